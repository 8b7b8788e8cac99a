import type { MeasureId, Settings } from '../model/settings.ts';

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
