import { describeOnDemand } from '#lib/state/describe-on-demand.svelte.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { PlainError } from '#engine/model/errors.ts';
import type { AssumedColumn } from '#engine/model/columns.ts';
import type { FactorId, GoalId } from '#engine/model/settings.ts';
import { preferences, type Noun } from '#lib/state/preferences.svelte.ts';
import type { Failure, MapLayer, OpenStage } from '#lib/state/types.ts';

const usualWord: Record<Noun, { readonly one: () => string; readonly many: () => string }> = {
	territory: { one: m.word_territory, many: m.word_territories },
	rep: { one: m.word_rep, many: m.word_reps },
	customer: { one: m.word_customer, many: m.word_customers }
};
export const usualWordOf = (noun: Noun, count: 'one' | 'many'): string => usualWord[noun][count]();
/** The plan's own word for a thing, else the usual one of the language. */
export const wordOf = (noun: Noun, count: 'one' | 'many'): string => {
	const own = preferences.vocabulary[noun]?.[count].trim() ?? '';
	return own === '' ? usualWordOf(noun, count) : own;
};
export const atStart = (word: string) => word.charAt(0).toLocaleUpperCase(getLocale()) + word.slice(1);

/** Inputs that messages may name: as inside a sentence, and with a capital as at its start. */
interface NounInputs {
	readonly territory: string;
	readonly territories: string;
	readonly rep: string;
	readonly reps: string;
	readonly customer: string;
	readonly customers: string;
	readonly Territory: string;
	readonly Territories: string;
	readonly Rep: string;
	readonly Reps: string;
	readonly Customer: string;
	readonly Customers: string;
}
function nounInputs(): NounInputs {
	const [territory, territories] = [wordOf('territory', 'one'), wordOf('territory', 'many')];
	const [rep, reps] = [wordOf('rep', 'one'), wordOf('rep', 'many')];
	const [customer, customers] = [wordOf('customer', 'one'), wordOf('customer', 'many')];
	return {
		...{ territory, territories, rep, reps, customer, customers },
		...{ Territory: atStart(territory), Territories: atStart(territories), Rep: atStart(rep) },
		...{ Reps: atStart(reps), Customer: atStart(customer), Customers: atStart(customers) }
	};
}
type OwnInputs<I> = Omit<I, keyof NounInputs>;

/** A message with the plan's words for territories, reps and customers: `say(m.fact_travel)`. */
export const say = <I>(
	message: (inputs: I) => string,
	...[inputs]: keyof OwnInputs<I> extends never ? [] : [inputs: OwnInputs<I>]
): string => message({ ...nounInputs(), ...inputs } as I);

export const factorName: Record<FactorId, () => string> = {
	potential: m.factor_potential,
	revenue: m.factor_revenue,
	white_space: m.factor_white_space,
	win_rate: m.factor_win_rate,
	growth: m.factor_growth
};
export const factorWhy: Record<FactorId, () => string> = {
	potential: () => say(m.factor_potential_why),
	revenue: () => say(m.factor_revenue_why),
	white_space: m.factor_white_space_why,
	win_rate: m.factor_win_rate_why,
	growth: m.factor_growth_why
};
export const goalName: Record<GoalId, () => string> = {
	fairness: m.goal_fairness,
	travel: m.goal_travel,
	coverage: m.goal_coverage,
	growth: () => say(m.goal_growth),
	stability: m.goal_stability
};
export const goalWhy: Record<GoalId, () => string> = {
	fairness: m.goal_fairness_why,
	travel: m.goal_travel_why,
	coverage: m.goal_coverage_why,
	growth: () => say(m.goal_growth_why),
	stability: () => say(m.goal_stability_why)
};
export const stageName: Record<OpenStage | 'fetch', () => string> = {
	fetch: m.stage_fetch,
	read: () => say(m.stage_read),
	locate: () => say(m.stage_locate),
	units: m.stage_units,
	graph: m.stage_graph,
	travel: m.stage_travel,
	measure: () => say(m.stage_measure)
};
export const stages = Object.keys(stageName) as (OpenStage | 'fetch')[];
export const assumedName: Record<AssumedColumn, () => string> = {
	revenue_y0: m.assumed_revenue,
	potential: m.assumed_potential,
	visits_per_year: m.assumed_visits_per_year,
	visit_hours: m.assumed_visit_hours,
	capacity_hours: () => say(m.assumed_capacity_hours),
	video_share: m.assumed_video_share,
	stage: m.assumed_stage,
	win_rate: m.assumed_win_rate,
	owner_since: m.assumed_owner_since
};
export const layerName: Record<MapLayer, () => string> = {
	territories: () => say(m.layer_territories),
	potential: m.layer_potential,
	change: m.layer_change
};

export const errorText = (error: PlainError): string => describeOnDemand(error, getLocale());

export function failureText(failure: Failure): string {
	if (failure.kind === 'catalogued') return errorText(failure.error);
	return failure.kind === 'demo'
		? m.error_demo({ detail: failure.detail })
		: m.error_unexpected({ detail: failure.detail });
}

/** A, B … Z, AA, AB …: the badge of a territory. */
export const letterOf = (index: number): string =>
	(index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
