import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterfactuals, type Counterfactual } from '#engine/explain/counterfactual.ts';
import { loads } from '#engine/measure/balance.ts';
import { alignmentCentres } from '#engine/measure/centres.ts';
import { unitParts } from '#engine/measure/contiguity.ts';
import { measureAlignment } from '#engine/measure/kpis.ts';
import type { BrokenRule } from '#engine/model/problem.ts';
import { defaultSettings, measureIds, type Settings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { buildProblem, ownerOfAccounts, prepare, type Prepared } from '#engine/plan/prepare/prepare.ts';
import { targetShares } from '#engine/plan/prepare/targets.ts';
import { brokenRules } from '#engine/plan/solve/broken-rules.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';

const repIds = ['r0', 'r1', 'r2', 'r3'] as const;
const account = fc.record(
	{
		lon: fc.double({ min: 5, max: 15, noNaN: true }),
		lat: fc.double({ min: 45, max: 57, noNaN: true }),
		postcode: fc.constantFrom('10', '20', '30', '40', '50', '60', '70', '80'),
		potential: fc.integer({ min: 1, max: 1000 }),
		revenue: fc.integer({ min: 0, max: 1000 }),
		visits: fc.integer({ min: 0, max: 12 }),
		owner: fc.constantFrom(...repIds),
		locked: fc.boolean()
	},
	{ requiredKeys: ['lon', 'lat', 'postcode', 'potential', 'visits'] }
);
const cases = fc.record({
	rows: fc.array(account, { minLength: 6, maxLength: 40 }),
	capacity: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 }),
	labels: fc.infiniteStream(fc.constantFrom(-1, 0, 0, 1, 1, 2, 2, 3, 3)),
	pick: fc.nat(),
	goals: fc.record({
		fairness: fc.integer({ min: 0, max: 100 }),
		coverage: fc.integer({ min: 0, max: 100 }),
		growth: fc.integer({ min: 0, max: 100 }),
		stability: fc.integer({ min: 0, max: 100 })
	}),
	costPerHour: fc.constantFrom(0, 60),
	costPerKm: fc.constantFrom(0, 0.4)
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function open({ rows, capacity, labels, goals, costPerHour, costPerKm, pick }: Case, more: Partial<Settings> = {}) {
	const base = defaultSettings();
	const settings: Settings = {
		...base,
		units: pick % 2 === 0 ? 'accounts' : 'postcodes',
		goals: { ...base.goals, ...goals },
		measures: measureIds.map((id) => ({ id, tolerance: 10, target: pick % 3 === 0 ? 'equal' : 'capacity' })),
		travel: { ...base.travel, costPerHour, costPerKm },
		...more
	};
	const homes = repIds.map((id, t) => ({ id, lon: 6 + 2.5 * t, lat: 47 + 3 * (t % 3), capacity: capacity[t]! }));
	const prepared = prepare(dataset(rows as Parameters<typeof dataset>[0], homes), settings, noGeography);
	const plan = Int32Array.from({ length: prepared.units.count }, () => labels.next().value as number);
	const unit = pick % prepared.units.count;
	return { prepared, plan, unit, to: (Math.max(0, plan[unit]!) + 1 + (pick % 3)) % 4 };
}

const moved = (plan: Int32Array, unit: number, to: number) => plan.map((t, u) => (u === unit ? to : t));
/** Relative to the size of what is subtracted: both ways sum in another order. */
const near = (value: number, wanted: number, scale: number) =>
	expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(scale)));

function sameDeviation(value: number, wanted: number) {
	if (Number.isFinite(wanted)) near(value, wanted, wanted);
	else expect(value).toBe(wanted);
}

/** Deviations of any measure, summed anew from the accounts. */
function deviations(prepared: Prepared, owner: Int32Array, id: (typeof measureIds)[number]): Float64Array {
	const column = {
		potential: prepared.filled.potential,
		index: prepared.index,
		workload: prepared.workload,
		customers: prepared.filled.isCustomer
	}[id];
	const sums = new Float64Array(prepared.reps.count);
	owner.forEach((t, row) => {
		if (t >= 0) sums[t]! += column[row]!;
	});
	return loads(sums, targetShares(prepared.settings, id, prepared.reps.capacity)).map((load) => load - 1);
}

