import type { Random } from '#engine/model/random.ts';
import { grownLabels } from './grown-labels.ts';
import type { Slices } from './slices.ts';
import { penaltyFloor } from './penalty-floor.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import type { SearchState } from './search-state.ts';

/** Moves of the centres per start, price passes before the first and between them, and after the last. */
const MOST_MOVES = 30;
const LEAST_MOVES = 10;
const FIRST_PASSES = 30;
const PASSES = 6;
const LAST_PASSES = 40;
/** Entries of units × territories and units × candidates looked at, all starts together: 0.5–1 s. */
const WORK = 100_000_000;
/** Of it for the first start alone, where there are so many units that one is all there is time for. */
const FIRST_SHARE = 0.55;
const WORK_PER_PASS = 16;
const MOST_STARTS = 32;
/** A start that is this much dearer than the best one after so many moves is given up. */
const RACE_AT = 10;
const RACE_MARGIN = 1.015;

/** Free centres: alternates prices and centres from several starts (the present centres, then territories grown at random) and
 *  leaves the plan, the centres and the prices of the best one, judged by objective plus penalties of the repaired plan.
 *  O(starts · moves · units · (territories + passes · candidates)).
 *  Source: Cohen-Addad, Klein, Young 2018 (balanced centroidal power diagrams by Lloyd's method), with prices for flows. */
export function* freeStart(state: SearchState, ascent: PriceAscent, random: Random): Slices {
	const { units, territories, graph, recentre } = state.problem;
	if (recentre === null) return;
	const workPerMove = units * (territories + PASSES * WORK_PER_PASS);
	const moves = Math.max(LEAST_MOVES, Math.min(MOST_MOVES, Math.floor((FIRST_SHARE * WORK) / workPerMove)));
	let work = 0;
	const mass = unitMass(state);
	const best = { labels: state.labels.slice(), prices: ascent.prices.slice(), value: Infinity };
	let leader = Infinity;
	for (let start = 0; start < MOST_STARTS && (start === 0 || work + moves * workPerMove <= WORK); start++) {
		if (start > 0) {
			recentre(grownLabels(graph, mass, territories, random));
			state.refreshCosts();
			ascent.restart();
			yield;
		}
		let travel = Infinity;
		for (let move = 0; move < moves; move++) {
			yield* ascent.scan();
			work += workPerMove;
			const passes = move === 0 && start > 0 ? FIRST_PASSES : PASSES;
			for (let pass = 0; pass < passes; pass++) {
				if (pass % 4 === 3) yield;
				ascent.pass();
			}
			recentre(ascent.labels);
			state.refreshCosts();
			yield;
			travel = costOf(state, ascent.labels);
			if (move === RACE_AT && travel > RACE_MARGIN * leader) break;
			if (move === RACE_AT) leader = Math.min(leader, travel);
		}
		if (travel > RACE_MARGIN * best.value) continue;
		yield* ascent.scan();
		for (let pass = 0; pass < LAST_PASSES; pass++) {
			if (pass % 4 === 3) yield;
			ascent.pass();
		}
		state.labels.set(ascent.labels);
		repairContiguity(state, (u, t) => ascent.priced(u, t));
		const value = penalised(state, penaltyFloor(state, ascent.prices));
		if (value >= best.value) continue;
		best.value = value;
		best.labels.set(state.labels);
		best.prices.set(ascent.prices);
	}
	recentre(best.labels);
	state.refreshCosts();
	ascent.prices.set(best.prices);
	yield* ascent.scan();
	state.labels.set(best.labels);
	state.rebuild();
}

/** Objective plus what the excess over the tolerances weighs at least. */
export function penalised(state: SearchState, floor: Float64Array): number {
	let sum = state.objective;
	for (let cell = 0; cell < floor.length; cell++)
		sum += floor[cell]! * Math.max(0, Math.abs(state.deviation(cell)) - state.allowed[cell]!);
	return sum;
}

function costOf({ costs, problem }: SearchState, labels: Int32Array): number {
	let sum = 0;
	for (let u = 0; u < labels.length; u++) sum += costs[u * problem.territories + labels[u]!]!;
	return sum;
}

/** Mean of the scaled amounts, with something for units without any. */
function unitMass({ terms, problem }: SearchState): Float64Array {
	const least = (0.01 * problem.territories) / problem.units;
	return Float64Array.from({ length: problem.units }, (_, u) => {
		let sum = 0;
		for (let m = 0; m < terms.measures; m++) sum += terms.amounts[u * terms.count + m]!;
		return sum / Math.max(1, terms.measures) + least;
	});
}
