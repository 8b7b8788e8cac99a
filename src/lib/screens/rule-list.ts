import { m } from '#paraglide/messages.js';
import { DATA_LOCKS } from '#engine/model/rule-ids.ts';
import type { RuleOf } from '#engine/model/rules.ts';
import type { Settings } from '#engine/model/settings.ts';
import { withExcluded, withoutRule } from '#lib/state/edit-settings.ts';
import type { Answer, PlanView } from '#lib/state/types.ts';
import type { Verdict } from '#lib/state/verdict.ts';
import { countOf, counted } from './counted.ts';
import { number } from './format.ts';
import { isFormRule, type FormRule } from './rule-draft.ts';
import { letterOf, say } from './words.ts';

type RuleFact = Answer<'ruleFacts'>[number];
export type RuleKind = 'lock' | 'release' | 'keep' | 'barrier' | 'limit' | 'excluded';

/** One line of the rules panel. */
export interface RuleLine {
	readonly id: string;
	readonly kind: RuleKind;
	readonly text: string;
	readonly fact: RuleFact | null;
	/** Settings without this rule; null = it came with the data. */
	readonly without: Settings | null;
	/** The rule where a form can change it. */
	readonly rule?: FormRule;
	/** Whether the plan keeps it, and where not; absent = nothing to tell. */
	readonly state?: { readonly kept: boolean; readonly text: string };
}

/** `accounts` counts every record, `customers` those that are more than a lead. */
export const columnNames: Record<RuleOf<'size' | 'moves'>['params']['of'], () => string> = {
	accounts: () => say(m.rules_of_accounts),
	customers: () => say(m.rules_measure_customers),
	potential: m.rules_measure_potential,
	index: m.rules_measure_index,
	area_km2: m.rules_of_area,
	empty_units: () => say(m.rules_of_empty),
	revenue: m.rules_of_revenue,
	workload: m.rules_measure_workload,
	relationship_years: m.rules_of_years,
	visits: m.account_visits,
	white_space: m.factor_white_space,
	growth: m.factor_growth,
	employees: m.rules_of_employees
};

function limitText(rule: FormRule, repName: (id: string) => string): string {
	switch (rule.type) {
		case 'only': {
			const { units, accounts = [], repIds } = rule.params;
			const reps = repIds.map(repName).join(', ');
			const parts = [
				...(units.length === 0 ? [] : [countOf('area', units.length)]),
				...(accounts.length === 0 ? [] : [countOf('customer', accounts.length)])
			];
			return m.rules_only_for({ what: parts.join(', '), reps });
		}
		case 'specialists':
			return say(m.rules_specialists, { industries: rule.params.industries.join(', ') });
		case 'families':
			return say(m.rules_families);
		case 'drive-time':
			return say(m.rules_drive_time, { hours: number(rule.params.hours, 1) });
		case 'together':
			return m.rules_together(counted('area', rule.params.units.length));
		case 'size': {
			const { of, min, max, repIds } = rule.params;
			const who = repIds === undefined ? m.rules_every_rep() : repIds.map(repName).join(', ');
			const bounds = [
				...(min === undefined ? [] : [m.rules_at_least({ value: number(min) })]),
				...(max === undefined ? [] : [m.rules_at_most({ value: number(max) })])
			];
			return m.rules_size({ who, what: columnNames[of](), bounds: bounds.join(', ') });
		}
		case 'moves': {
			const { of, percent, perTerritory } = rule.params;
			const bounds = [
				...(percent === undefined ? [] : [m.rules_at_most({ value: `${number(percent)} %` })]),
				...(perTerritory === undefined ? [] : [m.rules_per_territory({ value: number(perTerritory) })])
			];
			return m.rules_moves({ what: columnNames[of](), bounds: bounds.join(', ') });
		}
		case 'protected':
			return m.rules_protected();
		case 'border': {
			const { by, of, name, digits = 2 } = rule.params;
			if (of !== undefined) return m.rules_border_of({ name: name || of.join(', ') });
			return by === 'postcode'
				? say(m.rules_border_postcode, { digits: number(digits) })
				: say(by === 'region' ? m.rules_border_region : m.rules_border_country);
		}
		case 'keep-territory':
			return m.rules_keep_territory({
				rep: repName(rule.params.repId),
				...counted('area', rule.params.units.length)
			});
		case 'keep-centre':
			return m.rules_keep_centre({ reps: rule.params.repIds.map(repName).join(', ') });
	}
}

