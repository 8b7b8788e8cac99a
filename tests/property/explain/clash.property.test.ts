import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minimalClash } from '#engine/explain/clash.ts';
import { minimalRelaxation } from '#engine/explain/relaxation.ts';
import type { PlanProblem } from '#engine/model/problem.ts';
import { bruteBroken, everyPlan, tinyProblems } from '../plan/brute-rules.ts';

const rules = ['locks', 'allowed', 'together', 'tolerance', 'size', 'moved'];

/** Sets of rules, as bits, that some plan of all there are breaks and nothing more. */
function brokenSets(problem: PlanProblem): Set<number> {
	const found = new Set<number>();
	for (const labels of everyPlan(problem)) {
		let bits = 0;
		for (const id of bruteBroken(problem, labels)) bits |= 1 << rules.indexOf(id);
		found.add(bits);
	}
	return found;
}

it('of 1,000 random instances: the clash has no plan and every part of it has one; a way out has one and no part of it does', async () => {
	let clashes = 0;
	let several = 0;
	await fc.assert(
		fc.asyncProperty(tinyProblems, async (problem) => {
			const sets = [...brokenSets(problem)];
			const bits = (ids: readonly string[]) => ids.reduce((sum, id) => sum | (1 << rules.indexOf(id)), 0);
			/** Some plan keeps every rule of these. */
			const exists = (kept: number) => sets.some((broken) => (broken & kept) === 0);
			const all = bits(rules);
			const attempt = (without: readonly string[]) => {
				const keeps = exists(all & ~bits(without));
				return Promise.resolve({ keeps, infeasible: !keeps });
			};
			const clash = await minimalClash(rules, attempt, () => Promise.resolve(false));
			expect(clash === null).toBe(exists(all));
			if (clash === null) return;
			clashes++;
			expect(clash.proved).toBe(true);
			const whole = bits(clash.rules);
			for (let part = 0; part <= all; part++)
				if ((part & ~whole) === 0) expect(exists(part), `part ${part} of ${whole}`).toBe(part !== whole);
			for (const id of clash.rules) expect(clash.without.get(id)!.keeps).toBe(exists(all & ~bits([id])));
			const out = await minimalRelaxation(rules, attempt);
			const given = bits(out!.rules);
			if (out!.rules.length > 1) several++;
			for (let part = 0; part <= all; part++)
				if ((part & ~given) === 0) expect(exists(all & ~part), `part ${part} of ${given}`).toBe(part === given);
		}),
		{ numRuns: 1000, seed: 20261129 }
	);
	expect(clashes).toBeGreaterThan(200);
	expect(several).toBeGreaterThan(20);
}, 240_000);
