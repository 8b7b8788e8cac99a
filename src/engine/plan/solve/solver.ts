import type { EpochReport, PlanProblem, WarmStart } from '#engine/model/problem.ts';
import { createRandom } from '#engine/model/random.ts';
import { AnnealLayer } from './anneal.ts';
import { Gathering, type Helpers } from '../islands/gather.ts';
import { generations, islandsOpen } from '../islands/generations.ts';
import { islandProblem } from '../islands/island-problem.ts';
import { BestPlan, ranksBefore } from './best-plan.ts';
import { chooseAnchors } from './anchors.ts';
import { contractGroups } from './contract.ts';
import { coldStart, settleCentres, settleStart, todayStart } from './first-plan.ts';
import { fillRingMasks } from './graph.ts';
import { outsideUnits } from './outside.ts';
import { Champion } from './champion.ts';
import { Ejection } from './eject.ts';
import { PriceAscent } from './price-ascent.ts';
import { SubtreeExchange } from './subtree-exchange.ts';
import type { IslandPlan } from '../islands/task.ts';
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
	/** Searches that recombine their plans, once the first is inside the tolerances; 1 where absent. Another number, another plan. */
	readonly islands?: number;
	/** Other threads; they change no plan. */
	readonly helpers?: (problem: PlanProblem) => Helpers;
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
 *  Source: docs/adr/0010 to 0015. */
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
	const count = options.islands ?? 1;
	let islands: Generator<IslandPlan | undefined, never> | null = null;
	for (;;) {
		if (islands === null) {
			yield* anneal.run(state);
			champion.offer(best);
			if (problem.recentre !== null && anneal.atRoundStart) champion.restore(best);
			yield;
		} else {
			let plan = islands.next().value;
			for (; plan === undefined; plan = islands.next().value) yield;
			champion.challenge(plan, best);
		}
		if (islands === null && count > 1 && anneal.atRoundStart && islandsOpen(best.rank, anneal.rounds, rounds)) {
			const shared = islandProblem(problem);
			const gathering = new Gathering(shared, state.masks, options.helpers?.(shared) ?? null);
			const search = { count, seed: options.seed, prices: ascent.prices.slice(), settings: rounds };
			islands = generations(gathering, search, champion.plan(), { strain: anneal.strain, margin: state.margin });
		}
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
