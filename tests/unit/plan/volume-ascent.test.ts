import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf, readInstance } from '#cli/partition/instance.ts';
import { bandValue, VolumeAscent } from '#engine/plan/solve/volume-ascent.ts';
import { createBalanceTerms } from '#engine/plan/solve/terms.ts';
import type { PlanProblem } from '#engine/model/problem.ts';
import { bruteOptimum, evenMeasure, gridProblem } from './fixtures.ts';

function climb(problem: PlanProblem, passes: number): VolumeAscent {
	const terms = createBalanceTerms(problem);
	const ascent = new VolumeAscent(problem, terms, new Float64Array(problem.territories * terms.count), 24);
	const scan = () => {
		for (const slice of ascent.scan()) expect(slice).toBeUndefined();
	};
	scan();
	while (ascent.passes < passes) {
		ascent.pass();
		if (ascent.passes % 40 === 0) scan();
	}
	return ascent;
}

/** The dual value of some prices, straight from its definition. */
function valueOf(problem: PlanProblem, prices: Float64Array): number {
	const terms = createBalanceTerms(problem);
	let sum = 0;
	for (let u = 0; u < problem.units; u++) {
		let least = Infinity;
		for (let t = 0; t < problem.territories; t++) {
			if (problem.fixed[u]! >= 0 && problem.fixed[u] !== t) continue;
			let cost = problem.travel[u * problem.territories + t]!;
			for (let m = 0; m < terms.count; m++) cost += terms.amounts[u * terms.count + m]! * prices[t * terms.count + m]!;
			least = Math.min(least, cost);
		}
		sum += least;
	}
	return sum - bandValue(terms, prices);
}

describe('volume ascent', () => {
	it('never claims more than the best plan of a small instance, and only what its prices prove', () => {
		for (let seed = 1; seed <= 8; seed++) {
			const amounts = Float64Array.from({ length: 12 }, (_, u) => 1 + ((u * 7 + seed * 5) % 4));
			const problem = gridProblem(4, 3, [0, 11], { measures: [evenMeasure(amounts, 2, 0.2)] });
			const optimum = bruteOptimum(problem);
			const { bound, boundPrices } = climb(problem, 200);
			expect(bound).toBeCloseTo(valueOf(problem, boundPrices), 4);
			if (optimum !== null) expect(bound).toBeLessThanOrEqual(optimum + 1e-6);
		}
	});

	const bench = resolve('../shared/bench');
	it.skipIf(!existsSync(bench)).each(['GRID-2500-25', 'NO-600-12', 'DE-2k-8'])(
		'%s with three measures: within 0.1 %% of the exact bound, and not above it (needs ../shared/bench)',
		(name) => {
			const instance = readInstance(`${bench}/instances/${name}.json.gz`);
			const { problem, scale } = problemOf(instance, 'M5-fixed', 1);
			let workload = 0;
			for (const w of instance.measures['workload']!) workload += w;
			const known = JSON.parse(readFileSync(`${bench}/known.json`, 'utf8')) as {
				instances: Record<string, { boundM5fixed: number }>;
			};
			const exact = known.instances[name]!.boundM5fixed;
			const km = climb(problem, 1000).bound / scale / workload;
			expect(km).toBeLessThanOrEqual(exact + 1e-4);
			expect(km).toBeGreaterThan(exact * 0.999);
		}
	);
});
