import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { createRandom } from '#engine/model/random.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { buildProblem, ownerOfAccounts, prepare, retune } from '#engine/plan/prepare/prepare.ts';
import { boxOutline, dataset, noGeography, places, type AccountRow, type RepRow } from '../../fixtures/dataset.ts';
import { components } from './shapes.ts';

const settings = defaultSettings();
const random = createRandom(21);
const rows: AccountRow[] = Array.from({ length: 120 }, (_, i) => {
	const lon = 9 + 4 * random.unit();
	return {
		id: `a${i}`,
		lon,
		lat: 49 + 3 * random.unit(),
		potential: 100 + random.below(900),
		revenue: random.below(500),
		owner: lon < 10.5 ? 'west' : 'east',
		ownerSince: '2023-01-01'
	};
});
const reps: RepRow[] = [
	{ id: 'west', lon: 9.5, lat: 50 },
	{ id: 'east', lon: 12.5, lat: 51 }
];
const geography = {
	places: places(
		Array.from({ length: 80 }, (_, i) => ({
			name: `P${i}`,
			lon: 9.2 + (i % 10) * 0.4,
			lat: 49.2 + Math.floor(i / 10) * 0.37
		}))
	),
	outlines: [boxOutline('DE', 9, 49, 13, 52)]
};
const data = dataset(rows, reps);
const base = prepare(data, settings, geography);
const finite = (value: unknown): boolean =>
	typeof value === 'number'
		? Number.isFinite(value)
		: Object.values(value as object).every((part) => typeof part === 'string' || finite(part));

