import type { LeastTravel } from './least-travel.ts';

/** What a rule costs a year: hours on the road that the best plan found without it saves. */
export type RulePrice = { readonly id: string } & (
	| {
			readonly kind: 'hours';
			readonly hours: number;
			/** Proved: no plan without it saves more; null without a bound. */
			readonly mostHours: number | null;
	  }
	/** Less than the searches err by. */
	| { readonly kind: 'about-zero'; readonly mostHours: number | null }
	/** No plan was found that keeps all rules, or none that keeps the others without this one: there is nothing to compare. */
	| { readonly kind: 'unknown'; readonly why: 'all-broken' | 'rest-broken' }
);

export interface RulePrices {
	/** Dearest first, then those about zero, then the unknown. */
	readonly prices: readonly RulePrice[];
	/** Differences up to this say nothing. */
	readonly noiseHours: number;
}

/** A search from the plan on the screen (`from` null) or from labels found on the way. */
export type SearchLeastTravel = (without: readonly string[], from: Int32Array | null) => Promise<LeastTravel>;

/** Searches as long as these differ by this share of the travel without any reason. */
const LEAST_NOISE = 0.0025;
/** When the plan under all rules got better by more than this share, the plans without each may as well. */
const WORTH_ANOTHER_ROUND = 0.005;
const MOST_ROUNDS = 2;

/** Trials that `priceRules` needs at most. */
export const mostTrials = (rules: number): number => 1 + MOST_ROUNDS * 2 * rules;

/**
 * Searches without each rule from the best plan under all rules and, where that saves travel, under all rules from what it found:
 * two plans are compared only where each could have become the other, so that the luck of a search is no price. Every plan counts for all
 * questions that it answers: prices are never negative. At most `mostTrials` searches.
 */
export async function priceRules(rules: readonly string[], search: SearchLeastTravel): Promise<RulePrices> {
	const plans = new PlansFound();
	await plans.add([], search([], null));
	let noise = 0;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const before = plans.best([])?.travelHours;
		for (const id of rules) {
			const all = plans.best([]);
			const without = await plans.add([id], search([id], all?.labels ?? null));
			// Nothing to compare where leaving the rule out helped nobody.
			if (all === null || all.travelHours - without.travelHours > LEAST_NOISE * all.travelHours)
				await plans.add([], search([], without.labels));
		}
		const all = plans.best([])?.travelHours;
		if (all === undefined || before === undefined) break;
		noise = before - all;
		if (noise <= WORTH_ANOTHER_ROUND * all) break;
	}
	return plans.prices(rules, noise);
}

class PlansFound {
	readonly #plans: LeastTravel[] = [];
	/** Greatest bound per question. */
	readonly #bounds = new Map<string, number>();

	async add(without: readonly string[], search: Promise<LeastTravel>): Promise<LeastTravel> {
		const found = await search;
		this.#plans.push(found);
		const key = without.join();
		if (found.boundHours !== null) this.#bounds.set(key, Math.max(this.#bounds.get(key) ?? 0, found.boundHours));
		return found;
	}

	/** Least travel of those that miss nothing but these rules. */
	best(without: readonly string[]): LeastTravel | null {
		return this.#plans
			.filter(({ missing }) => missing.every((id) => without.includes(id)))
			.reduce<LeastTravel | null>(
				(best, plan) => (plan.travelHours < (best?.travelHours ?? Infinity) ? plan : best),
				null
			);
	}

	prices(rules: readonly string[], noise: number): RulePrices {
		const all = this.best([]);
		const noiseHours = Math.max(noise, LEAST_NOISE * (all ?? this.#plans[0])!.travelHours);
		const prices = rules.map((id): RulePrice => {
			if (all === null) return { id, kind: 'unknown', why: 'all-broken' };
			const own = this.#plans.some(({ missing }) => missing.length === 1 && missing[0] === id);
			const bound = this.#bounds.get(id);
			const mostHours = bound === undefined ? null : Math.max(0, all.travelHours - bound);
			const hours = all.travelHours - this.best([id])!.travelHours;
			if (hours > noiseHours) return { id, kind: 'hours', hours, mostHours };
			return own ? { id, kind: 'about-zero', mostHours } : { id, kind: 'unknown', why: 'rest-broken' };
		});
		return { prices: prices.sort((a, b) => rank(b) - rank(a)), noiseHours };
	}
}

const rank = (price: RulePrice): number =>
	price.kind === 'hours' ? price.hours : price.kind === 'about-zero' ? 0 : -1;
