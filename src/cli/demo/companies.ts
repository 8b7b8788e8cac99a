import type { Random } from '#engine/model/random.ts';
import { ln } from '#engine/measure/portable.ts';
import { between, clamp, exp, normal } from './draw.ts';
import type { Industry, Market } from './market.ts';

/** Size and yearly potential of one company. Both are log-normal; potential grows less than in step with size. */
export function drawSize(random: Random, market: Market, industry: Industry, strength: number) {
	const employees = clamp(
		Math.round(exp(ln(market.medianEmployees * industry.size) + 1.2 * normal(random))),
		1,
		15_000
	);
	const potential = exp(
		ln(market.medianPotential * industry.potential) +
			0.7 * ln(employees / market.medianEmployees) +
			market.regionalSpread * ln(strength) +
			0.65 * normal(random)
	);
	return { employees, potential: Math.max(100, potential) };
}

/** Revenue of three years, last full year first, whole units. `skill` is the rep's effect on the share of wallet. */
export function drawRevenue(random: Random, potential: number, industry: Industry, skill: number) {
	const share = clamp((0.12 + 0.7 * random.unit() * random.unit()) * skill, 0.02, 0.95);
	const growth = industry.growth + 0.12 * normal(random);
	const y0 = potential * share * exp(0.1 * normal(random));
	const y1 = (y0 / clamp(1 + growth, 0.4, 2)) * exp(0.12 * normal(random));
	const y2 = (y1 / clamp(1 + growth, 0.4, 2)) * exp(0.12 * normal(random));
	return [Math.round(y0), Math.round(y1), Math.round(y2)] as const;
}

/** Spreads a year over its months by season; small customers order in a few months only. Adds up exactly. */
export function writeMonths(
	random: Random,
	out: Float64Array,
	start: number,
	year: number,
	season: readonly number[],
	regularFrom: number
): void {
	const chance = clamp(0.15 + year / regularFrom, 0, 1);
	const sure = random.below(12);
	const weights = season.map((weight, month) =>
		month === sure || random.unit() < chance ? weight * between(random, 0.6, 1.4) : 0
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let running = 0;
	let written = 0;
	for (let month = 0; month < 12; month++) {
		running += weights[month]!;
		const until = month === 11 ? year : Math.round((year * running) / total);
		out[start + month] = until - written;
		written = until;
	}
}
