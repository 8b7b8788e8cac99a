import type { MeasureId, Settings } from '../model/settings.ts';
import { measureDefaults } from '../model/settings.ts';

/** Ids of what a plan must respect: those of the settings' rules, one per tolerance, and `data` for the locks of the file. */
export const toleranceId = (measure: MeasureId): string => `tolerance:${measure}`;
export const DATA_LOCKS = 'data';

/** Everything in the settings that can be left out to see what it does; a released lock and a barrier's name limit nothing. */
export function limitingIds(settings: Settings, hasLocks: boolean): string[] {
	return [
		...settings.measures.map(({ id }) => toleranceId(id)),
		...settings.rules.filter(({ type }) => type !== 'release').map(({ id }) => id),
		...(hasLocks ? [DATA_LOCKS] : [])
	];
}

/** The settings without these. A tolerance left out is as wide as settings allow, because a measure without one is none.
 *  @param locked ids of the accounts that the file locks */
export function settingsWithout(settings: Settings, without: readonly string[], locked: readonly string[]): Settings {
	const left = new Set(without);
	const rules = settings.rules.filter(({ id }) => !left.has(id));
	if (left.has(DATA_LOCKS))
		rules.push({ id: 'without-data-locks', type: 'release', hard: true, params: { accounts: locked } });
	return {
		...settings,
		rules,
		measures: settings.measures.map((measure) =>
			left.has(toleranceId(measure.id)) ? { ...measure, tolerance: measureDefaults.tolerance.max } : measure
		)
	};
}
