import { nextPressure, type AnnealSettings, type Pressure } from '../solve/anneal.ts';
import { ranksBefore, type PlanRank } from '../solve/best-plan.ts';
import type { Gathering } from './gather.ts';
import { taskSeed, type IslandPlan, type JoinTask, type RoundTask } from './task.ts';

/** Logical searches where nobody asks for another number (ADR 14). */
export const ISLANDS = 4;
/** Slices of a round: short ones, because the plans are joined and every round starts from the best one. */
const SLICES = 96;
/** Rounds that the lead search has to get inside the tolerances: many short rounds get there later than few long ones. */
const PATIENCE = 4;

export interface Islands {
	/** At least 2. */
	readonly count: number;
	readonly seed: number;
	/** Territories × measures, cost per scaled amount. */
	readonly prices: Float64Array;
	readonly settings: AnnealSettings;
}

/** Whether the lead search hands over to the islands.
 *  @param rounds annealing rounds that it has done */
export const islandsOpen = ({ excess }: PlanRank, rounds: number, { leadRounds = 1 }: AnnealSettings): boolean =>
	rounds >= leadRounds && (excess <= 1e-9 || rounds > PATIENCE);

/** Generations without end: a round on every island from the best plan, each with its own seed and heat, then the plans are recombined pair
 *  by pair and with the best one. Yields every plan found, in an order that follows from the arguments alone, and undefined between slices.
 *  Source: Sanders and Schulz 2012 (KaFFPaE). */
export function* generations(
	gathering: Gathering,
	islands: Islands,
	start: IslandPlan,
	firstPressure: Pressure
): Generator<IslandPlan | undefined, never> {
	let best = start;
	let pressure = firstPressure;
	for (let generation = 1; ; generation++) {
		let plans: IslandPlan[] = [];
		for (const plan of gathering.run(roundsFrom(best, islands, generation, pressure))) {
			if (plan !== undefined) plans.push(plan);
			yield plan;
		}
		const roundOutside = plans.every(({ rank }) => rank.excess > 1e-9);
		plans.push(best);
		for (let place = islands.count; plans.length > 1;) {
			const pairs = pairsOf(plans, islands, generation, place, pressure);
			place += pairs.length;
			// Without a partner it waits for the next level.
			plans = plans.length % 2 === 1 ? [plans.at(-1)!] : [];
			for (const plan of gathering.run(pairs)) {
				if (plan !== undefined) plans.unshift(plan);
				yield plan;
			}
		}
		best = plans[0]!;
		pressure = nextPressure(pressure, { bestOutside: best.rank.excess > 1e-9, roundOutside });
	}
}

function roundsFrom(start: IslandPlan, islands: Islands, generation: number, pressure: Pressure): RoundTask[] {
	const { settings } = islands;
	const heats = settings.islandHeats ?? settings.heats;
	return Array.from({ length: islands.count }, (_, island) => ({
		kind: 'round',
		seed: taskSeed(islands.seed, generation, island),
		start,
		prices: islands.prices,
		heat: heats[(generation + island) % heats.length]!,
		slices: SLICES,
		pressure,
		priced: settings.priced === true
	}));
}

function pairsOf(
	plans: readonly IslandPlan[],
	{ seed, prices, settings }: Islands,
	generation: number,
	place: number,
	pressure: Pressure
): JoinTask[] {
	return Array.from({ length: Math.floor(plans.length / 2) }, (_, k) => {
		const [a, b] = [plans[2 * k]!, plans[2 * k + 1]!];
		const [better, other] = ranksBefore(b.rank, a.rank) ? [b, a] : [a, b];
		return {
			kind: 'join',
			seed: taskSeed(seed, generation, place + k),
			better,
			other,
			prices,
			pressure,
			priced: settings.priced === true
		};
	});
}
