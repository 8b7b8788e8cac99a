import type { Kpis } from '#engine/model/kpis.ts';
import { round } from './output.ts';

/** The keys of the command-line contract. */
const figures = {
	potential_spread_pct: (kpis) => round(kpis.potentialSpread * 100),
	max_min_ratio: (kpis) => round(kpis.maxMinRatio),
	travel_hours_per_customer: (kpis) => round(kpis.travelHoursPerVisit),
	travel_hours_per_year: (kpis) => round(kpis.travelHoursPerYear, 2),
	coverage_pct: (kpis) => round(kpis.coverage * 100),
	moved_accounts_pct: (kpis) => round(kpis.movedAccounts * 100),
	moved_revenue_pct: (kpis) => round(kpis.movedRevenue * 100),
	gini: (kpis) => round(kpis.gini)
} as const satisfies Record<string, (kpis: Kpis) => number | null>;

type FigureKey = keyof typeof figures;
const each = (figure: (key: FigureKey) => number | null) =>
	Object.fromEntries((Object.keys(figures) as FigureKey[]).map((key) => [key, figure(key)])) as Record<
		FigureKey,
		number | null
	>;

/** A figure that does not exist is null. */
export const kpisJson = (kpis: Kpis) => each((key) => figures[key](kpis));

/** Today where nobody owns anything: the keys stay, the figures do not exist. */
export const noKpis = each(() => null);
