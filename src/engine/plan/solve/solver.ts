import type { EpochReport, PlanProblem, WarmStart } from '#engine/model/problem.ts';
import { createRandom } from '#engine/model/random.ts';
import { AnnealLayer } from './anneal.ts';
import { BestPlan, ranksBefore, type PlanRank } from './best-plan.ts';
import { chooseAnchors } from './anchors.ts';
import { contractGroups } from './contract.ts';
import { coldStart, settleCentres, settleStart, todayStart } from './first-plan.ts';
import { fillRingMasks } from './graph.ts';
import { outsideUnits } from './outside.ts';
import { brokenRules } from './broken-rules.ts';
import { Ejection } from './eject.ts';
import { PriceAscent } from './price-ascent.ts';
import { SubtreeExchange } from './subtree-exchange.ts';
import { SearchState } from './search-state.ts';
import type { Slices } from './slices.ts';
import { improveStart } from './improve-start.ts';
import { VolumeAscent } from './volume-ascent.ts';
import { followSettings, warmStart } from './warm-start.ts';

export interface SolverOptions {
	/** Any integer; equal seeds give equal plans epoch by epoch. */
	readonly seed: number;
	/** A former segment's labels and prices to start from. */
	readonly start?: WarmStart;
}

/** An anytime search in numbered epochs. */
export interface Solver {
	/** One slice of work (about 1–5 ms, counted in passes and moves); a report when an epoch was completed, else null. */
	step(): EpochReport | null;
	/** The last completed epoch's report. */
	result(): EpochReport;
}

const CANDIDATES = 16;
/** Prices of several measures lead some units far away. */
const BOUND_CANDIDATES = 24;
const MASKS_PER_SLICE = 8192;
const BOUND_PASSES_PER_EPOCH = 12;
const BOUND_PASSES = 1500;

/** Partitions the units of a problem into contiguous, balanced territories with little travel.
 *  Epoch 1 is the first contiguous plan, later epochs never rank behind it. Nothing depends on the clock.
 *  @throws Error from `result()` before the first epoch is complete
 *  Source: design "prices, borders, recombination" (algorithms.md sec. 5). */
export function createSolver(problem: PlanProblem, options: SolverOptions): Solver {
	const epochs = runGroups(problem, options);
	let last: EpochReport | null = null;
	return {
		step() {
			const { value } = epochs.next();
			if (value) last = value;
			return value ?? null;
		},
		result() {
			if (last === null) throw new Error('No epoch is complete yet: call step() until it returns a report.');
			return last;
		}
	};
}

/** Groups are planned as one unit each; reports speak of the units. */
function* runGroups(problem: PlanProblem, options: SolverOptions): Generator<EpochReport | undefined, undefined> {
	const together = problem.rules?.together ?? null;
	if (together === null) return yield* runEpochs(problem, options);
	const groups = contractGroups(problem, together);
	const { start } = options;
	const inner =
		start === undefined ? options : { ...options, start: { ...start, labels: groups.contract(start.labels) } };
	const anchors = chooseAnchors(problem);
	for (const report of runEpochs(groups.problem, inner)) {
		if (report === undefined) yield;
		else {
			const labels = groups.expand(report.labels);
			yield { ...report, labels, outside: outsideUnits(problem, labels, anchors) };
		}
	}
}

function* runEpochs(problem: PlanProblem, options: SolverOptions): Generator<EpochReport | undefined, undefined> {
	const random = createRandom(options.seed);
	const state = new SearchState(problem);
	yield;
	const ascent = new PriceAscent(problem, state.terms, state.costs, problem.fairnessWeight, CANDIDATES, random);
	yield;
	const fewMayMove = (problem.rules?.moves.length ?? 0) > 0;
	if (options.start !== undefined) yield* warmStart(state, ascent, options.start);
	else if (fewMayMove) yield* todayStart(state, ascent);
	else yield* coldStart(state, ascent);
	yield;
	const best = new BestPlan(state);
	const champion = new Champion(state, problem.recentre);
	const ejection = new Ejection(state);
	const exchange = new SubtreeExchange(state, random);
	best.reset();
	if (options.start !== undefined) {
		yield* fillMasks(state);
		yield* followSettings(state, ascent, ejection, exchange, best);
	}
	champion.offer(best);

	let proof: VolumeAscent | null = null;
	if (problem.recentre === null) {
		proof = new VolumeAscent(problem, state.terms, ascent.prices, BOUND_CANDIDATES);
		yield* proof.certify();
	}
	let epoch = 1;
	yield champion.report(epoch, proof, ascent);

	let shaped = false;
	const first = best.rank;
	if (options.start === undefined) {
		yield* fillMasks(state);
		if (problem.recentre !== null && !fewMayMove) yield* settleCentres(state, ascent, problem.recentre);
		else if (proof !== null && !fewMayMove) {
			shaped = yield* settleStart(state, ascent, best, random);
			champion.offer(best);
			proof.restart(ascent.prices);
		}
	}
	if (proof !== null) yield* proof.scan();
	if (ranksBefore(best.rank, first)) yield champion.report(++epoch, proof, ascent);

	const kind = options.start !== undefined ? 'warm' : fewMayMove ? 'today' : shaped ? 'shape' : 'cold';
	const start = improveStart({ state, ascent, proof, ejection, exchange, best, random }, kind);
	let next = start.next();
	for (; next.done !== true; next = start.next()) {
		if (next.value === undefined) {
			yield;
			continue;
		}
		champion.offer(best);
		if (proof !== null) yield* proof.scan();
		epoch++;
		yield champion.report(epoch, proof, ascent);
	}
	const rounds = next.value;
	if (problem.recentre !== null && kind !== 'warm') {
		champion.offer(best);
		champion.restore(best);
	}
	const anneal = new AnnealLayer(best, ejection, exchange, ascent.prices.slice(), random, rounds);
	for (;;) {
		yield* anneal.run(state);
		champion.offer(best);
		if (problem.recentre !== null && anneal.atRoundStart) champion.restore(best);
		yield;
		if (proof !== null && proof.passes < BOUND_PASSES) {
			for (let pass = 0; pass < BOUND_PASSES_PER_EPOCH; pass++) {
				proof.pass();
				if (pass % 3 === 2) yield;
			}
			yield* proof.scan();
		}
		epoch++;
		yield champion.report(epoch, proof, ascent);
	}
}

