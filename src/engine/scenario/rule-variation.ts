import type { Rule } from '../model/rules.ts';
import type { Settings } from '../model/settings.ts';
import { measureDefaults } from '../model/settings.ts';
import { DATA_LOCKS, toleranceId } from '../model/rule-ids.ts';

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

/** How a rule gives way: a number of it from `was` to `to`, or it is left out. */
export type Change = { readonly id: string } & (
	| {
			readonly part: 'tolerance' | 'min' | 'max' | 'percent' | 'perTerritory' | 'hours';
			readonly was: number;
			readonly to: number;
	  }
	| { readonly part: 'left-out' }
);

/** The settings with these changes. */
export function withChanges(settings: Settings, changes: readonly Change[], locked: readonly string[]): Settings {
	const out = changes.filter(({ part }) => part === 'left-out').map(({ id }) => id);
	const to = (id: string) =>
		Object.fromEntries(
			changes.flatMap((change) => (change.id === id && 'to' in change ? [[change.part, change.to]] : []))
		);
	const next = settingsWithout(settings, out, locked);
	return {
		...next,
		measures: next.measures.map((measure) => ({ ...measure, ...to(toleranceId(measure.id)) })),
		rules: next.rules.map((rule) => ({ ...rule, params: { ...rule.params, ...to(rule.id) } }) as Rule)
	};
}
