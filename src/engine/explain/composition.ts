import type { CodedColumn } from '../model/columns.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** Largest groups told by name; the rest is summed. */
const NAMED = 7;

export interface Slice {
	/** A value of the data, or one of the keys named at `Composition`; 'other' and 'unknown' everywhere. */
	readonly key: string;
	readonly accounts: number;
	readonly potential: number;
}

/** What a territory consists of; every account is in exactly one slice of each list. */
export interface Composition {
	/** Values of the data, largest potential first, at most 7, then 'other' and 'unknown'. */
	readonly industry: readonly Slice[];
	/** customer, lead, prospect; 'unknown' = no stage given and no revenue. */
	readonly stage: readonly Slice[];
	/** By employees micro < 10, small < 50, medium < 250, large (Recommendation 2003/361/EC, headcount alone), else by
	 *  thirds of all accounts by potential: low, middle, high. */
	readonly size: readonly Slice[];
}

/** @param rows accounts of the territory. O(rows), and O(n log n) over all accounts where employees are unknown. */
export function composition(prepared: Prepared, rows: readonly number[]): Composition {
	const { accounts } = prepared.dataset;
	const { filled } = prepared;
	const stage = (row: number) =>
		valueOf(accounts.stage, row) ?? (filled.isCustomer[row] === 1 ? 'customer' : 'unknown');
	const group = (key: (row: number) => string) => slices(prepared, rows, key);
	return {
		industry: named(group((row) => valueOf(accounts.industry, row) ?? 'unknown')),
		stage: inOrder(group(stage), ['customer', 'lead', 'prospect', 'unknown']),
		size: inOrder(group(sizeClass(prepared)), ['large', 'medium', 'small', 'micro', 'high', 'middle', 'low', 'unknown'])
	};
}

const valueOf = (column: CodedColumn | null, row: number): string | null => {
	const code = column?.codes[row] ?? -1;
	return code < 0 ? null : (column!.values[code] ?? null);
};

function slices({ filled }: Prepared, rows: readonly number[], key: (row: number) => string): Slice[] {
	const held = new Map<string, { accounts: number; potential: number }>();
	for (const row of rows) {
		const slice = held.get(key(row)) ?? { accounts: 0, potential: 0 };
		slice.accounts++;
		slice.potential += filled.potential[row]!;
		held.set(key(row), slice);
	}
	return [...held].map(([name, slice]) => ({ key: name, ...slice }));
}

const inOrder = (list: Slice[], order: readonly string[]) =>
	list.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));

function named(list: Slice[]): Slice[] {
	const known = list.filter(({ key }) => key !== 'unknown');
	known.sort((a, b) => b.potential - a.potential || (a.key < b.key ? -1 : 1));
	const rest = known.splice(NAMED);
	if (rest.length > 0)
		known.push({
			key: 'other',
			accounts: rest.reduce((sum, slice) => sum + slice.accounts, 0),
			potential: rest.reduce((sum, slice) => sum + slice.potential, 0)
		});
	return [...known, ...list.filter(({ key }) => key === 'unknown')];
}

function sizeClass({ dataset, filled }: Prepared): (row: number) => string {
	const { employees } = dataset.accounts;
	if (employees !== null && employees.some((value) => value >= 0))
		return (row) => {
			const people = employees[row]!;
			if (!(people >= 0)) return 'unknown';
			return people < 10 ? 'micro' : people < 50 ? 'small' : people < 250 ? 'medium' : 'large';
		};
	const ranked = filled.potential.slice().sort();
	const lower = ranked[Math.floor(ranked.length / 3)] ?? 0;
	const upper = ranked[Math.floor((2 * ranked.length) / 3)] ?? 0;
	return (row) => (filled.potential[row]! >= upper ? 'high' : filled.potential[row]! >= lower ? 'middle' : 'low');
}
