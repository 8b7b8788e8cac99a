import { describe, expect, it } from 'vitest';
import { nameGuesser } from '#engine/ingest/impute/name-words.ts';
import { applyMends, type AcceptedMend } from '#engine/ingest/health/apply-mends.ts';
import { cellValue } from '#engine/ingest/health/cells.ts';
import type { Finding } from '#engine/ingest/health/finding.ts';
import { findMissing } from '#engine/ingest/impute/find-missing.ts';
import { revenueOfMonths } from '#engine/ingest/impute/revenue-years.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import { createRandom } from '#engine/model/random.ts';
import { accountColumns, dataset, textColumn, type AccountRow } from '../../../fixtures/dataset.ts';
import { drained } from '../health/drained.ts';

const meta = { ...dataset([], []).meta, month0: '2023-01' };
const search = (accounts: AccountColumns) => drained(findMissing(accounts, { meta }));

/** 240 customers: pharma buys ten times what crafts buy, both grow; every eighth revenue of the last year is missing. */
function market(): { accounts: AccountColumns; truth: number[]; missing: number[] } {
	const random = createRandom(5);
	const scatter = () => 0.8 + 0.4 * random.unit();
	const truth: number[] = [];
	const missing: number[] = [];
	const rows = Array.from({ length: 240 }, (_, row): AccountRow => {
		const isPharma = row % 2 === 0;
		const before = (isPharma ? 100_000 : 10_000) * scatter();
		truth.push(before * (isPharma ? 1.5 : 0.8) * (0.97 + 0.06 * random.unit()));
		const common: AccountRow = {
			industry: isPharma ? 'Pharma' : 'Handwerk',
			stage: 'customer',
			lon: 9 + random.unit(),
			lat: 48
		};
		if (row % 8 > 1) return { ...common, revenue: truth[row]!, revenueBefore: before };
		missing.push(row);
		return row % 16 < 2 ? { ...common, revenueBefore: before } : common;
	});
	return { accounts: accountColumns(rows), truth, missing };
}

describe('missing revenue', () => {
	const { accounts, truth, missing } = market();
	const found = search(accounts).filter(({ column }) => column === 'revenue_y0');
	const told = (finding: Finding) => finding.reason.params as Readonly<Record<string, number>>;

	it('comes from the trend of similar customers where the year before is known, else from their level', () => {
		expect(found.map(({ rows: [row] }) => row)).toEqual(missing);
		for (const finding of found) {
			const row = finding.rows[0]!;
			const hasYear = accounts.revenueY1![row]! > 0;
			expect(finding.reason.key).toBe(hasYear ? 'missing.revenue.trend' : 'missing.similar');
			expect(finding.reason.params['level']).toContain('industry');
			const { value, low, high, count } = told(finding);
			expect(Math.abs(value! / truth[row]! - 1)).toBeLessThan(hasYear ? 0.08 : 0.35);
			expect(low! <= value! && value! <= high! && count! >= 10).toBe(true);
		}
	});

	it('about eight of ten intervals hold the truth, and a trend is surer than a level', () => {
		const inside = found.filter(
			({ rows: [row], reason: { params } }) =>
				truth[row!]! >= Number(params['low']) && truth[row!]! <= Number(params['high'])
		);
		expect(inside.length / found.length).toBeGreaterThan(0.65);
		const confidence = (key: string) =>
			Math.min(...found.filter(({ reason }) => reason.key === key).map((one) => one.confidence));
		expect(confidence('missing.revenue.trend')).toBeGreaterThan(0.7);
	});

	it('accepted, it fills the cell and marks it; another mend without it leaves the gap', () => {
		const first = found[0]! as Finding & AcceptedMend;
		const row = first.rows[0]!;
		const cleaned = applyMends(accounts, [first]).accounts;
		expect(cellValue(cleaned, 'revenue_y0', row)).toBe(first.mend.changes[0]!.value);
		expect(cellValue(cleaned, 'estimated', row)).toBe('revenue_y0');
		expect(cellValue(applyMends(accounts, []).accounts, 'revenue_y0', row)).toBeNull();
		expect(search(cleaned).some(({ id }) => id === first.id)).toBe(false);
	});

	it('the same accounts give the same findings', () => {
		expect(search(accounts).filter(({ column }) => column === 'revenue_y0')).toEqual(found);
	});

	it('twelve months are no estimate but a sum; of the wrong year they say nothing', () => {
		const revenueMonth = new Float64Array(240 * 36).fill(NaN);
		const row = missing[0]!;
		revenueMonth.fill(100, row * 36 + 24, row * 36 + 36);
		const [first] = search({ ...accounts, revenueMonth }).filter(({ rows }) => rows[0] === row);
		expect(first).toMatchObject({
			reason: { key: 'missing.revenue.months' },
			mend: { changes: [{ row, column: 'revenue_y0', value: 1200 }] }
		});
		expect(revenueOfMonths({ ...accounts, revenueMonth }, meta, 'revenue_y1', row)).toBeNaN();
		expect(revenueOfMonths({ ...accounts, revenueMonth }, { ...meta, year0: 2026 }, 'revenue_y0', row)).toBeNaN();
	});

	it('leads lack no revenue, columns that are absent are no gaps, and where little is known nothing is made up', () => {
		const leads = accountColumns([{ stage: 'lead' }, { stage: 'customer', revenue: 5 }, { stage: 'customer' }]);
		expect(search(leads)).toMatchObject([{ rows: [2], mend: null, reason: { key: 'missing.unknown' }, confidence: 0 }]);
		expect(search(accountColumns([{ stage: 'customer' }]))).toEqual([]);
	});
});

