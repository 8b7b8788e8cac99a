import type { RuleTrial } from './try-rules.ts';

type Searched = Pick<RuleTrial, 'keeps' | 'travelHours'>;

/** What a rule costs a year, by the difference of two searches. */
export type RulePrice = { readonly id: string } & (
	| { readonly kind: 'hours'; readonly hours: number }
	/** Less than the searches differ by anyway. */
	| { readonly kind: 'about-zero' }
	/** No plan was found that keeps all rules, or none that keeps the others without this one: there is nothing to compare. */
	| { readonly kind: 'unknown'; readonly why: 'all-broken' | 'rest-broken' }
);

export interface RulePrices {
	/** Dearest first, then those about zero, then the unknown. */
	readonly prices: readonly RulePrice[];
	/** Differences up to this say nothing. */
	readonly noiseHours: number;
}

/** Searches as short as these differ by this share of the travel without any reason. */
const LEAST_NOISE = 0.005;

/**
 * Prices from the plan under all rules and the plans without each. A plan that may break a rule can never need more travel than
 * one that must keep it, so whatever the searches say below zero is their own error, and as wide as that is what they may err by
 * on the other side.
 */
export function rulePrices(all: Searched, without: readonly (Searched & { readonly id: string })[]): RulePrices {
	const differences = without.map(({ id, keeps, travelHours }) => ({
		id,
		keeps,
		hours: all.travelHours - travelHours
	}));
	const noiseHours = differences.reduce(
		(widest, { keeps, hours }) => (keeps && all.keeps ? Math.max(widest, -hours) : widest),
		LEAST_NOISE * all.travelHours
	);
	const prices = differences.map(({ id, keeps, hours }): RulePrice => {
		if (!all.keeps) return { id, kind: 'unknown', why: 'all-broken' };
		if (!keeps) return { id, kind: 'unknown', why: 'rest-broken' };
		return hours > noiseHours ? { id, kind: 'hours', hours } : { id, kind: 'about-zero' };
	});
	return { prices: prices.sort((a, b) => rank(b) - rank(a)), noiseHours };
}

const rank = (price: RulePrice): number =>
	price.kind === 'hours' ? price.hours : price.kind === 'about-zero' ? 0 : -1;

/** Searches once under all rules and once without each. 1 + rules trials. */
export async function priceRules(
	rules: readonly string[],
	attempt: (without: readonly string[]) => Promise<Searched>
): Promise<RulePrices> {
	const all = await attempt([]);
	const without: (Searched & { id: string })[] = [];
	for (const id of rules) without.push({ ...(await attempt([id])), id });
	return rulePrices(all, without);
}
