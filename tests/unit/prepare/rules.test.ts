import { describe, expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { crossesLine } from '#engine/plan/prepare/barriers.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { buildProblem, ownerOfAccounts, prepare, retune } from '#engine/plan/prepare/prepare.ts';
import { boxOutline, dataset, noGeography, places, type AccountRow } from '../../fixtures/dataset.ts';
import { problemData } from '../../fixtures/problem-data.ts';
import { refusal } from '../ingest/helpers.ts';
import { components } from './shapes.ts';

const base: Settings = { ...defaultSettings(), units: 'accounts' };
/** 6 × 5 accounts, half a degree apart; column 0–2 west, 3–5 east; every seventh locked. */
const rows: AccountRow[] = Array.from({ length: 30 }, (_, i) => ({
	id: `a${i}`,
	lon: 9 + (i % 6) * 0.5,
	lat: 49 + Math.floor(i / 6) * 0.5,
	potential: 100 + ((i * 37) % 50),
	visits: 1 + (i % 5),
	owner: i % 6 < 3 ? 'west' : 'east',
	locked: i % 7 === 0
}));
const reps = [
	{ id: 'west', lon: 9.5, lat: 50 },
	{ id: 'east', lon: 11, lat: 50 },
	{ id: 'gone', lon: 10, lat: 50, active: false }
];
const data = dataset(rows, reps);
const ruled = (...rules: Rule[]): Settings => ({ ...base, rules });
const assign = (id: string, repId: string, ...accounts: string[]): Rule => ({
	id,
	type: 'assign',
	hard: true,
	params: { repId, accounts }
});
const release = (...accounts: string[]): Rule => ({ id: 'release', type: 'release', hard: true, params: { accounts } });
const keep = (id: string, repId: string, ...units: string[]): Rule => ({
	id,
	type: 'keep-units',
	hard: true,
	params: { repId, units }
});
const barrier = (...line: [number, number][]): Rule => ({
	id: 'barrier',
	type: 'barrier',
	hard: true,
	params: { name: 'Fjord', line }
});
const prepared = (settings: Settings, of = data) => prepare(of, settings, noGeography);
const plain = prepared(base);
const all = (rep: number, count = plain.units.count) => new Int32Array(count).fill(rep);

describe('assigned and released accounts', () => {
	it('an assigned account keeps the rule’s rep, also against its lock in the data; a released one follows its unit', () => {
		const settings = ruled(assign('to-east', 'east', 'a1', 'a7'), release('a14', 'a7'));
		const { locks, today } = prepared(settings);
		const owner = ownerOfAccounts(prepared(settings), all(0));
		expect([owner[1], owner[7]]).toEqual([1, 1]);
		expect([today.accountOwner[14], owner[14]]).toEqual([0, 0]);
		expect(ownerOfAccounts(prepared(settings), all(1))[14]).toBe(1);
		expect(locks.overrides.map(({ account, reason }) => `${account} ${reason}`)).toEqual([
			'0 locked',
			'1 assigned',
			'7 assigned',
			'21 locked',
			'28 locked'
		]);
	});

	it('leave amounts and targets as locked ones do, and their travel is in the plan', () => {
		const settings = ruled(assign('to-east', 'east', 'a1', 'a2'), release('a0', 'a7', 'a14', 'a21', 'a28'));
		const next = prepared(settings);
		const problem = buildProblem(next, settings);
		const { amounts, targets } = problem.measures[0]!;
		const free = amounts.reduce((sum, value) => sum + value, 0);
		const held = rows[1]!.potential! + rows[2]!.potential!;
		expect(free + held).toBeCloseTo(
			rows.reduce((sum, row) => sum + row.potential!, 0),
			9
		);
		expect(targets[1]! * free + held).toBeCloseTo(targets[0]! * free, 9);
		const seconds = all(0).reduce((sum, t, u) => sum + problem.travel[u * 2 + t]!, 0);
		expect(measureLabels(next, all(0)).travelHoursPerYear).toBeCloseTo(seconds / 3600, 9);
	});

	it('an assigned account without a position stays unassigned until it has one', () => {
		const settings = ruled(assign('to-east', 'east', 'lost'));
		const next = prepared(settings, dataset([...rows, { id: 'lost', potential: 5 }], reps));
		expect(next.locks.overrides.some(({ account }) => account === 30)).toBe(false);
		expect(measureLabels(next, all(0)).unassignedAccounts).toBe(1);
	});
});

describe('kept units', () => {
	it('are fixed in the problem, and no other rep’s centre lies in one', () => {
		const home = plain.units.id[plain.centreUnit[0]!]!;
		const settings = ruled(keep('keep-east', 'east', home, plain.units.id[3]!));
		const problem = buildProblem(prepared(settings), settings);
		expect([...problem.fixed].flatMap((rep, unit) => (rep >= 0 ? [`${unit} ${rep}`] : [])).sort()).toEqual(
			[`3 1`, `${plain.centreUnit[0]!} 1`].sort()
		);
		expect(problem.centreUnit[0]).not.toBe(plain.centreUnit[0]);
	});
});

describe('barriers', () => {
	const north: [number, number] = [10.25, 60];
	const south: [number, number] = [10.25, 40];

	it('cut exactly the links between the two sides, in both directions', () => {
		const next = prepared(ruled(barrier(south, north)));
		const isWest = (unit: number) => next.units.lon[unit]! < 10.25;
		let cut = 0;
		for (let u = 0; u < next.units.count; u++) {
			const before = [...plain.graph.neighbours.slice(plain.graph.offsets[u], plain.graph.offsets[u + 1])];
			const after = [...next.graph.neighbours.slice(next.graph.offsets[u], next.graph.offsets[u + 1])];
			expect(after).toEqual(before.filter((v) => isWest(u) === isWest(v)));
			cut += before.length - after.length;
		}
		expect(cut).toBeGreaterThan(8);
		expect(components(next.graph)).toBe(2);
		expect(next.cells.shared.length).toBe(next.graph.neighbours.length);
		expect(next.graph.kinds.length).toBe(next.graph.neighbours.length);
	});

	it('that end somewhere let territories go round; today’s areas stay as they were', () => {
		const next = prepared(ruled(barrier([10.25, 49.2], [10.25, 60])));
		expect(components(next.graph)).toBe(1);
		expect(next.graph.neighbours.length).toBeLessThan(plain.graph.neighbours.length);
		expect(next.today.unitOwner).toEqual(plain.today.unitOwner);
		expect(next.layer).toEqual(plain.layer);
	});

	it('units that a barrier cuts off from their rep are reported as outside', () => {
		const settings = ruled(barrier(south, north));
		const kpis = measureLabels(prepared(settings), all(0));
		expect(kpis.territories.map(({ outsideUnits }) => outsideUnits)).toEqual([15, 0]);
		expect(measureLabels(plain, all(0)).outsideUnits).toBe(0);
		expect(prepared(settings).today.kpis.outsideUnits).toBe(0);
	});

	it('an island keeps its ferry unless the line crosses it', () => {
		const geography = {
			places: places(
				Array.from({ length: 18 }, (_, i) => ({
					name: `P${i}`,
					lon: 9.2 + (i % 6) * 0.4 + (i % 6 > 3 ? 1.4 : 0),
					lat: 49.2 + Math.floor(i / 6) * 0.4
				}))
			),
			outlines: [boxOutline('DE', 9, 49, 10.6, 50.4), boxOutline('DE', 12, 49, 12.8, 50.4)]
		};
		const island = Array.from({ length: 36 }, (_, i) => ({
			id: `a${i}`,
			lon: 9.1 + (i % 6) * 0.28 + (i % 6 > 3 ? 1.8 : 0),
			lat: 49.1 + Math.floor(i / 6) * 0.24,
			owner: 'west'
		}));
		const settings: Settings = { ...base, units: 'auto' };
		const parts = (...rules: Rule[]) => {
			const { graph } = prepare(dataset(island, reps), { ...settings, rules }, geography);
			return [components(graph), graph.kinds.filter((kind) => kind === 1).length];
		};
		expect(parts()).toEqual([1, 2]);
		expect(parts(barrier([9.5, 40], [9.5, 60]))).toEqual([2, 2]);
		expect(parts(barrier([11.3, 40], [11.3, 60]))).toEqual([2, 0]);
	});

	it('a link that only touches a bend, or runs beside the line, is decided the same from both ends', () => {
		const line = [
			[0, 0],
			[1, 1],
			[2, 0]
		] as const;
		for (const [ax, ay, bx, by] of [
			[0, 1, 2, 1],
			[1, 0, 1, 2],
			[0, 0, 2, 0],
			[-1, 0, 3, 0],
			[0, -1, 2, -1]
		] as const)
			expect(crossesLine(line as never, ax, ay, bx, by)).toBe(crossesLine(line as never, bx, by, ax, ay));
		expect(crossesLine(line as never, 1, 0, 1, 2)).toBe(true);
		expect(crossesLine(line as never, 0, -1, 2, -1)).toBe(false);
	});
});

describe('exclusions', () => {
	const left = { reps: ['east'], accounts: ['a2', 'a9', 'a28'] };
	const settings: Settings = { ...base, exclude: left };
	const rest = rows.filter(({ id }) => !left.accounts.includes(id!));

	it('are as if the accounts were not in the file and the reps not active', () => {
		const active = reps.map((rep) => (rep.id === 'west' ? rep : { ...rep, active: false }));
		const [a, b] = [prepared(settings), prepared(base, dataset(rest, active))];
		expect(a.today.kpis).toEqual(b.today.kpis);
		expect(a.units).toEqual(b.units);
		expect(problemData(buildProblem(a, settings))).toEqual(problemData(buildProblem(b, base)));
		expect(a.reps.id).toEqual(['west']);
		expect(a.source).toBe(data);
		expect([...a.sourceRow!].map((row) => rows[row]!.id)).toEqual(rest.map(({ id }) => id));
	});

	it('a rule that names what is left out rests, and works again afterwards', () => {
		const rules = [assign('r1', 'east', 'a1'), assign('r2', 'west', 'a2'), keep('k', 'west', plain.units.id[9]!)];
		const resting = prepared({ ...settings, rules });
		expect(resting.locks.overrides.filter(({ reason }) => reason === 'assigned')).toEqual([]);
		expect(resting.locks.fixed.every((rep) => rep < 0)).toBe(true);
		const back = retune(resting, ruled(...rules));
		expect(back.locks.overrideRep[1]).toBe(1);
		expect(back.locks.fixed[9]).toBe(0);
	});

	it('everybody left out is refused by name', () => {
		const nobody = { reps: ['west', 'east'], accounts: [] };
		expect(refusal(() => prepared({ ...base, exclude: nobody })).code).toBe('REPS_NONE');
		const none = { reps: [], accounts: rows.map(({ id }) => id!) };
		expect(refusal(() => prepared({ ...base, exclude: none })).code).toBe('ACCOUNTS_NONE');
	});
});

describe('rules that cannot hold are refused, naming the rule', () => {
	it.each([
		['an unknown account', ruled(assign('mine', 'east', 'a999')), 'rule "mine"', 'account "a999"'],
		['an unknown account to release', ruled(release('a999')), 'rule "release"', 'account "a999"'],
		['an unknown rep', ruled(assign('mine', 'r999', 'a1')), 'rule "mine"', 'rep "r999"'],
		[
			'a rep that is not active',
			ruled(keep('mine', 'gone', plain.units.id[0]!)),
			'rule "mine"',
			'rep "gone", not active'
		],
		['an unknown unit', ruled(keep('mine', 'west', 'u999')), 'rule "mine"', 'unit "u999"'],
		[
			'an unknown unit while accounts are left out',
			{ ...ruled(keep('mine', 'west', 'u999')), exclude: { reps: [], accounts: ['a1'] } },
			'rule "mine"',
			'unit "u999"'
		],
		[
			'an unknown account left out',
			{ ...base, exclude: { reps: [], accounts: ['a999'] } },
			'rule "exclude"',
			'account "a999"'
		],
		['an unknown rep left out', { ...base, exclude: { reps: ['r999'], accounts: [] } }, 'rule "exclude"', 'rep "r999"']
	])('%s', (_, settings, where, got) => {
		const { code, line } = refusal(() => prepared(settings));
		expect(code).toBe('RULE_UNKNOWN');
		expect(line).toContain(where);
		expect(line).toContain(got);
	});

	it.each([
		['an account for two reps', [assign('one', 'east', 'a1'), assign('two', 'west', 'a3', 'a1')], 'account "a1"'],
		[
			'a unit for two reps',
			[keep('one', 'east', plain.units.id[4]!), keep('two', 'west', plain.units.id[4]!)],
			`unit "${plain.units.id[4]!}"`
		]
	] as const)('%s names both rules', (_, rules, got) => {
		const { code, line } = refusal(() => prepared(ruled(...rules)));
		expect(code).toBe('RULE_CONFLICT');
		for (const part of ['"one"', '"two"', got]) expect(line).toContain(part);
	});

	it('the same rep twice is no contradiction; an id twice is', () => {
		const twice = [assign('one', 'east', 'a1'), assign('two', 'east', 'a1')];
		expect(prepared(ruled(...twice)).locks.overrideRep[1]).toBe(1);
		const same = refusal(() => parseSettings({ rules: [twice[0], twice[0]] }));
		expect([same.code, same.line.includes('two rules with the id "one"')]).toEqual(['SETTING_INVALID', true]);
	});
});

describe('retune', () => {
	it('gives what a fresh start gives, rule by rule, and back again', () => {
		const units = plain.units.id;
		const steps: Settings[] = [
			ruled(assign('a', 'east', 'a1', 'a2')),
			ruled(assign('a', 'east', 'a1'), keep('k', 'east', units[0]!, units[8]!)),
			ruled(keep('k', 'east', units[8]!), barrier([10.25, 49.2], [10.25, 60])),
			{ ...ruled(barrier([10.25, 49.2], [10.25, 60])), centres: 'free' },
			{ ...ruled(release('a0')), exclude: { reps: [], accounts: ['a5'] } },
			{ ...ruled(release('a0')), exclude: { reps: [], accounts: ['a5', 'a6'] }, horizonMonths: 3 },
			ruled(assign('a', 'west', 'a6')),
			base
		];
		let chain = plain;
		for (const settings of steps) {
			chain = retune(chain, settings);
			const fresh = prepared(settings);
			// Text columns are functions; what they give is compared elsewhere.
			expect({ ...chain, dataset: null }).toEqual({ ...fresh, dataset: null });
			const [a, b] = [buildProblem(chain, settings), buildProblem(fresh, settings)];
			expect(problemData(a)).toEqual(problemData(b));
		}
	});

	it('leaves alone what a rule does not touch, also when the settings arrive as a copy', () => {
		const next = retune(plain, structuredClone(ruled(assign('a', 'east', 'a1'))));
		for (const key of [
			'filled',
			'layer',
			'graph',
			'travelSeconds',
			'workload',
			'measure',
			'centreUnit',
			'score'
		] as const)
			expect(next[key]).toBe(plain[key]);
		expect(next.today.kpis).toBe(plain.today.kpis);
		const cut = retune(plain, ruled(barrier([10.25, 49.2], [10.25, 60])));
		for (const key of ['layer', 'travelSeconds', 'unitTravel', 'locks'] as const) expect(cut[key]).toBe(plain[key]);
	});
});