function checkLoads(prepared: Prepared, found: Counterfactual, before: Int32Array, after: Int32Array) {
	expect(found.loads.map(({ measure }) => measure)).toEqual([...measureIds]);
	for (const { measure, giving, receiving } of found.loads) {
		const [was, is] = [deviations(prepared, before, measure), deviations(prepared, after, measure)];
		sameDeviation(receiving.before, was[found.to]!);
		sameDeviation(receiving.after, is[found.to]!);
		expect(giving === null).toBe(found.from < 0);
		if (giving === null) continue;
		sameDeviation(giving.before, was[found.from]!);
		sameDeviation(giving.after, is[found.from]!);
	}
}

describe('one move of a unit', () => {
	it('is the difference of two measurements of the whole plan', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const { prepared, plan, unit, to } = open(one);
				const next = moved(plan, unit, to);
				const [was, is] = [measureLabels(prepared, plan), measureLabels(prepared, next)];
				const found = counterfactuals(prepared, plan).move(unit, to);
				near(found.hours, is.travelHoursPerYear - was.travelHoursPerYear, was.travelHoursPerYear);
				if (one.costPerHour + one.costPerKm === 0) expect(found.cost).toBeNull();
				else near(found.cost!, is.travelCostPerYear - was.travelCostPerYear, was.travelCostPerYear);
				for (const { measure, receiving, giving } of found.loads) {
					if (measure !== 'potential' && measure !== 'index') continue;
					const key = measure === 'potential' ? 'potentialDev' : 'indexDev';
					sameDeviation(receiving.before, was.territories[to]![key]);
					sameDeviation(receiving.after, is.territories[to]![key]);
					if (giving === null) continue;
					sameDeviation(giving.before, was.territories[plan[unit]!]![key]);
					sameDeviation(giving.after, is.territories[plan[unit]!]![key]);
				}
				checkLoads(prepared, found, ownerOfAccounts(prepared, plan), ownerOfAccounts(prepared, next));
				expect(found.rows).toHaveLength(is.territories[to]!.accounts - was.territories[to]!.accounts);
			}),
			{ numRuns: 1000 }
		);
	});

	it('tells whether territories stay in one piece as counting their pieces does', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const { prepared, plan, unit, to } = open(one);
				const pieces = (labels: Int32Array, rep: number) =>
					unitParts(labels, prepared.graph).owner.filter((owner) => owner === rep).length;
				const next = moved(plan, unit, to);
				const found = counterfactuals(prepared, plan).move(unit, to);
				if (plan[unit]! >= 0) expect(found.splits).toBe(pieces(next, plan[unit]!) > pieces(plan, plan[unit]!));
				expect(found.touches).toBe(pieces(next, to) <= Math.max(1, pieces(plan, to)));
			}),
			{ numRuns: 1000 }
		);
	});

	it('changes the objective by what two computations of it differ', () => {
		let compared = 0;
		fc.assert(
			fc.property(cases, (one) => {
				const { prepared, plan: drawn, unit, to } = open(one);
				const plan = drawn.map((t) => Math.max(0, t));
				if (plan[unit] === to) return;
				compared++;
				const [was, is] = [objective(prepared, plan), objective(prepared, moved(plan, unit, to))];
				const found = counterfactuals(prepared, plan).move(unit, to).goals!;
				// Somebody is due nothing and holds something, before or after: no figure, but no nonsense either.
				if (!Number.isFinite(was) || !Number.isFinite(is)) {
					expect(found.total).not.toBeNaN();
					return;
				}
				near(found.total, (is - was) / 3600, was / 3600 + is / 3600);
				const parts = Object.values(found.parts).reduce((sum, part) => sum + part, 0);
				near(parts, found.total, was / 3600 + is / 3600);
			}),
			{ numRuns: 1000 }
		);
		expect(compared).toBeGreaterThan(100);
	});

	it('holds free centres where the plan has them', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const { prepared, plan, unit, to } = open(one, { centres: 'free' });
				const homes = alignmentCentres(prepared.measure, ownerOfAccounts(prepared, plan));
				const measured = (labels: Int32Array) =>
					measureAlignment(
						{ ...prepared.measure, freeCentres: false, homes },
						ownerOfAccounts(prepared, labels),
						labels
					);
				const [was, is] = [measured(plan), measured(moved(plan, unit, to))];
				const found = counterfactuals(prepared, plan).move(unit, to);
				near(found.hours, is.travelHoursPerYear - was.travelHoursPerYear, was.travelHoursPerYear);
				if (found.cost !== null) near(found.cost, is.travelCostPerYear - was.travelCostPerYear, was.travelCostPerYear);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('one account alone', () => {
	it('is the difference of two measurements with a rule that gives it away', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const { prepared, plan } = open(one);
				const row = one.pick % one.rows.length;
				const before = ownerOfAccounts(prepared, plan);
				const to = (Math.max(0, before[row]!) + 1) % 4;
				const overrideRep = prepared.locks.overrideRep.map((rep, i) => (i === row ? to : rep));
				const ruled: Prepared = { ...prepared, locks: { ...prepared.locks, overrideRep } };
				const [was, is] = [measureLabels(prepared, plan), measureLabels(ruled, plan)];
				const moves = counterfactuals(prepared, plan);
				const found = moves.give(row, to);
				near(found.hours, is.travelHoursPerYear - was.travelHoursPerYear, was.travelHoursPerYear);
				near(moves.hours(row, to) - moves.hours(row, before[row]!), found.hours, was.travelHoursPerYear);
				if (found.cost !== null) near(found.cost, is.travelCostPerYear - was.travelCostPerYear, was.travelCostPerYear);
				checkLoads(prepared, found, before, ownerOfAccounts(ruled, plan));
			}),
			{ numRuns: 1000 }
		);
	});
});