describe('prepared dataset', () => {
	it('reports its stages in order', () => {
		const stages: string[] = [];
		prepare(data, settings, geography, (stage) => stages.push(stage));
		expect(stages).toEqual(['locate', 'units', 'graph', 'travel', 'measure']);
	});

	it('today’s KPIs equal those of today’s owners counted by hand', () => {
		const potential = { west: 0, east: 0 };
		for (const row of rows) potential[row.owner as 'west' | 'east'] += row.potential!;
		const load = [potential.west, potential.east].map((sum) => sum / ((potential.west + potential.east) / 2));
		const { kpis, known } = base.today;
		expect(known).toBe(true);
		expect(kpis.potentialSpread).toBeCloseTo(Math.abs(load[0]! - load[1]!) / 2, 12);
		expect(kpis.maxMinRatio).toBeCloseTo(Math.max(...load) / Math.min(...load), 12);
		expect(kpis.movedAccounts).toBe(0);
		expect(kpis.territories.map(({ accounts }) => accounts)).toEqual([
			rows.filter((row) => row.owner === 'west').length,
			rows.filter((row) => row.owner === 'east').length
		]);
	});

	it('today’s areas reach over units without accounts', () => {
		expect(base.today.unitOwner.every((t) => t >= 0)).toBe(true);
	});

	it('travel per unit is the sum over its accounts, whole seconds', () => {
		const problem = buildProblem(base, settings);
		const sums = new Float64Array(problem.units * 2);
		base.accountUnit.forEach((u, i) => {
			for (let t = 0; t < 2; t++) sums[u * 2 + t]! += base.travelSeconds[i * 2 + t]!;
		});
		expect([...problem.travel]).toEqual([...sums]);
		expect(problem.travel.every(Number.isInteger) && problem.extra!.every(Number.isInteger)).toBe(true);
	});

	it('a plan’s travel in the problem is the travel its KPIs show', () => {
		const problem = buildProblem(base, settings);
		const labels = Int32Array.from({ length: problem.units }, (_, u) => (u % 3 === 0 ? 0 : 1));
		const seconds = labels.reduce((sum, t, u) => sum + problem.travel[u * 2 + t]!, 0);
		expect(measureLabels(base, labels).travelHoursPerYear).toBeCloseTo(seconds / 3600, 9);
	});

	it('measures sum to what the accounts hold, targets to 1', () => {
		const all: Settings = {
			...settings,
			measures: (['potential', 'index', 'workload', 'customers'] as const).map((id) => ({
				id,
				tolerance: 10,
				target: 'capacity'
			}))
		};
		const problem = buildProblem(retune(base, all), all);
		const sums = problem.measures.map(({ amounts }) => amounts.reduce((sum, value) => sum + value, 0));
		expect(sums[0]).toBeCloseTo(
			rows.reduce((sum, row) => sum + row.potential!, 0),
			6
		);
		expect(sums[1]).toBeCloseTo(1, 9);
		for (const { targets, tolerance } of problem.measures) {
			expect(targets.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
			expect(tolerance).toBe(0.1);
		}
	});

	it('capacity decides targets, or equal shares on request', () => {
		const uneven = dataset(rows, [
			{ ...reps[0]!, capacity: 500 },
			{ ...reps[1]!, capacity: 1500 }
		]);
		const prepared = prepare(uneven, settings, geography);
		expect([...buildProblem(prepared, settings).measures[0]!.targets]).toEqual([0.25, 0.75]);
		const equal: Settings = { ...settings, measures: [{ id: 'potential', tolerance: 5, target: 'equal' }] };
		expect([...buildProblem(retune(prepared, equal), equal).measures[0]!.targets]).toEqual([0.5, 0.5]);
		expect(prepared.assumed).not.toContain('capacity_hours');
		expect(base.assumed).toContain('capacity_hours');
	});
});

describe('goals in the currency of seconds', () => {
	const goals = (change: Partial<Settings['goals']>): Settings => ({
		...settings,
		goals: { ...settings.goals, ...change }
	});
	const problemOf = (s: Settings) => buildProblem(retune(base, s), s);

	it('a weight of 0 switches a goal off', () => {
		const problem = problemOf(goals({ fairness: 0, coverage: 0, stability: 0, growth: 0 }));
		expect(problem.fairnessWeight).toBe(0);
		expect(problem.coverage).toBeNull();
		const driven = [...problem.travel].map(
			(_, k) => problem.travel[k - (k % 2)]! + problem.travel[k - (k % 2) + 1]! > 0
		);
		expect([...problem.extra!].every((cost, k) => !driven[k] || cost === 0)).toBe(true);
	});

	it('stability: moving everything costs w_stability / w_travel of today’s travel', () => {
		const s = goals({ stability: 30, travel: 60, growth: 0 });
		const problem = problemOf(s);
		const everythingMoves = [...Array(problem.units).keys()]
			.filter((u) => problem.travel[u * 2]! > 0)
			.reduce((sum, u) => sum + problem.extra![u * 2]! + problem.extra![u * 2 + 1]!, 0);
		const today = base.today.kpis.travelHoursPerYear * 3600;
		expect(everythingMoves / today).toBeCloseTo(0.5, 3);
	});

	it('fairness: today’s unfairness costs w_fairness / w_travel of today’s travel', () => {
		const s = goals({ fairness: 60, travel: 30 });
		const problem = problemOf(s);
		let x = 0;
		for (const { amounts, targets } of problem.measures) {
			const held = [0, 0];
			amounts.forEach((amount, u) => (held[base.today.unitOwner[u]!]! += amount));
			const total = held[0]! + held[1]!;
			x += held.reduce((sum, value, t) => sum + (value / (targets[t]! * total) - 1) ** 2, 0);
		}
		expect((problem.fairnessWeight * x) / (base.today.kpis.travelHoursPerYear * 3600)).toBeCloseTo(2, 6);
	});

	it('growth weighs where white space lies', () => {
		expect([...problemOf(goals({ growth: 50 })).extra!]).not.toEqual([...problemOf(goals({ growth: 0 })).extra!]);
	});

	it('units without accounts go to the nearest home', () => {
		const problem = problemOf(settings);
		const empty = [...Array(problem.units).keys()].filter(
			(u) => problem.travel[u * 2] === 0 && problem.travel[u * 2 + 1] === 0
		);
		expect(empty.length).toBeGreaterThan(0);
		for (const u of empty) {
			const west = base.units.lon[u]! < 10.5;
			const east = base.units.lon[u]! > 11.5;
			if (west) expect(problem.extra![u * 2]).toBeLessThan(problem.extra![u * 2 + 1]!);
			if (east) expect(problem.extra![u * 2]).toBeGreaterThan(problem.extra![u * 2 + 1]!);
		}
	});
});

describe('retune', () => {
	const factors = settings.factors.map((factor) => ({ ...factor, weight: factor.id === 'revenue' ? 90 : 10 }));

	it('gives what a fresh start gives', () => {
		const changes: Partial<Settings>[] = [
			{ factors },
			{ goals: { ...settings.goals, travel: 10 } },
			{ travel: { ...settings.travel, visitHours: 3, dayHours: 10 } },
			{ units: 'accounts' },
			{ centres: 'free' },
			{ measures: [{ id: 'workload', tolerance: 20, target: 'equal' }] }
		];
		let chain = base;
		let now = settings;
		for (const change of changes) {
			now = { ...now, ...change };
			chain = retune(chain, now);
			const fresh = prepare(data, now, geography);
			expect(chain.today.kpis).toEqual(fresh.today.kpis);
			expect([...chain.score.score]).toEqual([...fresh.score.score]);
			const [a, b] = [buildProblem(chain, now), buildProblem(fresh, now)];
			expect([...a.travel]).toEqual([...b.travel]);
			expect([...a.extra!]).toEqual([...b.extra!]);
			expect(a.measures).toEqual(b.measures);
			expect([...a.centreUnit]).toEqual([...b.centreUnit]);
		}
	});

	it('keeps units and travel when only weights move', () => {
		const next = retune(base, { ...settings, factors });
		expect(next.units).toBe(base.units);
		expect(next.travelSeconds).toBe(base.travelSeconds);
		expect(next.unitTravel).toBe(base.unitTravel);
		expect([...next.score.score]).not.toEqual([...base.score.score]);
	});
});

describe('locks', () => {
	const locked = rows.map((row, i): AccountRow => (i % 40 === 0 ? { ...row, locked: true } : row));
	const prepared = prepare(dataset(locked, reps), settings, geography);

	it('a locked account stays with its rep, whatever becomes of its unit, and its neighbours do not', () => {
		expect(prepared.locks.overrides.map(({ account }) => account)).toEqual([0, 40, 80]);
		for (const taker of [0, 1]) {
			const owner = ownerOfAccounts(prepared, new Int32Array(prepared.units.count).fill(taker));
			locked.forEach((row, i) => expect(owner[i]).toBe(row.locked === true ? prepared.today.accountOwner[i] : taker));
		}
	});

	it('does not tear territories apart: no unit is fixed', () => {
		expect(prepared.locks.fixed.every((t) => t === -1)).toBe(true);
	});

	it('what is locked leaves amounts and targets, so that a plan on target is fair with the locked accounts', () => {
		const { amounts, targets } = buildProblem(prepared, settings).measures[0]!;
		const free = amounts.reduce((sum, value) => sum + value, 0);
		const held = [0, 0];
		for (const { account, rep } of prepared.locks.overrides) held[rep]! += rows[account]!.potential!;
		expect(free + held[0]! + held[1]!).toBeCloseTo(
			rows.reduce((sum, row) => sum + row.potential!, 0),
			6
		);
		expect(targets[0]! * free + held[0]!).toBeCloseTo(targets[1]! * free + held[1]!, 6);
	});

	it('travel of a plan includes the way to the locked accounts', () => {
		const problem = buildProblem(prepared, settings);
		for (const taker of [0, 1]) {
			const labels = new Int32Array(problem.units).fill(taker);
			const seconds = labels.reduce((sum, t, u) => sum + problem.travel[u * 2 + t]!, 0);
			expect(measureLabels(prepared, labels).travelHoursPerYear).toBeCloseTo(seconds / 3600, 9);
		}
	});
});

describe('homes', () => {
	it('a missing home stands among the rep’s accounts, flagged', () => {
		const prepared = prepare(dataset(rows, [{ id: 'west' }, reps[1]!]), settings, geography);
		expect([...prepared.reps.homeAssumed]).toEqual([1, 0]);
		expect(prepared.reps.lon[0]).toBeGreaterThan(9);
		expect(prepared.reps.lon[0]).toBeLessThan(10.5);
	});

	it('a rep with neither home nor accounts is named in the error', () => {
		expect(() => prepare(dataset(rows, [...reps, { id: 'nobody' }]), settings, geography)).toThrow(/"row":3.*nobody/);
	});

	it('free centres need no homes and move to the work', () => {
		const free: Settings = { ...settings, centres: 'free' };
		const bare = rows.map(({ owner: _, ...row }) => row);
		const prepared = prepare(dataset(bare, [{ id: 'p' }, { id: 'q' }]), free, geography);
		const problem = buildProblem(prepared, free);
		expect(problem.recentre).not.toBeNull();
		const labels = Int32Array.from(prepared.units.lon, (lon) => (lon < 11 ? 0 : 1));
		const cost = () => labels.reduce((sum, t, u) => sum + problem.travel[u * 2 + t]!, 0);
		const before = cost();
		problem.recentre!(labels);
		expect(cost()).toBeLessThanOrEqual(before);
		expect([...problem.centreUnit]).toEqual([-1, -1]);
		const kpis = measureLabels(prepared, labels);
		expect(kpis.travelHoursPerYear * 3600).toBeCloseTo(cost(), -2);
		expect(prepared.unitTravel).not.toBe(problem.travel);
	});

	it('two reps in one town get two centre units', () => {
		const prepared = prepare(dataset(rows, [reps[0]!, { ...reps[0]!, id: 'east' }]), settings, geography);
		expect(new Set(prepared.centreUnit).size).toBe(2);
	});

	it('inactive reps take no part and their accounts have no owner', () => {
		const prepared = prepare(dataset(rows, [...reps.slice(0, 1), { ...reps[1]!, active: false }]), settings, geography);
		expect(prepared.reps.id).toEqual(['west']);
		expect(prepared.today.kpis.unassignedAccounts).toBe(rows.filter((row) => row.owner === 'east').length);
		expect(() => prepare(dataset(rows, [{ ...reps[0]!, active: false }]), settings, geography)).toThrow(/REPS_NONE/);
	});
});

describe('odd datasets give a sensible problem', () => {
	const bare = rows.map(({ lon, lat }) => ({ lon: lon!, lat: lat! }));
	it.each([
		['one rep', dataset(rows, [reps[0]!, ...[]]), settings, geography],
		[
			'more reps than units',
			dataset(
				rows.slice(0, 2),
				[0, 1, 2, 3, 4].map((k) => ({ id: `r${k}`, lon: 10, lat: 50 }))
			),
			{ ...settings, units: 'accounts' as const },
			noGeography
		],
		[
			'all accounts at one point',
			dataset(
				rows.map((row) => ({ ...row, lon: 10, lat: 50 })),
				reps
			),
			settings,
			noGeography
		],
		[
			'all accounts at one point, places known',
			dataset(
				rows.map((row) => ({ ...row, lon: 10, lat: 50 })),
				reps
			),
			settings,
			geography
		],
		['no owners and no money', dataset(bare, reps), settings, geography],
		['one account', dataset(rows.slice(0, 1), reps), settings, noGeography],
		[
			'no visits',
			dataset(
				rows.map((row) => ({ ...row, visits: 0 })),
				reps
			),
			settings,
			geography
		],
		[
			'only leads, measured by customers',
			dataset(
				rows.map((row) => ({ ...row, stage: 'lead' as const })),
				reps
			),
			{ ...settings, measures: [{ id: 'customers' as const, tolerance: 10, target: 'equal' as const }] },
			geography
		],
		[
			'accounts that are not located',
			dataset([...rows, { potential: 5 }, { potential: 7 }], reps),
			settings,
			geography
		],
		[
			'no capacity at all',
			dataset(
				rows,
				reps.map((rep) => ({ ...rep, capacity: 0 }))
			),
			settings,
			geography
		]
	])('%s', (_, input, chosen, geo) => {
		for (const centres of ['homes', 'free'] as const) {
			const now: Settings = { ...chosen, centres };
			const prepared = prepare(input, now, geo);
			const problem = buildProblem(prepared, now);
			expect(problem.travel.length).toBe(problem.units * problem.territories);
			expect(problem.travel.every(Number.isFinite) && problem.extra!.every(Number.isFinite)).toBe(true);
			expect(Number.isFinite(problem.fairnessWeight)).toBe(true);
			expect(components(problem.graph)).toBe(1);
			for (const { amounts, targets } of problem.measures) {
				expect(amounts.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0);
				expect(targets.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
			}
			problem.recentre?.(new Int32Array(problem.units));
			expect(problem.travel.every(Number.isFinite)).toBe(true);
			const labels = Int32Array.from({ length: problem.units }, (_unused, u) => u % problem.territories);
			const { maxMinRatio, ...rest } = measureLabels(prepared, labels);
			expect(maxMinRatio).toBeGreaterThanOrEqual(1);
			expect(finite(rest)).toBe(true);
		}
	});
});
