import type { Settings } from '#engine/model/settings.ts';
import { canonicalJson } from '#engine/scenario/hash.ts';

const same = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b);
export const sameSettings = (a: Settings, b: Settings): boolean => same(a, b);
const nobody = { reps: [], accounts: [] };

/** Whether both prepare the dataset alike, so that rows, reps and units keep their numbers. */
export const sameData = (a: Settings, b: Settings): boolean =>
	a.units === b.units && same(a.exclude ?? nobody, b.exclude ?? nobody);

/** Whether they differ in nothing but rules: then a plan can be measured without planning again. */
export const sameButRules = (a: Settings, b: Settings): boolean => same({ ...a, rules: [] }, { ...b, rules: [] });

/** `settings` on the data of `from`. */
export function withDataOf(settings: Settings, from: Settings): Settings {
	const next = { ...settings, units: from.units };
	delete (next as { exclude?: unknown }).exclude;
	return from.exclude === undefined ? next : { ...next, exclude: from.exclude };
}
