import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Mend } from '#engine/ingest/health/finding.ts';
import { Review } from '#engine/ingest/health/review.ts';
import { cellValue } from '#engine/ingest/health/cells.ts';
import { dataset } from '../../../fixtures/dataset.ts';

const { accounts } = dataset(
	Array.from({ length: 6 }, (_, i) => ({ id: `a${i}`, lon: 9, lat: 50, revenue: 100 * i, postcode: `${1000 + i}` })),
	[]
);
const finding = (id: string, row: number, mend: Mend | null, confidence = 0.9): Finding => ({
	...{ id, problem: 'outlier', rows: [row], column: 'revenue_y0', got: null, confidence, mend },
	reason: { key: 'outlier.high', params: {} }
});
const set = (row: number, value: number): Mend => ({ changes: [{ row, column: 'revenue_y0', value }], drop: [] });
const findings = [
	finding('sure', 1, set(1, 7), 0.95),
	finding('unsure', 2, set(2, 8), 0.6),
	finding('unknown', 3, null),
	finding('gone', 4, { changes: [], drop: [4] }, 0.8)
];
const revenue = (review: Review) =>
	Array.from({ length: review.cleaned().accounts.count }, (_, row) =>
		cellValue(review.cleaned().accounts, 'revenue_y0', row)
	);

describe('a review of findings', () => {
	it('changes nothing until something is accepted, and brings everything back', () => {
		const review = new Review(accounts, findings);
		expect(review.cleaned().accounts).toBe(accounts);
		review.accept(['sure', 'unknown', 'gone', 'nobody']);
		expect(revenue(review)).toEqual([0, 7, 200, 300, 500]);
		expect(review.log).toEqual(['sure', 'gone']);
		review.revert(['gone']);
		expect(revenue(review)).toEqual([0, 7, 200, 300, 400, 500]);
		review.revert(review.log);
		expect(review.cleaned().accounts).toBe(accounts);
	});

	it('takes all that are sure enough, but not what was set aside', () => {
		const review = new Review(accounts, findings);
		review.setAside(['gone']);
		review.acceptAll('outlier', 0.7);
		expect(review.log).toEqual(['sure']);
		expect(findings.map(({ id }) => review.stateOf(id))).toEqual(['mended', 'open', 'open', 'aside']);
		expect(review.of('outlier').map(({ id }) => id)).toEqual(['unsure', 'unknown', 'sure', 'gone']);
		expect(review.scores.find(({ problem }) => problem === 'outlier')).toMatchObject({
			open: 2,
			mended: 1,
			mendable: 1
		});
	});

	it('sets aside at once what has no proposal, and nothing that has one or is settled', () => {
		const more = [...findings, finding('kept', 5, null), finding('set', 0, null)];
		const review = new Review(accounts, more);
		review.mendBy('set', set(0, 1));
		const aside = review.setAsideAll('outlier');
		expect([...aside].sort()).toEqual(['kept', 'unknown']);
		expect(more.map(({ id }) => review.stateOf(id))).toEqual(['open', 'open', 'aside', 'open', 'aside', 'mended']);
		review.revert(aside);
		expect(review.stateOf('unknown')).toBe('open');
	});

	it('a doubt about an account that was merged into another is settled with it, until the merge is taken back', () => {
		const more = [...findings, finding('late', 4, set(4, 1))];
		const review = new Review(accounts, more);
		const told = () => {
			const { open, rows } = review.scores.find(({ problem }) => problem === 'outlier')!;
			return [review.stateOf('late'), open, rows];
		};
		expect(told()).toEqual(['open', 5, 4]);
		review.accept(['gone']);
		expect(told()).toEqual(['gone', 3, 3]);
		expect(
			review
				.of('outlier')
				.map(({ id }) => id)
				.indexOf('late')
		).toBeGreaterThan(2);
		review.revert(['gone']);
		expect(told()).toEqual(['open', 5, 4]);
	});

	it('takes a value of the reader, written as people write it, and refuses what is none', () => {
		const review = new Review(accounts, findings);
		review.mendWith('unknown', '1.234,5');
		expect(revenue(review)[3]).toBe(1234.5);
		review.mendWith('unknown', '1,234.50');
		expect(revenue(review)[3]).toBe(1234.5);
		review.mendWith('unknown', '12 000');
		expect(revenue(review)[3]).toBe(12000);
		expect(() => review.mendWith('unknown', 'viel')).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
		expect(revenue(review)[3]).toBe(12000);
		review.mendWith('unknown', '');
		expect(revenue(review)[3]).toBeNull();
	});

	it('signs part thousands or decimals as people mean them', () => {
		const review = new Review(accounts, findings);
		const taken = (text: string) => {
			review.mendWith('unknown', text);
			return revenue(review)[3];
		};
		const texts = ['12.000', '12,000', '1.234,567', '1,234.567', '1.234.567', '12,5', '12.5', '0,125', '1234,567 €'];
		expect(texts.map(taken)).toEqual([12000, 12000, 1234.567, 1234.567, 1_234_567, 12.5, 12.5, 0.125, 1234.567]);
	});

	it('takes degrees with three decimals, years of the last century and yes or no', () => {
		const columns = ['lon', 'owner_since', 'locked'];
		const of = (column: string) => ({ ...finding(column, 3, null), column });
		const review = new Review(accounts, columns.map(of));
		const taken = (column: string, text: string) => {
			review.mendWith(column, text);
			return cellValue(review.cleaned().accounts, column, 3);
		};
		expect([taken('lon', '9.123'), taken('lon', '9,123')]).toEqual([9.123, 9.123]);
		expect(taken('owner_since', '31.12.98')).toBe(Date.UTC(1998, 11, 31));
		expect([taken('locked', 'ja'), taken('locked', 'false')]).toEqual([1, 0]);
		expect(() => review.mendWith('locked', 'vielleicht')).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
	});

	it('depends on what is accepted, not on the way there', () => {
		const step = fc.tuple(fc.constantFrom('accept', 'revert', 'setAside'), fc.subarray(findings.map(({ id }) => id)));
		fc.assert(
			fc.property(fc.array(step), (steps) => {
				const review = new Review(accounts, findings);
				for (const [what, ids] of steps) review[what as 'accept'](ids);
				const again = new Review(accounts, findings);
				again.accept(review.log);
				expect(revenue(review)).toEqual(revenue(again));
			})
		);
	});

	it('merges months as well', () => {
		const months = { ...accounts, revenueMonth: new Float64Array(6 * 36).fill(1) };
		const mend = {
			changes: [
				{ row: 0, column: 'revenue_month_02', value: 5 },
				{ row: 0, column: 'revenue_month_36', value: null }
			],
			drop: [1]
		};
		const review = new Review(months, [finding('merge', 0, mend)]);
		review.accept(['merge']);
		const { accounts: cleaned } = review.cleaned();
		expect([cleaned.count, cleaned.revenueMonth![1], cleaned.revenueMonth![35], cleaned.revenueMonth![37]]).toEqual([
			5,
			5,
			NaN,
			1
		]);
		expect(months.revenueMonth[1]).toBe(1);
	});
});
