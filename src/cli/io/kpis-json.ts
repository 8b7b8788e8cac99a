import type { Kpis } from '#engine/model/kpis.ts';
import { round } from './output.ts';

/** The keys of the command-line contract. A figure that does not exist is null. */
export function kpisJson(kpis: Kpis) {
	return {
		potential_spread_pct: round(kpis.potentialSpread * 100),
		max_min_ratio: round(kpis.maxMinRatio),
		travel_hours_per_customer: round(kpis.travelHoursPerVisit),
		travel_hours_per_year: round(kpis.travelHoursPerYear, 2),
		coverage_pct: round(kpis.coverage * 100),
		moved_accounts_pct: round(kpis.movedAccounts * 100),
		moved_revenue_pct: round(kpis.movedRevenue * 100),
		gini: round(kpis.gini)
	};
}

/** Today where nobody owns anything: the keys stay, the figures do not exist. */
export const noKpis = Object.fromEntries(
	[
		'potential_spread_pct',
		'max_min_ratio',
		'travel_hours_per_customer',
		'travel_hours_per_year',
		'coverage_pct',
		'moved_accounts_pct',
		'moved_revenue_pct',
		'gini'
	].map((key) => [key, null])
);
