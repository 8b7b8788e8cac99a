import { toleranceId } from '#engine/model/rule-ids.ts';
import { limitingIds } from '#engine/scenario/rule-ids.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { EpochEvent } from './types.ts';

/** What the plan on the screen makes of the rules that stand now. */
export interface Verdict {
	/** Territories in which it breaks a rule or tolerance, −1 = all together; empty = kept; null = changed since, not judged yet. */
	readonly of: (id: string) => readonly number[] | null;
	/** How many of `total` rules and tolerances it breaks. */
	readonly broken: number;
	readonly total: number;
	/** Proof that no plan keeps these rules. */
	readonly hopeless: boolean;
}

/** @param shown settings that the epoch was planned or measured under */
export function verdictOn(epoch: EpochEvent | null, shown: Settings, settings: Settings): Verdict {
	const judged = epoch === null || epoch.keepsRules === null ? new Map<string, string>() : partsOf(shown);
	const wanted = partsOf(settings);
	const broken = new Map(epoch?.broken.map(({ id, territories }) => [id, territories]));
	const of = (id: string) => (judged.has(id) && judged.get(id) === wanted.get(id) ? (broken.get(id) ?? []) : null);
	const ids = limitingIds(settings, false);
	const same = ids.length === judged.size && ids.every((id) => of(id) !== null);
	const count = ids.filter((id) => (of(id)?.length ?? 0) > 0).length;
	return { of, broken: count, total: ids.length, hopeless: same && count > 0 && epoch?.infeasible === true };
}

/** Rules and tolerances as texts that are equal where they say the same. */
const partsOf = (settings: Settings): Map<string, string> =>
	new Map([
		...settings.measures.map((measure) => [toleranceId(measure.id), JSON.stringify(measure)] as const),
		...settings.rules.filter(({ type }) => type !== 'release').map((rule) => [rule.id, JSON.stringify(rule)] as const)
	]);