it('names the size and move limits that two checks of the whole plan tell apart', () => {
	let broken = 0;
	fc.assert(
		fc.property(cases, fc.nat({ max: 3000 }), fc.nat({ max: 60 }), (one, most, percent) => {
			const limits: Settings['rules'] = [
				{ id: 's', type: 'size', hard: true, params: { of: 'potential', min: most / 3, max: most } },
				{ id: 'm', type: 'moves', hard: true, params: { of: 'accounts', percent, perTerritory: percent / 5 } }
			];
			const { prepared, plan: drawn, unit, to } = open(one, { rules: limits });
			const plan = drawn.map((t) => Math.max(0, t));
			if (plan[unit] === to) return;
			const problem = buildProblem(prepared, prepared.settings);
			const [was, is] = [brokenRules(problem, plan), brokenRules(problem, moved(plan, unit, to))];
			// Too little before and too much after is another break, not less of one.
			const key = ({ id, territory, value, limit }: BrokenRule) => `${id} ${territory} ${value > limit}`;
			const before = new Map(was.map((rule) => [key(rule), Math.abs(rule.value - rule.limit)]));
			const worse = is.filter((rule) => Math.abs(rule.value - rule.limit) > (before.get(key(rule)) ?? 0) + 1e-6);
			const ids = [...new Set(worse.map(({ id }) => id))].sort();
			broken += ids.length;
			expect([...counterfactuals(prepared, plan).move(unit, to).breaks].sort()).toEqual(ids);
		}),
		{ numRuns: 1000 }
	);
	expect(broken).toBeGreaterThan(20);
});

it('the next best rep adds the least travel of all others', () => {
	fc.assert(
		fc.property(cases, (one) => {
			const { prepared, plan, unit } = open(one);
			const moves = counterfactuals(prepared, plan);
			const next = moves.nextBest(unit);
			expect(next).not.toBe(plan[unit]);
			const { hours } = moves.move(unit, next);
			for (let t = 0; t < 4; t++)
				if (t !== plan[unit]) expect(moves.move(unit, t).hours).toBeGreaterThanOrEqual(hours - 1e-9);
		}),
		{ numRuns: 1000 }
	);
});

/** The objective of a plan from its definition, in seconds. */
function objective(prepared: Prepared, labels: Int32Array): number {
	const { travel, extra, territories, measures, fairnessWeight, coverage, borderWeight, graph } = buildProblem(
		prepared,
		prepared.settings
	);
	const sums = (amounts: Float64Array) => {
		const out = new Float64Array(territories);
		labels.forEach((t, u) => (out[t]! += amounts[u]!));
		return out;
	};
	let total = 0;
	labels.forEach((t, u) => (total += travel[u * territories + t]! + (extra?.[u * territories + t] ?? 0)));
	for (const { amounts, targets } of measures)
		for (const load of loads(sums(amounts), targets))
			total += fairnessWeight === 0 ? 0 : fairnessWeight * (load - 1) ** 2;
	if (coverage !== null) {
		const [hours, worth] = [sums(coverage.workload), sums(coverage.potential)];
		const whole = worth.reduce((sum, value) => sum + value, 0);
		worth.forEach((value, t) => {
			if (whole > 0 && hours[t]! > coverage.capacity[t]!)
				total += (coverage.weight / whole) * value * (1 - coverage.capacity[t]! / hours[t]!);
		});
	}
	for (let u = 0; u < labels.length; u++)
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
			if (labels[graph.neighbours[e]!] !== labels[u]) total += borderWeight / 2;
	return total;
}
