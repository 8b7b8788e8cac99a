import { rulesOf, type Rule } from '#engine/model/rules.ts';
import { measureDefaults, type FactorId, type GoalId, type MeasureId, type Settings } from '#engine/model/settings.ts';

export const withWeight = (settings: Settings, id: FactorId, weight: number): Settings => ({
	...settings,
	factors: settings.factors.map((factor) => (factor.id === id ? { ...factor, weight } : factor))
});

export const withGoal = (settings: Settings, id: GoalId, value: number): Settings => ({
	...settings,
	goals: { ...settings.goals, [id]: value }
});

/** Tolerance of one measure, or of all of them. */
export const withTolerance = (settings: Settings, tolerance: number, id?: MeasureId): Settings => ({
	...settings,
	measures: settings.measures.map((measure) =>
		id === undefined || measure.id === id ? { ...measure, tolerance } : measure
	)
});

/** A measure is balanced or not; the last one stays. */
export function withMeasure(settings: Settings, id: MeasureId, on: boolean): Settings {
	const others = settings.measures.filter((measure) => measure.id !== id);
	if (!on) return others.length === 0 ? settings : { ...settings, measures: others };
	if (others.length < settings.measures.length) return settings;
	const tolerance = measureDefaults.tolerance.value;
	return { ...settings, measures: [...others, { id, tolerance, target: 'capacity' }] };
}

export const withTarget = (settings: Settings, target: 'capacity' | 'equal'): Settings => ({
	...settings,
	measures: settings.measures.map((measure) => ({ ...measure, target }))
});

export const withCentres = (settings: Settings, centres: Settings['centres']): Settings => ({ ...settings, centres });

export const toleranceOf = (settings: Settings, id: MeasureId = 'potential'): number =>
	(settings.measures.find((measure) => measure.id === id) ?? settings.measures[0])?.tolerance ?? 10;

export const weightOf = (settings: Settings, id: FactorId): number =>
	settings.factors.find((factor) => factor.id === id)?.weight ?? 0;

const keptRules = (settings: Settings, without: ReadonlySet<string>): Rule[] =>
	settings.rules.flatMap((rule): Rule[] => {
		if (rule.type !== 'assign' && rule.type !== 'release') return [rule];
		const accounts = rule.params.accounts.filter((id) => !without.has(id));
		if (accounts.length === 0) return [];
		return [{ ...rule, params: { ...rule.params, accounts } } as Rule];
	});

/** These accounts belong to this rep from now on, whatever becomes of their unit; one rule per rep. */
export function withAssigned(settings: Settings, accounts: readonly string[], repId: string): Settings {
	const rules = keptRules(settings, new Set(accounts));
	const id = `assign-${repId}`;
	const held = rulesOf(rules, 'assign').find((rule) => rule.id === id)?.params.accounts ?? [];
	const rule: Rule = { id, type: 'assign', hard: true, params: { repId, accounts: [...held, ...accounts] } };
	return { ...settings, rules: [...rules.filter((other) => other.id !== id), rule] };
}

/** These accounts follow their unit again: assignments go, and locks of the data (`locked`) no longer hold. */
export function withReleased(settings: Settings, accounts: readonly string[], locked: readonly string[]): Settings {
	const rules = keptRules(settings, new Set(accounts));
	if (locked.length === 0) return { ...settings, rules };
	const held = rulesOf(rules, 'release')[0]?.params.accounts ?? [];
	const rule: Rule = { id: 'release', type: 'release', hard: true, params: { accounts: [...held, ...locked] } };
	return { ...settings, rules: [...rules.filter((other) => other.id !== 'release'), rule] };
}

/** These units stay with this rep (`null` = any rep again). */
export function withKeptUnits(settings: Settings, units: readonly string[], repId: string | null): Settings {
	const wanted = new Set(units);
	const rules = settings.rules.flatMap((rule): Rule[] => {
		if (rule.type !== 'keep-units') return [rule];
		const left = rule.params.units.filter((id) => !wanted.has(id));
		return left.length === 0 ? [] : [{ ...rule, params: { ...rule.params, units: left } }];
	});
	if (repId === null) return { ...settings, rules };
	const id = `keep-${repId}`;
	const held = rulesOf(rules, 'keep-units').find((rule) => rule.id === id)?.params.units ?? [];
	const rule: Rule = { id, type: 'keep-units', hard: true, params: { repId, units: [...held, ...units] } };
	return { ...settings, rules: [...rules.filter((other) => other.id !== id), rule] };
}

export function withBarrier(settings: Settings, name: string, line: readonly (readonly [number, number])[]): Settings {
	const numbers = rulesOf(settings.rules, 'barrier').map(({ id }) => Number(id.replace('barrier-', '')) || 0);
	const id = `barrier-${Math.max(0, ...numbers) + 1}`;
	const rule: Rule = { id, type: 'barrier', hard: true, params: { name, line: line.map(([lon, lat]) => [lon, lat]) } };
	return { ...settings, rules: [...settings.rules, rule] };
}

export const withoutRule = (settings: Settings, id: string): Settings => ({
	...settings,
	rules: settings.rules.filter((rule) => rule.id !== id)
});

/** Leaves reps or accounts out of planning and figures, or takes them back in. */
export function withExcluded(
	settings: Settings,
	change: { readonly reps?: readonly string[]; readonly accounts?: readonly string[] },
	out: boolean
): Settings {
	const next = (held: readonly string[], ids: readonly string[] = []) =>
		out ? [...new Set([...held, ...ids])] : held.filter((id) => !ids.includes(id));
	const reps = next(settings.exclude?.reps ?? [], change.reps);
	const accounts = next(settings.exclude?.accounts ?? [], change.accounts);
	const rest: Settings = { ...settings };
	delete (rest as { exclude?: unknown }).exclude;
	return reps.length + accounts.length === 0 ? rest : { ...rest, exclude: { reps, accounts } };
}

/** A rule put in the place of the one with its id, or added. */
export function withRule(settings: Settings, rule: Rule): Settings {
	const known = settings.rules.some(({ id }) => id === rule.id);
	const rules = known
		? settings.rules.map((other) => (other.id === rule.id ? rule : other))
		: [...settings.rules, rule];
	return { ...settings, rules };
}

/** An id that no rule has yet. */
export function freeRuleId({ rules }: Settings, type: Rule['type']): string {
	const taken = new Set(rules.map(({ id }) => id));
	let number = 1;
	while (taken.has(`${type}-${number}`)) number++;
	return `${type}-${number}`;
}

/** The rule that limits how many accounts may move; one per plan on this page. */
export const movesRule = { id: 'moves-accounts', percent: 20 } as const;

/** At most this share (percent) of the accounts may change hands. */
export function withMoveLimit(settings: Settings, percent: number): Settings {
	const rule: Rule = { id: movesRule.id, type: 'moves', hard: true, params: { of: 'accounts', percent } };
	return { ...settings, rules: [...settings.rules.filter(({ id }) => id !== rule.id), rule] };
}

/** Accounts with an open deal stay with their rep. */
export function withProtectedDeals(settings: Settings): Settings {
	if (rulesOf(settings.rules, 'protected').length > 0) return settings;
	const rule: Rule = { id: 'protected-deals', type: 'protected', hard: true, params: {} };
	return { ...settings, rules: [...settings.rules, rule] };
}
