import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { applyMends, type AcceptedMend } from '#engine/ingest/health/apply-mends.ts';
import { cellSpec, cellValue } from '#engine/ingest/health/cells.ts';
import type { CellChange } from '#engine/ingest/health/finding.ts';
import { accountSchema } from '#engine/model/schema.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import { accountColumns } from '../../../fixtures/dataset.ts';
import { refusal } from '../helpers.ts';

const columns = accountSchema
	.filter((spec) => !('reserved' in spec) && spec.kind !== 'months')
	.map(({ name }) => name as string);
const cells = (accounts: AccountColumns) =>
	Array.from({ length: accounts.count }, (_, row) => columns.map((column) => cellValue(accounts, column, row)));
const sample = () =>
	accountColumns([
		{ id: 'A', revenue: 100, industry: 'Bau', stage: 'customer', estimated: 'employees' },
		{ id: 'B', industry: 'Bau', lon: 9, lat: 48 },
		{ id: 'C', revenue: 5, owner: 'R1', ownerSince: '2024-05-01', locked: true },
		{ id: 'D', industry: 'Chemie', stage: 'lead' }
	]);
const mend = (
	id: string,
	changes: readonly CellChange[],
	drop: readonly number[] = [],
	rows: readonly number[] = []
): AcceptedMend => ({
	id,
	rows,
	mend: { changes, drop }
});

describe('accepted mends', () => {
	it('write cells of any kind, also of columns that were absent, and leave the imported accounts as they were', () => {
		const before = sample();
		const held = cells(before);
		const { accounts } = applyMends(before, [
			mend('x', [
				{ row: 1, column: 'revenue_y0', value: 7 },
				{ row: 1, column: 'name', value: 'Müller' },
				{ row: 2, column: 'stage', value: 'prospect' },
				{ row: 2, column: 'locked', value: 0 },
				{ row: 3, column: 'protected_until', value: Date.UTC(2026, 5, 1) },
				{ row: 0, column: 'industry', value: null }
			])
		]);
		expect([...accounts.revenueY0!]).toEqual([100, 7, 5, NaN]);
		expect([accounts.name!.at(1), accounts.name!.at(0)]).toEqual(['Müller', null]);
		expect(cellValue(accounts, 'stage', 2)).toBe('prospect');
		expect([...accounts.locked!]).toEqual([0, 0, 0, 0]);
		expect(accounts.protectedUntil![3]).toBe(Date.UTC(2026, 5, 1));
		expect(accounts.industry!.values).toEqual(['Bau', 'Chemie']);
		expect(cellValue(accounts, 'industry', 0)).toBeNull();
		expect(cells(before)).toEqual(held);
	});

	it('of two mends of one cell the later wins and the log says so', () => {
		const { accounts, log } = applyMends(sample(), [
			mend('first', [{ row: 0, column: 'revenue_y0', value: 1 }]),
			mend('second', [{ row: 0, column: 'revenue_y0', value: 2 }])
		]);
		expect(accounts.revenueY0![0]).toBe(2);
		const told = log.changes.filter(({ column }) => column === 'revenue_y0');
		expect(told.map(({ id, before, value, overruledBy }) => [id, before, value, overruledBy])).toEqual([
			['first', 100, 1, 'second'],
			['second', 1, 2, null]
		]);
	});

	it('rows that go are gone in the end, with a map; the last row of a finding stays', () => {
		const { accounts, newRow, oldRow, log } = applyMends(sample(), [
			mend('m1', [{ row: 0, column: 'name', value: 'of B' }], [1], [0, 1]),
			mend('m2', [], [0], [0, 1]),
			mend('m3', [{ row: 1, column: 'name', value: 'lost' }])
		]);
		expect([accounts.count, ...newRow]).toEqual([3, 0, -1, 1, 2]);
		expect([...oldRow].map((row) => sample().id.at(row))).toEqual(['A', 'C', 'D']);
		expect(accounts.name!.at(0)).toBe('of B');
		expect(log.drops.map(({ row, kept }) => [row, kept])).toEqual([
			[1, false],
			[0, true]
		]);
		expect(log.changes.find(({ value }) => value === 'lost')!.overruledBy).toBe('m1');
	});

	it('the mark of an estimate comes with the value and goes when a person writes another', () => {
		const estimate = mend('e', [
			{ row: 0, column: 'revenue_y1', value: 90 },
			{ row: 0, column: 'estimated', value: 'revenue_y1' }
		]);
		expect(cellValue(applyMends(sample(), [estimate]).accounts, 'estimated', 0)).toBe('employees revenue_y1');
		const person = mend('p', [
			{ row: 0, column: 'employees', value: 12 },
			{ row: 0, column: 'revenue_y1', value: 95 }
		]);
		expect(applyMends(sample(), [estimate, person]).accounts.estimated).toBeNull();
	});

	it.each([
		['COLUMN_MISSING', { row: 0, column: 'revenue_month', value: 1 }],
		['COLUMN_MISSING', { row: 0, column: '__proto__', value: 1 }],
		['VALUE_INVALID', { row: 9, column: 'name', value: 'x' }],
		['VALUE_INVALID', { row: 0, column: 'lat', value: 91 }],
		['VALUE_INVALID', { row: 0, column: 'stage', value: 'friend' }],
		['VALUE_INVALID', { row: 0, column: 'account_id', value: null }],
		['VALUE_INVALID', { row: 0, column: 'employees', value: 'many' }]
	])('%s for a mend that does not fit: %j', (code, change) => {
		expect(refusal(() => applyMends(sample(), [mend('x', [change])])).code).toBe(code);
	});

	it('any mends, taken back from last to first, give the imported cells again', () => {
		const change = fc.nat(3).chain((row) =>
			fc.constantFrom(...columns.filter((name) => name !== 'account_id')).chain((column) => {
				const { kind, values, min = -5, max = 5 } = cellSpec(column);
				const value: fc.Arbitrary<string | number | null> =
					kind === 'flag'
						? fc.nat(1)
						: values !== undefined
							? fc.constantFrom(null, ...values)
							: column === 'estimated'
								? fc.constantFrom('revenue_y0', 'employees')
								: kind === 'text' || kind === 'code'
									? fc.option(fc.string({ minLength: 1, maxLength: 4 }))
									: fc.option(fc.double({ min, max, noNaN: true }).map((number) => number + 0));
				return value.map((drawn): CellChange => ({ row, column, value: drawn }));
			})
		);
		fc.assert(
			fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (lists) => {
				const mends = lists.map((changes, i) => mend(`m${i}`, changes));
				const original = sample();
				original.locked!.fill(0);
				const { accounts, log } = applyMends(original, mends);
				const back = [...log.changes].reverse().map(({ row, column, before }) => ({ row, column, value: before }));
				const marks = back.filter(({ column }) => column === 'estimated');
				const rest = back.filter(({ column }) => column !== 'estimated');
				const undone = applyMends(
					accounts,
					rest.map((one, i) => mend(`u${i}`, [one]))
				).accounts;
				for (const [row, cellsOfRow] of cells(original).entries())
					columns.forEach((column, c) => {
						if (column === 'estimated') {
							const first = marks.findLast((mark) => mark.row === row);
							if (first !== undefined) expect(first.value).toBe(cellsOfRow[c]);
						} else expect(cellValue(undone, column, row), column).toBe(cellsOfRow[c]);
					});
				expect(applyMends(original, []).accounts).toBe(original);
			}),
			{ numRuns: 200 }
		);
	});
});
