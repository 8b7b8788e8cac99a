import { measureOfTolerance } from '../model/rule-ids.ts';
import type { Settings } from '../model/settings.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { limitingIds } from './rule-ids.ts';
import { settingsWithout } from './rule-variation.ts';
import { isRefutedWithout, lockedIds } from './try-rules.ts';

/** What a search can be asked for. */
export interface Searchable {
	/** Ids of the rules that it does without. */
	readonly aside: readonly string[];
	readonly settings: Settings;
}

/**
 * Where sums prove that no plan keeps all rules, a search comes as near to tolerances, sizes and limits of moves as it can, and locks hold
 * all the same. A closed border has no "near": with a side on which nobody lives it would leave all units there to whoever is cut off.
 * Of the borders that no plan can keep, however wide the rest, the search does without the ones named last. O(rules · counting).
 * @throws RevirError as buildProblem
 */
export function searchable(prepared: Prepared): Searchable {
	const { settings } = prepared;
	const locked = lockedIds(prepared);
	const all = limitingIds(settings, locked.length > 0);
	const of = (types: readonly string[]) =>
		settings.rules.filter(({ type }) => types.includes(type)).map(({ id }) => id);
	const [borders, gradual] = [of(['border']), of(['size', 'moves'])];
	const held = all.filter((id) => measureOfTolerance(id) === null && !gradual.includes(id) && !borders.includes(id));
	const isRefuted = (kept: readonly string[]) =>
		isRefutedWithout(
			prepared,
			all.filter((id) => !kept.includes(id))
		);
	if (borders.length === 0 || !isRefuted([...held, ...borders]) || isRefuted(held)) return { aside: [], settings };
	const kept: string[] = [];
	for (const id of borders) if (!isRefuted([...held, ...kept, id])) kept.push(id);
	const aside = borders.filter((id) => !kept.includes(id));
	return { aside, settings: settingsWithout(settings, aside, locked) };
}
