import type { AccountColumns } from '../../model/columns.ts';
import { oneSlip } from '../one-slip.ts';
import type { ComparedField, FieldEvidence } from './pair-record.ts';
import { rarityBits } from './rarity.ts';
import type { Records } from './records.ts';
import { evidenceBits as weigh } from './weights.ts';

/** Takes up the evidence of one field; dropped where only the sum is wanted. */
export type Note = (field: ComparedField, agreement: FieldEvidence['agreement'], score: number, bits: number) => void;

/** How far a position may be off, km. */
const slack: Readonly<Record<string, number>> = { rooftop: 0.15, street: 0.6, postcode: 6, place: 10, none: 40 };
const slackUnknown = 2;

const slackOf = ({ locationPrecision }: AccountColumns, row: number) =>
	slack[locationPrecision?.values[locationPrecision.codes[row]!] ?? ''] ?? slackUnknown;

/** Kilometres on the sphere, flat within the distances that matter here; NaN where a position is missing. */
export function kilometresBetween({ lon, lat }: AccountColumns, a: number, b: number): number {
	const north = 111.2 * (lat[a]! - lat[b]!);
	const east = 111.2 * (lon[a]! - lon[b]!) * Math.cos(((lat[a]! + lat[b]!) * Math.PI) / 360);
	return Math.sqrt(north * north + east * east);
}

/**
 * Evidence of two places. Postcode, town and distance say the same thing, so the strongest agreement counts once; what speaks
 * against adds up. Street and number are weighed by how many rows have that address, so that a business park tells little.
 * Symmetric. O(1).
 */
export function comparePlaces(records: Records, a: number, b: number, note: Note): number {
	const area = compareAreas(records, a, b, note);
	return area + compareStreets(records, a, b, area, note);
}

function compareAreas(records: Records, a: number, b: number, note: Note): number {
	const { accounts, postcodes, cities } = records;
	const { count } = accounts;
	let agree = 0;
	let against = 0;
	const postcodeA = records.postcode[a]!;
	const postcodeB = records.postcode[b]!;
	const cityA = records.city[a]!;
	const cityB = records.city[b]!;
	let differentCodes = false;
	if (postcodeA >= 0 && postcodeB >= 0) {
		if (postcodeA === postcodeB) {
			agree = Math.min(weigh.mostArea, rarityBits(postcodes.counts[postcodeA]!, count, 1 / 2000));
			note('postcode', 'agree', 1, agree);
		} else if (postcodeSlip(postcodes.words[postcodeA]!, postcodes.words[postcodeB]!)) {
			// Neighbouring codes look like slips, too: with the towns known, they decide.
			if (cityA < 0 || cityB < 0) agree = weigh.postcodeTypo;
			else differentCodes = cityA !== cityB;
			note('postcode', 'similar', 0.5, agree);
		} else {
			differentCodes = true;
			against += weigh.postcodeDiffer;
			note('postcode', 'differ', 0, weigh.postcodeDiffer);
		}
	}
	if (cityA >= 0 && cityB >= 0) {
		if (cityA === cityB) {
			const bits = Math.min(weigh.mostArea, rarityBits(cities.counts[cityA]!, count, 1 / 500));
			note('city', 'agree', 1, Math.max(0, bits - agree));
			agree = Math.max(agree, bits);
		} else if (records.townsAlike(cityA, cityB)) {
			note('city', 'similar', 0.5, agree > 0 ? 0 : weigh.cityAlike);
			agree = Math.max(agree, weigh.cityAlike);
		} else {
			const bits = differentCodes ? weigh.placeDiffer : agree > 0 ? 0 : weigh.cityDiffer;
			against += bits;
			note('city', 'differ', 0, bits);
		}
	}
	const km = kilometresBetween(accounts, a, b);
	if (km === km) {
		const reach = slackOf(accounts, a) + slackOf(accounts, b);
		if (km <= reach) {
			const near = reach < 1.5 ? weigh.areaNear : reach < 20 ? weigh.areaNearCoarse : 0;
			note('distance', 'agree', km, Math.max(0, near - agree));
			agree = Math.max(agree, near);
		} else {
			const bits = km > reach + 25 ? weigh.veryFar : km > 3 * reach ? weigh.far : 0;
			against += bits;
			note('distance', bits < 0 ? 'differ' : 'similar', km, bits);
		}
	}
	return agree + against;
}

const postcodeSlip = (a: string, b: string) => a.length === b.length && a.length >= 4 && oneSlip(a, b);

function compareStreets(records: Records, a: number, b: number, area: number, note: Note): number {
	const streetA = records.street[a]!;
	const streetB = records.street[b]!;
	if (streetA < 0 || streetB < 0) return 0;
	const likeness = records.streetLikeness(streetA, streetB);
	if (likeness < 0.94) {
		const bits = likeness < 0.88 ? weigh.streetDiffer : weigh.streetDoubtful;
		note('street', likeness < 0.88 ? 'differ' : 'similar', likeness, bits);
		return bits;
	}
	const here = records.number[a]!;
	const there = records.number[b]!;
	const numbered = here.from > 0 && there.from > 0;
	// A street name found in another town, too, says nothing.
	if (area <= 0) {
		note('street', likeness === 1 ? 'agree' : 'similar', likeness, 0);
		return 0;
	}
	const slip = likeness === 1 ? 0 : -weigh.streetTypoCost;
	if (!numbered) {
		const bits = Math.max(0, Math.min(4, weigh.mostAddress - area)) + slip;
		note('street', likeness === 1 ? 'agree' : 'similar', likeness, bits);
		return bits;
	}
	if (here.from <= there.to && there.from <= here.to) {
		const letters = here.letter !== '' && there.letter !== '' && here.letter !== there.letter;
		const rows = Math.max(
			2,
			records.addresses.counts[records.address[a]!] ?? 2,
			records.addresses.counts[records.address[b]!] ?? 2
		);
		const whole = Math.min(weigh.mostAddress, rarityBits(rows, records.accounts.count, 1 / 50_000));
		// Entered without a postcode or with another: no more than the street's name and the number tell.
		const most =
			records.address[a] === records.address[b]
				? Infinity
				: weigh.numberAgree + rarityBits(records.streets.counts[streetA]!, records.accounts.count, 1 / 500);
		const bits = Math.max(0, Math.min(most, whole - area)) + slip;
		note('street', likeness === 1 ? 'agree' : 'similar', likeness, bits);
		note('house_number', letters ? 'similar' : 'agree', letters ? 0.5 : 1, letters ? -1 : 0);
		return bits - (letters ? 1 : 0);
	}
	note('street', likeness === 1 ? 'agree' : 'similar', likeness, 2 + slip);
	note('house_number', 'differ', 0, weigh.numberDiffer);
	return 2 + slip + weigh.numberDiffer;
}
