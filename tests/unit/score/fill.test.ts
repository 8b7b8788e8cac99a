import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { fillAccounts } from '#engine/score/fill.ts';
import { dataset, type AccountRow } from '../../fixtures/dataset.ts';

const travel = defaultSettings().travel;
const fill = (rows: readonly AccountRow[]) => fillAccounts(dataset(rows, [{ id: 'r' }]), travel);

describe('documented defaults', () => {
	it('takes given values as they are and flags nothing', () => {
		const filled = fill([
			{
				stage: 'customer',
				potential: 100,
				revenue: 80,
				revenueBefore: 50,
				visits: 4,
				visitHours: 1,
				videoShare: 0.5,
				owner: 'r',
				ownerSince: '2024-01-01'
			},
			{
				stage: 'lead',
				potential: 60,
				revenue: 0,
				revenueBefore: 0,
				winRate: 0.3,
				visits: 2,
				visitHours: 2,
				videoShare: 0
			}
		]);
		expect(filled.assumed).toEqual([]);
		expect([...filled.whiteSpace]).toEqual([20, 60]);
		expect([...filled.growth]).toEqual([30, 0]);
		expect([...filled.winRate]).toEqual([1, 0.3]);
		expect(filled.relationshipYears[0]).toBeCloseTo(2, 2);
		expect(filled.relationshipYears[1]).toBe(0);
		expect([...filled.isCustomer]).toEqual([1, 0]);
	});

	it('visits follow revenue thirds: 12, 6 and 2, and are flagged', () => {
		const filled = fill([10, 20, 30, 40, 50, 60, 0].map((revenue) => ({ revenue, potential: 100 })));
		expect([...filled.visits]).toEqual([2, 2, 6, 6, 12, 12, 2]);
		expect(filled.assumed).toContain('visits_per_year');
	});

	it('a missing potential is the median of the same segment, at least the revenue', () => {
		const filled = fill([
			{ segment: 'A', potential: 10, revenue: 1 },
			{ segment: 'A', potential: 30, revenue: 1 },
			{ segment: 'B', potential: 500, revenue: 1 },
			{ segment: 'A', revenue: 5 },
			{ segment: 'A', revenue: 70 },
			{ revenue: 1 }
		]);
		expect([...filled.potential]).toEqual([10, 30, 500, 20, 70, 30]);
		expect(filled.assumed).toContain('potential');
	});

	it('without potential and revenue every account counts the same', () => {
		const filled = fill([
			{ lon: 1, lat: 1 },
			{ lon: 2, lat: 2 }
		]);
		expect([...filled.potential]).toEqual([1, 1]);
		expect([...filled.visits]).toEqual([6, 6]);
		expect([...filled.isCustomer]).toEqual([1, 1]);
		expect(new Set(filled.assumed)).toEqual(
			new Set(['stage', 'potential', 'visits_per_year', 'visit_hours', 'video_share'])
		);
		expect(filled.assumedRows).toMatchObject({ potential: 2, visits_per_year: 2 });
	});

	it('counts the accounts that took a default, not the columns alone', () => {
		const filled = fill([{ potential: 5, visits: 2 }, { potential: 3 }, { visits: 0 }]);
		expect(filled.assumedRows).toMatchObject({ potential: 1, visits_per_year: 1, visit_hours: 3 });
		expect(fill([{ potential: 5 }]).assumedRows.potential).toBeUndefined();
	});

	it('an unknown start of the relation counts 0 years and is flagged', () => {
		const filled = fill([{ owner: 'r', potential: 1 }]);
		expect(filled.relationshipYears[0]).toBe(0);
		expect(filled.assumed).toContain('owner_since');
	});

	it('a deal protects until its date', () => {
		const filled = fill([{ protectedUntil: '2026-03-01' }, { protectedUntil: '2025-12-31' }, {}]);
		expect([...filled.isProtected]).toEqual([1, 0, 0]);
	});

	it('negative money counts as nothing', () => {
		expect(fill([{ revenue: -5, potential: 3 }]).revenue[0]).toBe(0);
	});
});

describe('estimates follow the figures', () => {
	it('a potential that is an estimated revenue is similar, one from others a median, a known revenue neither', () => {
		const rows: AccountRow[] = [
			{ segment: 'A', revenue: 100, estimated: 'revenue_y0 employees' },
			{ segment: 'A', revenue: 10 },
			{ segment: 'A', revenue: 20 },
			{ segment: 'B', revenue: 7, estimated: 'employees' }
		];
		const { potentialSource: source, assumed, assumedRows } = fill(rows);
		expect([...source.codes].map((code) => source.values[code] ?? null)).toEqual(['similar', 'median', null, null]);
		expect(assumed).toContain('revenue_y0');
		expect(assumedRows.revenue_y0).toBe(1);
		const given = fill([{ potential: 5, estimated: 'visits_per_year', visits: 3 }]);
		expect([...given.potentialSource.codes]).toEqual([-1]);
		expect(given.assumedRows.visits_per_year).toBe(1);
	});
});