describe('other gaps', () => {
	const count = 160;
	const rows = Array.from({ length: count }, (_, row): AccountRow => {
		const isLarge = row % 2 === 0;
		const known = row >= 8;
		return {
			stage: 'customer',
			revenue: (isLarge ? 200_000 : 9000) + 10 * row,
			...(known || row % 4 < 2 ? { segment: isLarge ? 'A' : 'C' } : {}),
			...(known || row % 4 > 1 ? { industry: row % 3 === 0 ? 'Food' : 'Metal' } : {}),
			...(known ? { visits: isLarge ? 12 : 3 } : {})
		};
	});
	const name = textColumn(
		rows.map((_, row) => `${['Auer', 'Bach', 'Cohn'][row % 5] ?? 'Dorn'} ${row % 3 === 0 ? 'Backwaren' : 'Stanzwerk'}`)
	);
	const employees = Float64Array.from(rows, (_, row) => (row < 8 ? NaN : row % 2 === 0 ? 500 : 10));
	const found = search({ ...accountColumns(rows), name, employees });
	const value = (row: number, column: string) =>
		found.find((one) => one.rows[0] === row && one.column === column)?.mend?.changes[0]?.value;

	it('employees, visits and segment follow size, industry follows the words of the name', () => {
		for (let row = 0; row < 8; row++) {
			const isLarge = row % 2 === 0;
			expect([value(row, 'employees'), value(row, 'visits_per_year')]).toEqual(isLarge ? [500, 12] : [10, 3]);
			if (row % 4 > 1) expect(value(row, 'segment')).toBe(isLarge ? 'A' : 'C');
			else expect(value(row, 'industry')).toBe(row % 3 === 0 ? 'Food' : 'Metal');
		}
		expect(found.every(({ confidence }) => confidence > 0.5 && confidence < 1)).toBe(true);
	});

	it('a family of one industry tells more than a name', () => {
		const parents = rows.map((row, i) => ({ ...row, id: `a${i}`, ...(i === 1 || i === 20 ? { parent: 'a23' } : {}) }));
		const family = search({ ...accountColumns(parents), name });
		const told = family.find((one) => one.rows[0] === 1 && one.column === 'industry');
		expect(told!.mend!.changes[0]!.value).toBe('Metal');
		expect(told!.reason).toMatchObject({ key: 'missing.industry.name', params: { count: 2 } });
	});
});

describe('industry by name and family', () => {
	const size = 20_000;
	const guesserOf = (rows: readonly AccountRow[], name: readonly string[]) => {
		const accounts = { ...accountColumns(rows), name: textColumn(name) };
		return nameGuesser(
			accounts,
			Int32Array.from(rows.keys()).filter((row) => rows[row]!.industry !== undefined)
		);
	};

	it('one parent of all accounts is asked by every one of them', () => {
		const rows = Array.from({ length: size }, (_, row): AccountRow => {
			return { id: `a${row}`, parent: 'a0', ...(row === 1 ? {} : { industry: row === 2 ? 'Food' : 'Metal' }) };
		});
		const guess = guesserOf(
			rows,
			rows.map(() => '')
		);
		// Only without the one of another industry do the others agree.
		for (let row = 0; row < size; row++) expect(guess(row)?.count ?? null).toBe(row === 2 ? size - 2 : null);
	});

	it('as many words and industries as accounts are held by what there is, not by what could be', () => {
		const rows = Array.from({ length: 150_000 }, (_, row) => row);
		const codes = Int32Array.from(rows, (row) => (row < 9 ? Math.min(row, 1) - 1 : row - 8));
		const industry = { codes, values: rows.slice(8).map((row) => `Industry ${row}`) };
		const name = textColumn(rows.map((row) => (row < 9 ? 'Stanzwerk' : `Word${row}`)));
		const accounts = { ...accountColumns([]), name, industry };
		expect(nameGuesser(accounts, Int32Array.from(rows.slice(1)))(0)).toMatchObject({ code: 0, count: 8 });
	});
});
