import type { AccountColumns, CodedColumn } from '../../model/columns.ts';

/** What a customer is compared by: sizes on a log scale, words as codes, a place. Arrays by row. */
export interface Traits {
	readonly count: number;
	/** Natural logs; NaN = unknown or not above 0. */
	readonly sizes: Readonly<Record<SizeName, Float64Array>>;
	/** −1 = unknown. */
	readonly words: Readonly<Record<WordName, Int32Array>>;
	/** Unit vectors, three per row; NaN = no position. */
	readonly place: Float64Array;
}

export const sizeNames = [
	'employees',
	'potential',
	'revenue_y0',
	'revenue_y1',
	'revenue_y2',
	'visits_per_year'
] as const;
export type SizeName = (typeof sizeNames)[number];
export const wordNames = ['industry', 'segment', 'stage', 'region'] as const;
export type WordName = (typeof wordNames)[number];

/** O(rows). */
export function traitsOf(accounts: AccountColumns): Traits {
	const { count } = accounts;
	const codes = (column: CodedColumn | null) => column?.codes ?? new Int32Array(count).fill(-1);
	return {
		count,
		sizes: {
			employees: logs(accounts.employees, count),
			potential: logs(accounts.potential, count),
			revenue_y0: logs(accounts.revenueY0, count),
			revenue_y1: logs(accounts.revenueY1, count),
			revenue_y2: logs(accounts.revenueY2, count),
			visits_per_year: logs(accounts.visitsPerYear, count)
		},
		words: {
			industry: codes(accounts.industry),
			segment: codes(accounts.segment),
			stage: codes(accounts.stage),
			region: regions(accounts)
		},
		place: places(accounts)
	};
}

const logs = (column: Float64Array | null, count: number): Float64Array =>
	column === null ? new Float64Array(count).fill(NaN) : column.map((value) => (value > 0 ? Math.log(value) : NaN));

/** Country and the first two signs of the postcode; where there is none, the square degree. */
function regions({ count, postcode, country, lon, lat }: AccountColumns): Int32Array {
	const known = new Map<string, number>();
	return Int32Array.from({ length: count }, (_, row) => {
		const code = postcode?.values[postcode.codes[row]!];
		const land = country?.values[country.codes[row]!] ?? '';
		const key =
			code !== undefined
				? `${land} ${code.slice(0, 2)}`
				: Number.isNaN(lon[row]! + lat[row]!)
					? null
					: `${Math.floor(lon[row]!)} ${Math.floor(lat[row]!)}`;
		if (key === null) return -1;
		const held = known.get(key) ?? known.size;
		known.set(key, held);
		return held;
	});
}

function places({ count, lon, lat }: AccountColumns): Float64Array {
	const out = new Float64Array(3 * count);
	const radian = Math.PI / 180;
	for (let row = 0; row < count; row++) {
		const phi = lat[row]! * radian;
		out[3 * row] = Math.cos(phi) * Math.cos(lon[row]! * radian);
		out[3 * row + 1] = Math.cos(phi) * Math.sin(lon[row]! * radian);
		out[3 * row + 2] = Math.sin(phi);
	}
	return out;
}
