import { describe, expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { buildProblem, ownerOfAccounts, prepare } from '#engine/plan/prepare/prepare.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario, reachedOf, storedLabels } from '#engine/scenario/reached.ts';
import { replayScenario } from '#engine/scenario/replay.ts';
import { saveSession } from '#engine/scenario/save-session.ts';
import { createSession, type PlanSession, type Reached } from '#engine/scenario/session.ts';
import { noGeography } from '../../fixtures/dataset.ts';
import { refusal } from '../ingest/helpers.ts';
import { base, market, runTo, session, withRules, withTravel } from './market.ts';

const details = { name: 'Plan', createdAt: '2026-01-02T03:04:05.000Z', createdBy: 'test', engine: '0.1.0' };
const assign = (repId: string, ...accounts: string[]): Rule => ({
	id: `assign-${repId}`,
	type: 'assign',
	hard: true,
	params: { repId, accounts }
});
const keep = (repId: string, ...units: string[]): Rule => ({
	id: `keep-${repId}`,
	type: 'keep-units',
	hard: true,
	params: { repId, units }
});
const saved = (plan: PlanSession) => {
	const file = readPlanFile(saveSession(plan, plan.last!, details), 'x.revir');
	return { file, scenario: newestScenario(file, 'x.revir') };
};
function planned(): PlanSession {
	const plan = session();
	plan.begin('cold', base, 1);
	runTo(plan, 3);
	return plan;
}
/** Three units of r0 in the middle of its territory, to be kept with r3. */
function edited() {
	const plan = planned();
	const { prepared, labels } = plan.last!;
	const units = prepared.units.id.filter((_, unit) => labels[unit] === 0).slice(0, 3);
	const rules = [keep('r3', ...units), assign('r2', 'a1', 'a5', 'a40')];
	return { plan, settings: withRules(rules), units, before: plan.last! };
}

describe('a hand edit', () => {
	it('shows kept units and assigned accounts with their rep, and nothing else moved', () => {
		const { plan, settings, units, before } = edited();
		const after = plan.edit(settings);
		const { prepared } = after;
		prepared.units.id.forEach((id, unit) =>
			expect(after.labels[unit]).toBe(units.includes(id) ? 3 : before.labels[unit])
		);
		const owner = ownerOfAccounts(prepared, after.labels);
		for (const row of [1, 5, 40]) expect(owner[row]).toBe(2);
		const held = after.kpis.territories.map(({ accounts }) => accounts);
		expect(held).toEqual([0, 1, 2, 3].map((rep) => owner.filter((t) => t === rep).length));
		expect(after.kpis.outsideUnits).toBeGreaterThan(0);
		expect([after.gapPct, after.boundHoursPerVisit, after.report]).toEqual([null, null, null]);
	});

	it('measures what a fresh preparation measures', () => {
		const { plan, settings } = edited();
		const { labels, kpis } = plan.edit(settings);
		const fresh = prepare(market, settings, noGeography);
		expect(measureLabels(fresh, labels)).toEqual(kpis);
		expect(fresh.today.kpis).toEqual(plan.todayKpis);
	});

	it('is told beforehand by a preview, which changes nothing', () => {
		const { plan, settings, before } = edited();
		const told = plan.preview(settings);
		expect(plan.last).toBe(before);
		expect(plan.prepared).toBe(before.prepared);
		expect(plan.edit(settings).kpis).toEqual(told);
	});

	it('taken back gives the plan as it was', () => {
		const { plan, settings, before } = edited();
		plan.edit(settings);
		const back = plan.edit(base);
		expect(back.labels).toEqual(before.labels);
		expect(back.kpis).toEqual(before.kpis);
	});

	it('stays when saved: replay and measuring lead to what was shown', () => {
		const { plan, settings, before } = edited();
		const shown = plan.edit(settings);
		const { file, scenario } = saved(plan);
		expect(scenario.segments).toHaveLength(1);
		expect(scenario.overrides.map(({ accountId, reason }) => `${accountId} ${reason}`)).toContain('a5 assigned');
		expect(replayScenario(file, scenario, noGeography, 'x.revir')).toEqual({ units: 240, epochs: 3 });
		const prepared = prepare(file.dataset, scenario.settings, noGeography);
		const labels = storedLabels(file, scenario, prepared, 'x.revir');
		expect(labels).toEqual(shown.labels);
		expect(measureLabels(prepared, labels)).toEqual(shown.kpis);
		expect(reachedOf(file, scenario, prepared, 'x.revir').labels).toEqual(before.labels);
	});

	it('and planning on from it replays, whether the rules stay or go', () => {
		for (const next of ['stay', 'go']) {
			const { plan, settings } = edited();
			plan.edit(settings);
			plan.begin('warm', next === 'stay' ? settings : base, 1);
			const last = runTo(plan, 2);
			if (next === 'stay') {
				const { fixed } = last.prepared.locks;
				fixed.forEach((rep, unit) => rep >= 0 && expect(last.labels[unit]).toBe(rep));
			}
			const { file, scenario } = saved(plan);
			expect(scenario.segments.map(({ start, epochs }) => `${start} ${epochs}`)).toEqual(['cold 3', 'warm 2']);
			expect(replayScenario(file, scenario, noGeography, 'x.revir').epochs).toBe(5);
		}
	});

	it('ends the running segment where it was', () => {
		const { plan, settings } = edited();
		plan.begin('warm', withTravel(10), 1);
		runTo(plan, 2);
		plan.step();
		plan.edit(settings);
		expect(() => plan.step()).toThrow('begin()');
		expect(plan.segments().map(({ epochs }) => epochs)).toEqual([3, 2]);
		const { file, scenario } = saved(plan);
		expect(replayScenario(file, scenario, noGeography, 'x.revir').epochs).toBe(5);
	});

	it('is refused before the first plan, and where accounts or units would be others; the plan stays', () => {
		const plan = session();
		expect(refusal(() => plan.edit(base)).code).toBe('PLAN_NONE');
		const { plan: other, before } = edited();
		const fewer = { ...base, exclude: { reps: ['r1'], accounts: [] } };
		expect(refusal(() => other.edit(fewer)).line).toContain('rule "exclude"');
		expect(refusal(() => other.preview({ ...base, units: 'h3' })).line).toContain('rule "units"');
		expect(refusal(() => other.edit(withRules([assign('r9', 'a1')]))).code).toBe('RULE_UNKNOWN');
		expect(other.last).toBe(before);
	});
});

describe('a plan taken over', () => {
	const next = withTravel(5);
	/** The chain of a session as another one adopts it. */
	const reached = (plan: PlanSession): Reached => {
		const { prepared, end } = plan.last!;
		const settings = plan.settingsByHash();
		const segments = plan
			.segments()
			.map(({ settingsHash, start, epochs }) => ({ settings: settings[settingsHash]!, start, epochs }));
		return { settings: prepared.settings, labels: end.labels, prices: end.prices, segments };
	};
	/** Goes on with 3 epochs under `next`. */
	const goOn = (plan: PlanSession) => {
		plan.begin('warm', next, 1);
		return runTo(plan, 3);
	};

	it('goes on exactly as the session that was never interrupted', () => {
		const first = planned();
		const other = session();
		const shown = other.adopt(structuredClone(reached(first)));
		expect(shown.labels).toEqual(first.last!.labels);
		expect(shown.kpis).toEqual(first.last!.kpis);
		expect(shown.gapPct).toBeNull();
		const [a, b] = [goOn(first), goOn(other)];
		expect(b.labels).toEqual(a.labels);
		expect(b.report.prices).toEqual(a.report.prices);
		expect(b.gapPct).toBe(a.gapPct);
		expect(other.segments()).toEqual(first.segments());
		const { file, scenario } = saved(other);
		expect(replayScenario(file, scenario, noGeography, 'x.revir').epochs).toBe(6);
	});

	it('also from a plan file, and after a hand edit that is taken back later', () => {
		const { plan: first, settings } = edited();
		const shown = first.edit(settings);
		const { file, scenario } = saved(first);
		const other = createSession({ dataset: file.dataset, settings: scenario.settings, geography: noGeography });
		const again = other.adopt(reachedOf(file, scenario, other.prepared, 'x.revir'));
		expect(again.labels).toEqual(shown.labels);
		expect(again.kpis).toEqual(shown.kpis);
		expect(goOn(other).labels).toEqual(goOn(first).labels);
		expect(saved(other).scenario).toEqual(saved(first).scenario);
	});

	it('without prices goes on from the labels, and so does its replay', () => {
		const first = planned();
		const other = session();
		other.adopt({ ...reached(first), prices: null });
		expect(saved(other).scenario.end!.prices).toBeNull();
		goOn(other);
		const { file, scenario } = saved(other);
		expect(scenario.segments.map(({ start }) => start)).toEqual(['cold', 'labels']);
		expect(replayScenario(file, scenario, noGeography, 'x.revir').epochs).toBe(6);
	});

	it('that does not fit is refused and changes nothing', () => {
		const first = planned();
		const good = reached(first);
		const bad: Partial<Reached>[] = [
			{ labels: new Int32Array(3) },
			{ labels: good.labels.map(() => 4) },
			{ prices: new Float64Array(3) },
			{ segments: [] },
			{ segments: [{ settings: base, start: 'warm', epochs: 1 }] }
		];
		const before = first.last;
		for (const change of bad) expect(refusal(() => first.adopt({ ...good, ...change })).code).toBe('PLAN_FORMAT');
		expect(first.last).toBe(before);
		expect(first.segments()).toHaveLength(1);
	});
});

describe('hours that a tolerance costs', () => {
	/** Lower bound of travel at fixed prices, as docs/formats/plan-file.md defines it for the certificate. */
	function boundAt(
		prices: Float64Array,
		{ travel, fixed, measures, territories }: ReturnType<typeof buildProblem>,
		less = 0
	) {
		let bound = 0;
		for (let u = 0; u < fixed.length; u++) {
			let least = Infinity;
			for (let t = 0; t < territories; t++) {
				if (fixed[u]! >= 0 && fixed[u] !== t) continue;
				const priced = measures.reduce(
					(sum, { amounts }, m) => sum + amounts[u]! * prices[t * measures.length + m]!,
					0
				);
				least = Math.min(least, travel[u * territories + t]! + priced);
			}
			bound += least;
		}
		measures.forEach(({ amounts, targets, tolerance }, m) => {
			const total = amounts.reduce((sum, amount) => sum + amount, 0);
			for (let t = 0; t < territories; t++) {
				const price = prices[t * measures.length + m]!;
				const band = tolerance - less;
				bound -= targets[t]! * total * (price > 0 ? (1 + band) * price : (1 - band) * price);
			}
		});
		return bound;
	}

	it.each([false, true])('are what one percentage point less adds to the bound at its prices (rules: %s)', (ruled) => {
		const { id } = session().prepared.units;
		const settings = ruled ? withRules([assign('r2', 'a1', 'a5'), keep('r1', id[7]!, id[90]!)]) : base;
		const plan = session(settings);
		plan.begin('cold', settings, 1);
		const { report, prepared, toleranceHours } = runTo(plan, 6);
		const problem = buildProblem(prepared, settings);
		const bound = boundAt(report.prices, problem);
		expect(Math.abs(bound - report.bound!)).toBeLessThan(1e-9 * report.bound!);
		const hours = (boundAt(report.prices, problem, 0.01) - bound) / 3600;
		expect(hours).toBeGreaterThan(0);
		expect(toleranceHours).toBeCloseTo(hours, 6);
	});
});
