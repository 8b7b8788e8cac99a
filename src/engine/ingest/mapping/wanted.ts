import { headersOf, type Field, type Mapping, type SplitPattern } from './mapping.ts';
import { periodOf } from './periods.ts';

/** What a user decided, by header: a target of ours, a part of one (`house_number`, `address`, `order_date`), null = not imported. */
export type Wanted = Readonly<Record<string, string | null>>;

/** What a column is called that a pattern parts. */
const whole: Readonly<Record<SplitPattern, string>> = {
	'postcode-place': 'postcode_city',
	'place-street': 'place_street',
	address: 'address',
	'lat-lon': 'lat_lon',
	'lon-lat': 'lon_lat'
};
const joined: Readonly<Record<string, readonly string[]>> = {
	street: ['street', 'house_number'],
	name: ['first_name', 'last_name']
};

/**
 * The decisions that a mapping stands for, so that a remembered one can be changed column by column: headers that it does not read are
 * not wanted. Columns of months and years, and fallbacks, find their place by themselves. O(fields + headers).
 */
export function wantedOf(mapping: Mapping, headers: readonly string[]): Wanted {
	const read = new Set(mapping.fields.flatMap(headersOf));
	// `constructor` and `__proto__` are headers like any other.
	const wanted = new Map<string, string | null>();
	const decide = (header: string, target: string | null) => {
		if ((wanted.get(header) ?? null) === null) wanted.set(header, target);
	};
	for (const header of headers) if (!read.has(header)) wanted.set(header, null);
	for (const field of mapping.fields) {
		if (field.how === 'plain') {
			if (!ofPeriod(field.target, field.from[0]!)) decide(field.from[0]!, field.target);
		} else if (field.how === 'split') decide(field.from[0]!, whole[field.pattern]);
		else if (field.how === 'join') {
			const parts = joined[field.target]?.slice(-field.from.length) ?? [];
			field.from.forEach((header, k) => decide(header, parts[k] ?? null));
		} else if (field.how === 'orders') {
			decide(field.date, 'order_date');
			decide(field.amount, field.times === undefined ? 'order_amount' : 'unit_price');
			if (field.times !== undefined) decide(field.times, 'quantity');
		}
	}
	return Object.fromEntries(wanted);
}

/** Sales of a year that the header names. */
const ofPeriod = (target: string, header: string) => target.startsWith('revenue_y') && periodOf(header) !== null;

/** A constant reads none: what was decided last holds. */
const sameHeaders = (a: Field, b: Field) =>
	a.how === b.how && a.how !== 'constant' && headersOf(a).join('\u0000') === headersOf(b).join('\u0000');

/** `next` with the fields of `before` where both read the same columns: what someone set there by hand stays. O(fields²). */
export function keepFields(before: Mapping, next: Mapping): Mapping {
	const fields = next.fields.map((field) => {
		const kept = before.fields.find((one) => one.target === field.target);
		return kept !== undefined && sameHeaders(kept, field) ? kept : field;
	});
	const { currency, year0, month0 } = before;
	return {
		...next,
		fields,
		currency: next.currency ?? currency,
		year0: next.year0 ?? year0,
		month0: next.month0 ?? month0
	};
}
