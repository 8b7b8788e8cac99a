/** Travel against the least that is possible, in hours per visit: visits differ between today and a plan where accounts
 *  have no rep today, so that hours a year would compare different work. */
export interface Saving {
	readonly today: number;
	readonly after: number;
	/** null = no bound. */
	readonly bound: number | null;
	/** Hours a year that the plan's own visits take less (negative: more) than at today's travel per visit. */
	readonly hoursPerYear: number;
}

/** @param gapPct (travel − bound) / bound in percent; the bound is about the same visits, so it holds per visit too */
export function savingOf(
	today: { readonly travelHoursPerVisit: number },
	after: { readonly travelHoursPerVisit: number; readonly travelHoursPerYear: number },
	gapPct: number | null
): Saving {
	const visits = after.travelHoursPerVisit > 0 ? after.travelHoursPerYear / after.travelHoursPerVisit : 0;
	return {
		today: today.travelHoursPerVisit,
		after: after.travelHoursPerVisit,
		bound: gapPct === null ? null : after.travelHoursPerVisit / (1 + gapPct / 100),
		hoursPerYear: (today.travelHoursPerVisit - after.travelHoursPerVisit) * visits
	};
}
