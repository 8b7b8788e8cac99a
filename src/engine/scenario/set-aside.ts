import { DATA_LOCKS, measureOfTolerance } from '../model/rule-ids.ts';
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
 * Where sums prove that no plan keeps all rules, a search comes as near to tolerances, sizes and limits of moves as it can. Who may
 * serve what has no "near": rules of which no plan can keep all, however wide the rest, would spoil it. Of these the search does without
 * the ones named last, so that the others are kept. O(rules · counting). @throws RevirError as buildProblem
 */
export function searchable(prepared: Prepared): Searchable {
	const { settings } = prepared;
	const locked = lockedIds(prepared);
	const all = limitingIds(settings, locked.length > 0);
	const gradual = new Set(settings.rules.filter(({ type }) => type === 'size' || type === 'moves').map(({ id }) => id));
	const strict = all.filter((id) => measureOfTolerance(id) === null && !gradual.has(id));
	const isRefuted = (kept: readonly string[]) =>
		isRefutedWithout(
			prepared,
			all.filter((id) => !kept.includes(id))
		);
	if (!isRefuted(strict)) return { aside: [], settings };
	// What the file locks is a fact before any wish.
	const kept: string[] = strict.includes(DATA_LOCKS) ? [DATA_LOCKS] : [];
	for (const id of strict) if (id !== DATA_LOCKS && !isRefuted([...kept, id])) kept.push(id);
	const aside = strict.filter((id) => !kept.includes(id));
	return { aside, settings: settingsWithout(settings, aside, locked) };
}
