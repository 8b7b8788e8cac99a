import { describe, expect, it } from 'vitest';
import { accountReasons } from '#engine/explain/account-reason.ts';
import { unitRule } from '#engine/explain/deciding-rule.ts';
import { counterfactuals } from '#engine/explain/counterfactual.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { ownerOfAccounts, prepare } from '#engine/plan/prepare/prepare.ts';
import { dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';

/** Nine accounts on a line from rep a (west) to rep b (east); the first five are a's today. */
const line = (more: (k: number) => AccountRow = () => ({})): AccountRow[] =>
	Array.from({ length: 9 }, (_, k) => ({
		id: `a${k}`,
		lon: 6 + k,
		lat: 50,
		visits: 4,
		potential: 100,
		revenue: 50,
		owner: k < 5 ? 'a' : 'b',
		...more(k)
	}));
const reps = [
	{ id: 'a', lon: 6, lat: 50, capacity: 1000 },
	{ id: 'b', lon: 14, lat: 50, capacity: 1000 }
];
const quiet = { fairness: 0, travel: 60, coverage: 0, growth: 0, stability: 0 };

/** One account closer to b, whose it is today. */
const nearB =
	(row: number) =>
	(k: number): AccountRow =>
		k === row ? { lon: 10.5, owner: 'b' } : {};

function open(west: number, more: Partial<Settings> = {}, rows = line(), homes = reps) {
	const settings: Settings = { ...defaultSettings(), units: 'accounts', goals: quiet, ...more };
	const prepared = prepare(dataset(rows, homes), settings, noGeography);
	const unitOf = (row: number) => prepared.accountUnit[row]!;
	const labels = new Int32Array(prepared.units.count).fill(1);
	for (let row = 0; row < west; row++) labels[unitOf(row)] = 0;
	return {
		prepared,
		labels,
		unitOf,
		...accountReasons(prepared, labels, ownerOfAccounts(prepared, labels))
	};
}
const tolerance = (percent: number): Settings['measures'] => [
	{ id: 'potential', tolerance: percent, target: 'capacity' }
];

describe('the reason of an account', () => {
	it('is the shorter way, with what the whole unit would add', () => {
		const plan = open(
			5,
			{},
			line((k) => (k === 2 ? { owner: 'b' } : {}))
		);
		const { hours } = counterfactuals(plan.prepared, plan.labels).move(plan.unitOf(2), 1);
		expect(plan.reason(2)).toEqual({ kind: 'nearer', from: 1, to: 0, hours });
		expect(hours).toBeGreaterThan(0);
	});
	it('is the group whose other unit is forbidden, not a reach that the account is well inside', () => {
		const [a3, a4] = open(5).prepared.units.id.slice(3, 5);
		const plan = open(5, {
			rules: [
				{ id: 'near', type: 'drive-time', hard: true, params: { hours: 24 } },
				{ id: 'mine', type: 'only', hard: true, params: { repIds: ['a'], units: [a4!] } },
				{ id: 'both', type: 'together', hard: true, params: { units: [a3!, a4!] } }
			]
		});
		const [unit, other] = [plan.prepared.units.id.indexOf(a3!), plan.prepared.units.id.indexOf(a4!)];
		const rows = (of: number) => [...plan.prepared.accountUnit.keys()].filter((row) => plan.unitOf(row) === of);
		expect(unitRule(plan.prepared, other, 1, rows(other))).toMatchObject({ type: 'only', rule: 'mine' });
		expect(unitRule(plan.prepared, unit, 1, rows(unit))).toMatchObject({ type: 'together', rule: 'both' });
	});
	it('is the other territory that would be full, with the deviation that two measurements give', () => {
		// a has 5 of 9, b 4: with a fifth b would hold 5/4.5 of its target.
		const plan = open(5, { measures: tolerance(10) }, line(nearB(4)));
		const why = plan.reason(4);
		expect(why).toMatchObject({ kind: 'full', measure: 'potential', limit: 0.1, from: 1, to: 0 });
		if (why.kind === 'full') expect(why.deviation).toBeCloseTo(5 / 4.5 - 1, 12);
	});
	it('is the own territory that would be short', () => {
		// a is due 1.5 of 9 and has 2.
		const small = [{ ...reps[0]!, capacity: 200 }, reps[1]!];
		const plan = open(2, { measures: tolerance(30) }, line(nearB(1)), small);
		const why = plan.reason(1);
		expect(why).toMatchObject({ kind: 'short', measure: 'potential', limit: 0.3, from: 1, to: 0 });
		if (why.kind === 'short') expect(why.deviation).toBeCloseTo(1 / 1.5 - 1, 12);
	});
	it('is the tolerance on what locks leave free', () => {
		// Locks hold 2 of the 4.5 that each is due: 10 % of the rest are 5.6 % of the whole.
		const rows = line((k) => ({ ...nearB(4)(k), locked: k < 2 || k > 6 }));
		const why = open(5, { measures: tolerance(10) }, rows).reason(4);
		expect(why.kind === 'full' ? why.limit : null).toBeCloseTo((0.1 * 2.5) / 4.5, 12);
	});
	it('is a rule before anything else, and only where it changed the rep', () => {
		const rules: Settings['rules'] = [
			{ id: 'mine', type: 'assign', hard: true, params: { repId: 'b', accounts: ['a1', 'a8'] } }
		];
		const plan = open(5, { rules });
		expect(plan.reason(1)).toMatchObject({ kind: 'rule', type: 'assign', rule: 'mine', from: 0, to: 1 });
		expect(plan.reason(8)).toEqual({ kind: 'stays' });
		expect(plan.next(1)?.move.to).toBe(0);
		expect(plan.staying(1)?.ownHours).toBeLessThan(0);
	});
	it('is the rule that keeps the unit, or forbids it the other rep', () => {
		const { prepared, unitOf } = open(5);
		const unit = prepared.units.id[unitOf(1)]!;
		const keep = open(5, {
			rules: [{ id: 'k', type: 'keep-units', hard: true, params: { repId: 'b', units: [unit] } }]
		});
		keep.labels[keep.unitOf(1)] = 1;
		const owner = ownerOfAccounts(keep.prepared, keep.labels);
		expect(accountReasons(keep.prepared, keep.labels, owner).reason(1)).toMatchObject({
			type: 'keep-units',
			rule: 'k'
		});
		const only = open(4, { rules: [{ id: 'o', type: 'only', hard: true, params: { repIds: ['b'], units: [unit] } }] });
		only.labels[only.unitOf(1)] = 1;
		const owners = ownerOfAccounts(only.prepared, only.labels);
		expect(accountReasons(only.prepared, only.labels, owners).reason(1)).toMatchObject({ type: 'only', rule: 'o' });
	});
	it('is a territory that would fall apart, or that does not touch', () => {
		const heavy = (k: number) => ({ potential: k % 8 === 0 ? 10_000 : 1, ...(k === 6 ? { owner: 'b' } : {}) });
		const apart = open(8, { measures: tolerance(50) }, line(heavy));
		expect(apart.reason(6).kind).toBe('not-adjacent');
		expect(apart.staying(6)?.move).toMatchObject({ touches: false, splits: true });
		const north = { id: 'n', lon: 12, lat: 50.6, visits: 1, potential: 1, revenue: 1, owner: 'b' };
		const cut = open(8, { measures: tolerance(50) }, [...line(heavy), north]);
		expect(cut.reason(6).kind).toBe('cut');
		expect(cut.staying(6)?.move).toMatchObject({ touches: true, splits: true });
	});
	it('is a goal that weighs more than the way, in hours of travel', () => {
		const plan = open(4, { goals: { ...quiet, fairness: 100 }, measures: tolerance(50) }, line(nearB(3)));
		const why = plan.reason(3);
		const { goals } = counterfactuals(plan.prepared, plan.labels).move(plan.unitOf(3), 1);
		expect(why).toMatchObject({ kind: 'goals', goal: 'fairness', worse: goals!.total });
		expect(why.kind === 'goals' && why.worse > 0 && why.hours < 0).toBe(true);
	});
	it('is a decision about several units where nothing speaks against one alone', () => {
		expect(open(5, { measures: tolerance(50) }, line(nearB(4))).reason(4).kind).toBe('joint');
	});
	it('is a barrier in between', () => {
		const rules: Settings['rules'] = [
			{
				id: 'river',
				type: 'barrier',
				hard: true,
				params: {
					name: 'River',
					line: [
						[10.75, 40],
						[10.75, 60]
					]
				}
			}
		];
		const plan = open(5, { measures: tolerance(50), rules }, line(nearB(4)));
		expect(plan.reason(4)).toMatchObject({ kind: 'rule', type: 'barrier', rule: 'river' });
	});
	it('tells unchanged, new and unassigned apart', () => {
		const rows: AccountRow[] = [...line((k) => (k === 3 ? { owner: 'nobody' } : {})), { id: 'x', potential: 5 }];
		const plan = open(5, {}, rows);
		expect(plan.reason(0)).toEqual({ kind: 'stays' });
		expect(plan.reason(3)).toEqual({ kind: 'new' });
		expect(plan.reason(9)).toEqual({ kind: 'unassigned' });
		expect(plan.staying(0)).toBeNull();
		expect(plan.next(0)).toMatchObject({ cause: { kind: 'nearer' }, move: { from: 0, to: 1 } });
		expect(plan.next(9)).toBeNull();
	});
});
