import type { SplitPart, SplitPattern } from './mapping.ts';
import { countryCode } from '../country-code.ts';

/** No address or coordinate is longer; what is would only cost time. */
const LONGEST = 300;

type Parts = Partial<Record<SplitPart, string>>;

const postcodeFirst =
	/^(?:([A-Z]{1,3})[- ])?(\d{4,6}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})[ ,]+(\D.*)$/i;
const postcodeLast = /^(\D.*?)[ ,]+(?:([A-Z]{1,3})[- ])?(\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
/** A town by itself; what people write for "not known" is none. */
const placeAlone =
	/^(?!(?:unbekannt|unknown|ukjent|keine? ?angabe|k\. ?a\.|ohne|ingen|none|nicht angegeben)$)\p{L}[\p{L} .'’()/-]*$/iu;
const postcodeAlone = /^(?:([A-Z]{1,3})[- ])?(\d{4,6}|\d{3} \d{2})$/;

function postcodePlace(text: string): Parts | null {
	const first = postcodeFirst.exec(text);
	if (first) return withCountry({ postcode: first[2]!, city: first[3]!.trim() }, first[1]);
	const last = postcodeLast.exec(text);
	if (last) return withCountry({ postcode: last[3]!, city: last[1]!.trim() }, last[2]);
	const alone = postcodeAlone.exec(text);
	return alone ? withCountry({ postcode: alone[2]! }, alone[1]) : null;
}

function withCountry(parts: Parts, prefix: string | undefined): Parts {
	const country = prefix === undefined ? undefined : (countryCode(prefix) ?? undefined);
	return country === undefined ? parts : { ...parts, country };
}

/** The house number tells the street from the place; the first part is the place where neither has one. */
function placeStreet(text: string): Parts | null {
	const comma = text.indexOf(',');
	if (comma < 0) return null;
	const first = text.slice(0, comma).trim();
	const rest = text.slice(comma + 1).trim();
	if (first === '' || rest === '') return null;
	return /\d/.test(first) && !/\d/.test(rest) ? { street: first, city: rest } : { city: first, street: rest };
}

function address(text: string): Parts | null {
	const pieces = text.split(/\s*[,\n;]\s*/).filter((piece) => piece !== '');
	const country = pieces.length > 1 ? (countryCode(pieces.at(-1)!) ?? undefined) : undefined;
	if (country !== undefined) pieces.pop();
	const at = pieces.findIndex((piece, k) => (k > 0 || pieces.length === 1) && postcodePlace(piece) !== null);
	if (at < 0) return null;
	const parts: Parts = { ...(country === undefined ? {} : { country }), ...postcodePlace(pieces[at]!) };
	// "Musterstr. 1, 10115, Berlin"
	if (parts.city === undefined && pieces[at + 1] !== undefined) parts.city = pieces[at + 1]!;
	const street = pieces.slice(0, at).join(', ');
	return street === '' ? parts : { ...parts, street };
}

const pair =
	/^[[(]?\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;/ ]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWO])?\s*[\])]?$/i;
const commaPair = /^(-?\d{1,3},\d+)()(?:, |\s*[;/ ])\s*(-?\d{1,3},\d+)$/;

function coordinates(text: string, latFirst: boolean): Parts | null {
	// The patterns allow blanks in many places: each run of them would be tried in every division.
	const plain = text.replace(/\s+/g, ' ');
	const found = pair.exec(plain) ?? commaPair.exec(plain);
	// "040 01" and "12 34" are a postcode and a post office box.
	if (found === null || !/[.,;/°NSEWO]/i.test(plain)) return null;
	const [, first, half, second, side] = found;
	const signed = (number: string, isBelow: boolean) => (isBelow ? '-' : '') + number.replace(',', '.');
	const a = signed(first!, half?.toUpperCase() === 'S' && !first!.startsWith('-'));
	const b = signed(second!, side?.toUpperCase() === 'W' && !second!.startsWith('-'));
	return latFirst ? { lat: a, lon: b } : { lat: b, lon: a };
}

/** One cell in its parts; null = the cell is not of this pattern. O(length). */
export function splitCell(text: string, pattern: SplitPattern): Parts | null {
	if (text.length > LONGEST) return null;
	switch (pattern) {
		case 'postcode-place':
			return postcodePlace(text) ?? (placeAlone.test(text) ? { city: text } : null);
		case 'place-street':
			return placeStreet(text);
		case 'address':
			return address(text);
		default:
			return coordinates(text, pattern === 'lat-lon');
	}
}