/** Rules that a plan cannot break and that hold no accounts of their own. */
const alwaysKept: readonly FormRule['type'][] = ['only', 'together', 'keep-territory', 'keep-centre'];
const canBreak: readonly FormRule['type'][] = ['size', 'moves', 'border'];

function stateOf(rule: FormRule, fact: RuleFact | null, broken: readonly number[] | null): RuleLine['state'] | null {
	if (canBreak.includes(rule.type)) {
		if (broken === null) return null;
		const where = broken.map((territory) => (territory < 0 ? m.rules_broken_all() : letterOf(territory)));
		return where.length === 0
			? { kept: true, text: m.rules_kept_now() }
			: { kept: false, text: m.rules_broken_now({ where: where.join(', ') }) };
	}
	if (fact === null) return null;
	const count = number(fact.accounts.length);
	if (rule.type === 'drive-time')
		return fact.accounts.length === 0
			? { kept: true, text: m.rules_kept_now() }
			: { kept: false, text: say(m.rules_too_far, { count }) };
	return alwaysKept.includes(rule.type)
		? { kept: true, text: m.rules_kept_now() }
		: { kept: true, text: countOf('customer', fact.accounts.length) };
}

/** Locks, kept areas, barriers and exclusions in the reader's words.
 *  @param verdict territories in which the plan on the screen breaks a rule; null = not known */
export function ruleLines(
	settings: Settings,
	view: PlanView,
	facts: readonly RuleFact[],
	verdict: Verdict['of'] = () => null
): RuleLine[] {
	const factOf = (id: string) => facts.find((fact) => fact.id === id) ?? null;
	const repName = (id: string) => view.reps.find((rep) => rep.id === id)?.name ?? id;
	const lines: RuleLine[] = [];
	const data = factOf(DATA_LOCKS);
	if (data !== null) {
		const text = m.rules_data({ count: number(data.accounts.length) });
		lines.push({ id: DATA_LOCKS, kind: 'lock', text, fact: data, without: null });
	}
	for (const rule of settings.rules) {
		const shared = { id: rule.id, fact: factOf(rule.id), without: withoutRule(settings, rule.id) };
		if (rule.type === 'assign') {
			const inputs = { ...counted('customer', rule.params.accounts.length), rep: repName(rule.params.repId) };
			lines.push({ ...shared, kind: 'lock', text: m.rules_assign(inputs) });
		} else if (rule.type === 'release') {
			lines.push({ ...shared, kind: 'release', text: m.rules_release({ count: number(rule.params.accounts.length) }) });
		} else if (rule.type === 'keep-units') {
			const count = number(rule.params.units.length);
			lines.push({ ...shared, kind: 'keep', text: m.rules_keep({ count, rep: repName(rule.params.repId) }) });
		} else if (rule.type === 'barrier')
			lines.push({ ...shared, kind: 'barrier', text: m.rules_barrier({ name: rule.params.name }) });
		else if (isFormRule(rule)) {
			const state = stateOf(rule, shared.fact, verdict(rule.id));
			lines.push({
				...shared,
				kind: 'limit',
				text: limitText(rule, repName),
				rule,
				...(state == null ? {} : { state })
			});
		}
	}
	const { reps = [], accounts = [] } = settings.exclude ?? {};
	for (const id of reps) {
		const without = withExcluded(settings, { reps: [id] }, false);
		lines.push({
			id: `rep-${id}`,
			kind: 'excluded',
			text: m.rules_excluded_rep({ name: repName(id) }),
			fact: null,
			without
		});
	}
	if (accounts.length > 0) {
		const text = say(m.rules_excluded_accounts, { count: number(accounts.length) });
		lines.push({
			id: 'accounts',
			kind: 'excluded',
			text,
			fact: null,
			without: withExcluded(settings, { accounts }, false)
		});
	}
	return lines;
}