function* fillMasks({ problem, masks }: SearchState): Slices {
	const stamp = new Int32Array(problem.units);
	for (let first = 0; first < problem.units; first += MASKS_PER_SLICE) {
		fillRingMasks(problem.graph, masks, stamp, first, Math.min(problem.units, first + MASKS_PER_SLICE));
		yield;
	}
}

/** The best plan over all epochs. With free centres a plan is judged by its own centres, so it is kept apart from the search's
 *  best plan, which is judged by the centres of the moment. */
class Champion {
	readonly #state: SearchState;
	readonly #recentre: PlanProblem['recentre'];
	readonly #labels: Int32Array;
	#rank: PlanRank = { excess: Infinity, objective: Infinity };
	#travel = 0;
	#worst = 0;

	constructor(state: SearchState, recentre: PlanProblem['recentre']) {
		this.#state = state;
		this.#recentre = recentre;
		this.#labels = new Int32Array(state.labels.length);
	}

	/** Moves free centres to the best plan's, rebuilds the sums and keeps the plan if it ranks first. */
	offer(best: BestPlan): void {
		const state = this.#state;
		if (this.#recentre === null) {
			if (!ranksBefore(best.rank, this.#rank)) return;
			this.#take(best.labels, best.rank);
			return;
		}
		const present = state.labels.slice();
		this.#judge(best.labels);
		// The search goes on from where it is, around its own centres; ranks by former centres mean nothing now.
		this.#place(present);
		best.reset();
	}

	/** Free centres: puts the best plan of all back, to start a round from. */
	restore(best: BestPlan): void {
		this.#place(this.#labels);
		best.reset();
	}

	#judge(labels: Int32Array): void {
		this.#place(labels);
		const rank = { excess: this.#state.excess(), objective: this.#state.objective };
		if (ranksBefore(rank, this.#rank)) this.#take(labels, rank);
	}

	#place(labels: Int32Array): void {
		this.#recentre?.(labels);
		this.#state.refreshCosts();
		this.#state.labels.set(labels);
		this.#state.rebuild();
	}

	#take(labels: Int32Array, rank: PlanRank): void {
		const { travel, territories, units } = this.#state.problem;
		this.#labels.set(labels);
		this.#rank = rank;
		this.#travel = 0;
		for (let u = 0; u < units; u++) this.#travel += travel[u * territories + labels[u]!]!;
		this.#worst = deviationOf(this.#state, labels);
	}

	report(epoch: number, proof: VolumeAscent | null, ascent: PriceAscent): EpochReport {
		const { problem, terms } = this.#state;
		const source = proof === null ? ascent.prices : proof.boundPrices;
		return {
			epoch,
			labels: this.#labels.slice(),
			prices: source.map((price, cell) => price * terms.scale[cell % terms.count]!),
			travel: this.#travel,
			objective: this.#rank.objective,
			worstDeviation: this.#worst,
			outside: outsideUnits(problem, this.#labels, this.#state.anchors),
			broken: brokenRules(problem, this.#labels),
			bound: proof === null ? null : proof.bound,
			infeasible: proof !== null && exceedsAllPlans(proof.bound, problem)
		};
	}
}

/** Whether the bound is above Σ of the dearest territory each unit may go to, with room for rounding. Ends as soon as the sum has reached
 *  it. O(units · territories). */
function exceedsAllPlans(bound: number, { units, territories, travel, fixed, rules }: PlanProblem): boolean {
	if (bound <= 1) return false;
	const allowed = rules?.allowed ?? null;
	let sum = 0;
	for (let u = 0; u < units; u++) {
		let most = 0;
		for (let t = 0; t < territories; t++) {
			const k = u * territories + t;
			if (fixed[u]! >= 0 ? fixed[u] === t : allowed === null || allowed[k] === 1) most = Math.max(most, travel[k]!);
		}
		sum += most;
		if (sum * (1 + 1e-9) + 1 >= bound) return false;
	}
	return true;
}

function deviationOf(state: SearchState, labels: Int32Array): number {
	const { terms } = state;
	const loads = new Float64Array(state.loads.length);
	for (let u = 0; u < labels.length; u++) {
		for (let m = 0; m < terms.measures; m++) {
			const cell = labels[u]! * terms.count + m;
			loads[cell] = loads[cell]! + terms.amounts[u * terms.count + m]!;
		}
	}
	let worst = 0;
	for (let cell = 0; cell < loads.length; cell++) {
		if (cell % terms.count >= terms.measures) continue;
		worst = Math.max(worst, Math.abs(loads[cell]! * terms.inverse[cell]! - terms.offset[cell]!));
	}
	return worst;
}
