import type { PlanProblem } from '#engine/model/problem.ts';
import type { Random } from '#engine/model/random.ts';
import type { AnnealSettings } from './anneal.ts';
import type { BestPlan } from './best-plan.ts';
import { ejectAll, type Ejection } from './eject.ts';
import { freeStart } from './free-start.ts';
import { penaltyFloor } from './penalty-floor.ts';
import type { PriceAscent } from './price-ascent.ts';
import { ascendProof, followRepaired, pricedStart } from './priced-start.ts';
import { reheatWorst } from './reheat.ts';
import { MENDING, resplitAll, spreading } from './resplit.ts';
import type { SearchState } from './search-state.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';
import type { VolumeAscent } from './volume-ascent.ts';

/** Prices put a fixed-centre plan close to its best, so little heat is needed; free centres must travel first. */
const FIXED_ROUNDS: AnnealSettings = { heats: [0.03, 0.1, 0.02, 0.3], rounds: [120, 192, 264, 408, 600, 888, 1200] };
/** A start from shapes knows nothing of travel yet, and spreading has forgotten it. */
const SHAPE_ROUNDS: AnnealSettings = { heats: [0.4, 0.25, 0.15], rounds: [240, 360, 480, 720, 960] };
/** After ejection chains at the best prices next to nothing is left to gain; contiguity with several measures leaves more. */
const COLD_ROUNDS: AnnealSettings = { heats: [0.01], rounds: FIXED_ROUNDS.rounds };
/** Several measures: contiguity has cost much of what the prices knew, and long rounds win it back. */
const MEASURES_ROUNDS: AnnealSettings = {
	heats: [0.3, 0.4],
	rounds: [288, 288, 480, 960],
	leadRounds: 2
};
/** Few units: each is tried so often that the whole way from the prices to a balanced plan can be annealed. */
const HOT_ROUNDS: AnnealSettings = { heats: [6], rounds: [1488], islandHeats: [0.2, 0.6, 2] };
const FEW_UNITS = 1500;
/** What rounds keep free of the tolerances at first, so that they end inside: large units leave little in between. */
const [MEASURES_MARGIN, HOT_MARGIN] = [0.012, 0.03];
const WARM_ROUNDS: AnnealSettings = { heats: [0.1, 0.3], rounds: FIXED_ROUNDS.rounds };
const FREE_ROUNDS: AnnealSettings = { heats: [0.3, 0.1, 2, 1], rounds: [120, 120, 912, 1200] };
/** Around today's plan, where few may move: everything they may reach has to be tried. */
const FEW_MOVES_ROUNDS: AnnealSettings = { heats: [1, 0.5, 0.3], rounds: [360, 480] };

/** Excess over a tolerance up to which only small moves are missing (with one measure they are all there is), and from which the start
 *  tells little. */
const NEARLY_INSIDE = 0.05;
const FAR_OUTSIDE = 0.15;
const SWEEPS = 24;
/** Free centres move on anyway: fewer steps, and chains for what is outside before all others. */
const FREE_STEPS = 24;
const FREE_SWEEPS = 40;
const MENDING_SWEEPS = 6;

interface Searched {
	readonly state: SearchState;
	readonly ascent: PriceAscent;
	/** null = free centres. */
	readonly proof: VolumeAscent | null;
	readonly ejection: Ejection;
	readonly exchange: SubtreeExchange;
	/** The plan of the first epoch. */
	readonly best: BestPlan;
	readonly random: Random;
}

/** After the first epoch: replaces the quick first plan by the best that prices and chains lead to.
 *  @param kind what the first plan was made from
 *  Yields 'epoch' where the best plan so far is worth showing before the rest is done.
 *  @returns how to anneal from here */
export function* improveStart(
	searched: Searched,
	kind: 'warm' | 'today' | 'shape' | 'cold'
): Generator<undefined | 'epoch', AnnealSettings> {
	const { problem } = searched.state;
	if (problem.recentre !== null) return kind === 'warm' ? FREE_ROUNDS : yield* startFreely(searched);
	if (kind === 'warm') return FIXED_ROUNDS;
	const priced = travelDecides(problem);
	if (kind === 'today') return { ...(yield* startFromToday(searched)), priced };
	if (priced) return { ...(yield* startFromPrices(searched)), priced };
	return kind === 'shape' ? SHAPE_ROUNDS : FIXED_ROUNDS;
}

function* startFreely({ state, ascent, ejection, best, random }: Searched): Generator<undefined, AnnealSettings> {
	yield* freeStart(state, ascent, random);
	yield* followRepaired(state, ascent, FREE_STEPS);
	best.reset();
	const floor = penaltyFloor(state, ascent.prices);
	yield* ejectAll(state, ejection, floor, best, FREE_SWEEPS, 'broken');
	if (best.rank.excess > 0) yield* ejectAll(state, ejection, floor, best, MENDING_SWEEPS);
	best.restore();
	return best.rank.excess > NEARLY_INSIDE ? FREE_ROUNDS : WARM_ROUNDS;
}

function* startFromToday({ state, ascent, proof, ejection, best }: Searched): Generator<undefined, AnnealSettings> {
	if (proof !== null) {
		yield* ascendProof(proof);
		ascent.prices.set(proof.boundPrices);
	}
	yield* ejectAll(state, ejection, penaltyFloor(state, ascent.prices), best, SWEEPS);
	best.restore();
	return FEW_MOVES_ROUNDS;
}

/** Replaces the first plan where prices lead to a better one, and takes it inside the tolerances by ejection chains where only
 *  small moves are missing. Far outside, re-splits spread the excess first. */
function* startFromPrices({
	state,
	ascent,
	proof,
	ejection,
	exchange,
	best,
	random
}: Searched): Generator<undefined | 'epoch', AnnealSettings> {
	if (proof === null) return FIXED_ROUNDS;
	yield* pricedStart(state, ascent, proof);
	const excess = state.excess();
	const floor = penaltyFloor(state, ascent.prices);
	if (excess <= FAR_OUTSIDE) {
		best.reset();
		if (excess > NEARLY_INSIDE && state.terms.count > 1) {
			state.margin = MEASURES_MARGIN;
			return MEASURES_ROUNDS;
		}
		yield 'epoch';
		yield* ejectAll(state, ejection, floor, best, FREE_SWEEPS, 'broken');
		best.restore();
		if (best.rank.excess > 0) {
			yield* resplitAll(state, exchange, best, MENDING);
			best.restore();
			if (best.rank.excess > 0) return WARM_ROUNDS;
		}
		yield 'epoch';
		yield* ejectAll(state, ejection, floor, best, SWEEPS);
		best.restore();
		return state.terms.count > 1 ? MEASURES_ROUNDS : COLD_ROUNDS;
	}
	best.reset();
	if (state.problem.units <= FEW_UNITS) {
		state.margin = HOT_MARGIN;
		return HOT_ROUNDS;
	}
	yield* resplitAll(state, exchange, best, spreading(state.problem.units));
	yield 'epoch';
	yield* reheatWorst(state, exchange, best, random);
	return SHAPE_ROUNDS;
}

/** Prices know of travel and the tolerances; where other goals matter much, a start from them lies further off than any other. */
const travelDecides = (problem: PlanProblem): boolean =>
	problem.extra === null && problem.fairnessWeight === 0 && problem.coverage === null && problem.borderWeight === 0;
