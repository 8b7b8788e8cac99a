import { foldLoosely } from './letters.ts';

/** Postcode as it is compared: letters and digits, no country prefix, no leading zeros (spreadsheets eat them). Null = none. */
export function postcodeKey(postcode: string | null): string | null {
	if (postcode === null) return null;
	const plain = postcode
		.toUpperCase()
		.replace(/^([A-Z]{1,3})[- ]+(?=\d{4,5}$)/, '')
		.replace(/\.0$/, '')
		.replace(/[^A-Z0-9]/g, '')
		.replace(/^0+/, '');
	return plain === '' ? null : plain;
}

/** Postcode that stands in the cell of the town ("22765 Hamburg"); null = none. */
export const postcodeInCity = (city: string | null): string | null =>
	city === null ? null : (/\b(\d{4,5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b/.exec(city)?.[1] ?? null);

/** Longer ones are pasted text. */
const LONGEST = 200;

/** Parts of a town that are added to its name or not. */
const district =
	/(?<=\S{3}.*)[ -]+(?:nord|sud|ost|west|mitte|altstadt|innenstadt|zentrum|sentrum|centrum|centre|center|city|vest|sor|north|south|east|central)$/;

/** Town as it is compared: folded, without digits and without what is added behind ("am Main", "(Altona)", "/M."). Null = none. */
export function cityKey(city: string | null): string | null {
	if (city === null) return null;
	const plain = foldLoosely(city.slice(0, LONGEST).replace(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\d+/g, ' ')).trim();
	const head = plain.split(/[,/(;]| - | (?:am|an der|an|a|bei|b|im|in|ob|i|upon|sur)\b/)[0]!.trim();
	const key = (head === '' ? plain : head.replace(district, '')).replace(/\bst\b\.?/g, 'sankt').replace(/[^a-z]/g, '');
	return key === '' ? null : key;
}

/** "https://www.example.de/x" and "a@example.de" → "example.de"; null = none. */
export function domainKey(text: string | null): string | null {
	const host = /^(?:[a-z]+:\/\/)?(?:.*@)?(?:www\.)?([a-z0-9äöüß-]+(?:\.[a-z0-9-]+)+)/i.exec(text?.trim() ?? '');
	return host ? host[1]!.toLowerCase() : null;
}
