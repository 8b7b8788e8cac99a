import { describe, expect, it } from 'vitest';
import { planAlignment, todayAlignment } from '#engine/explain/alignment.ts';
import { findings, type FindingKind } from '#engine/explain/findings.ts';
import { neighbourhood } from '#engine/explain/neighbourhood.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { dataset, noGeography, type AccountRow, type RepRow } from '../../fixtures/dataset.ts';

const settings = { ...defaultSettings(), units: 'accounts' as const };
const homes: RepRow[] = [
	{ id: 'a', lon: 10, lat: 50, capacity: 100 },
	{ id: 'b', lon: 11, lat: 50, capacity: 100 }
];
/** Twelve columns of two accounts, 0.1° apart; `owners` names the rep of each column. */
const grid = (owners: string, more: Partial<AccountRow> = {}): AccountRow[] =>
	[...owners].flatMap((owner, x) =>
		[50, 50.1].map((lat) => ({ lon: 10 + x / 10, lat, owner, potential: 100, visits: 4, visitHours: 1, ...more }))
	);
const open = (rows: readonly AccountRow[], reps = homes) => prepare(dataset(rows, reps), settings, noGeography);
const today = (rows: readonly AccountRow[], reps = homes) => {
	const prepared = open(rows, reps);
	return findings(prepared, todayAlignment(prepared), neighbourhood(prepared.places.sphere));
};
const rowsOf = (found: ReturnType<typeof today>, id: FindingKind) => [
	...(found.find((f) => f.id === id)?.accounts ?? [])
];
const clean = 'aaaaaabbbbbb';

describe('findings of today', () => {
	it('a clean half and half has none of where-findings and none of balance', () => {
		const ids = today(grid(clean)).map(({ id }) => id);
		for (const id of ['uneven', 'cut-off', 'isolated', 'overlap', 'holes', 'unlocated', 'long-travel', 'overloaded'])
			expect(ids).not.toContain(id);
	});

	it('cut off are the accounts beyond somebody else’s land, and the rep around is the one in between', () => {
		const found = today(grid('aaaaabbbbbba'));
		const cut = found.find(({ id }) => id === 'cut-off')!;
		expect([...cut.accounts]).toEqual([22, 23]);
		expect([...cut.around!]).toEqual([1, 1]);
		expect(cut.amount).toBe(200);
		expect(cut.share).toBeCloseTo(200 / 2400, 12);
		expect(cut.severity).toBe('high');
	});

	it('counts accounts, never empty units: a far home alone cuts nothing off', () => {
		const found = today(grid(clean), [{ ...homes[0]!, lon: 11.15, lat: 50.3 }, homes[1]!]);
		expect(rowsOf(found, 'cut-off')).toEqual([]);
	});

	it('where the home lies on foreign land, the piece with most work is the main one', () => {
		const far: RepRow[] = [{ ...homes[0]!, lon: 10.6 }, homes[1]!];
		expect(rowsOf(today(grid('aaaaabbbbbba'), far), 'cut-off')).toEqual([22, 23]);
	});

	it('isolated is who has no neighbour of the same rep, while the rep has other accounts', () => {
		const rows = grid(clean);
		rows[20] = { ...rows[20]!, owner: 'a' };
		expect(rowsOf(today(rows), 'isolated')).toEqual([20]);
		const alone = [...grid('bbbbbbbbbbbb'), { lon: 10.55, lat: 50.05, owner: 'a', potential: 1 }];
		expect(rowsOf(today(alone), 'isolated')).toEqual([]);
	});

	it('overlap names the units of two reps and whose accounts are fewer', () => {
		const rows = [...grid(clean), { lon: 10, lat: 50, owner: 'b', potential: 70, visits: 1, visitHours: 1 }];
		const overlap = today(rows).find(({ id }) => id === 'overlap')!;
		expect(overlap.count).toBe(1);
		expect([...overlap.accounts]).toEqual([24]);
		expect(overlap.amount).toBe(70);
	});

	it('holes are located accounts without a rep; accounts without a position are told apart', () => {
		const rows = [...grid(clean), { lon: 10.5, lat: 50.05, potential: 30 }, { owner: 'a', potential: 5 }];
		const found = today(rows);
		expect(rowsOf(found, 'holes')).toEqual([24]);
		expect(rowsOf(found, 'unlocated')).toEqual([25]);
	});

	it('uneven tells the potential that would have to change hands', () => {
		const uneven = today(grid('aaaaaaaaabbb')).find(({ id }) => id === 'uneven')!;
		expect([...uneven.reps]).toEqual([0, 1]);
		expect(uneven.amount).toBeCloseTo(600, 9);
		expect(uneven.share).toBeCloseTo(0.25, 12);
	});

	it('overloaded and uncovered belong together; idle is the other side', () => {
		const found = today(grid(clean), [
			{ ...homes[0]!, capacity: 20 },
			{ ...homes[1]!, capacity: 1000 }
		]);
		const of = (id: FindingKind) => found.find((finding) => finding.id === id)!;
		expect([...of('overloaded').reps]).toEqual([0]);
		expect([...of('idle').reps]).toEqual([1]);
		const { kpis } = open(grid(clean), [
			{ ...homes[0]!, capacity: 20 },
			{ ...homes[1]!, capacity: 1000 }
		]).today;
		expect(of('overloaded').amount).toBeCloseTo(kpis.territories[0]!.workloadHours - 20, 9);
		expect(of('uncovered').amount).toBeCloseTo(kpis.uncoveredPotential, 6);
	});

	it('long travel needs an hour more per visit than the nearest rep', () => {
		const far: RepRow[] = [homes[0]!, { ...homes[1]!, lon: 14 }];
		const rows = [...grid('aaaaaaaaaaaa'), ...grid('b').map((row) => ({ ...row, lon: 14 }))];
		expect(rowsOf(today(rows, far), 'long-travel')).toEqual([]);
		rows[0] = { ...rows[0]!, owner: 'b' };
		const found = today(rows, far).find(({ id }) => id === 'long-travel')!;
		expect([...found.accounts]).toEqual([0]);
		const prepared = open(rows, far);
		expect(found.amount).toBeCloseTo((prepared.travelSeconds[1]! - prepared.travelSeconds[0]!) / 3600, 9);
	});

	it('without any owner only missing positions are told', () => {
		const rows = [...grid(clean).map(({ owner: _, ...row }) => row), { potential: 5 }];
		expect(today(rows).map(({ id }) => id)).toEqual(['unlocated']);
	});
});

it('a protected deal that changes rep is severe, however small', () => {
	const rows = grid(clean);
	rows[10] = { ...rows[10]!, protectedUntil: '2027-01-01', revenue: 1 };
	const prepared = open(rows);
	const labels = prepared.today.unitOwner.slice();
	labels[prepared.accountUnit[10]!] = 1;
	const plan = planAlignment(prepared, labels, measureLabels(prepared, labels));
	const found = findings(prepared, plan, neighbourhood(prepared.places.sphere), prepared.today.accountOwner);
	expect(found[0]).toMatchObject({ id: 'protected', severity: 'high', count: 1 });
	expect([...found[0]!.accounts]).toEqual([10]);
});
