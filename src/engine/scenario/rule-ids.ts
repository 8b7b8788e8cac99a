import { DATA_LOCKS, toleranceId } from '../model/rule-ids.ts';
import type { Settings } from '../model/settings.ts';

/** Everything in the settings that can be left out to see what it does; a released lock and a barrier's name limit nothing. */
export function limitingIds(settings: Settings, hasLocks: boolean): string[] {
	return [
		...settings.measures.map(({ id }) => toleranceId(id)),
		...settings.rules.filter(({ type }) => type !== 'release').map(({ id }) => id),
		...(hasLocks ? [DATA_LOCKS] : [])
	];
}
