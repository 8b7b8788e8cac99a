import type { borderAttributes, moveColumns, sizeColumns } from '#engine/model/rule-columns.ts';
import type { Rule, RuleOf } from '#engine/model/rules.ts';

/** Rules that are made in a form; the others are made on the map and in the table. */
export const formKinds = [
	'size',
	'moves',
	'drive-time',
	'specialists',
	'only',
	'together',
	'families',
	'protected',
	'border',
	'keep-territory',
	'keep-centre'
] as const;
export type FormKind = (typeof formKinds)[number];
export type FormRule = RuleOf<FormKind>;
export const isFormRule = (rule: Rule): rule is FormRule => (formKinds as readonly string[]).includes(rule.type);

/** What the form holds; fields of other kinds stay as they are while the reader tries one after the other. */
export interface RuleDraft {
	readonly kind: FormKind;
	readonly sizeOf: (typeof sizeColumns)[number];
	readonly min: number | null;
	readonly max: number | null;
	readonly movesOf: (typeof moveColumns)[number];
	readonly percent: number | null;
	readonly perTerritory: number | null;
	readonly hours: number | null;
	readonly industries: readonly string[];
	readonly by: (typeof borderAttributes)[number];
	readonly digits: number | null;
	/** Keys of regions or countries; none = all. */
	readonly regions: readonly string[];
	/** What the reader calls them. */
	readonly regionName: string;
	/** Of `size` none = every rep; of `keep-territory` one. */
	readonly repIds: readonly string[];
	/** `only`: whole areas, just the accounts, or both lists as they are. */
	readonly scope: 'areas' | 'accounts' | 'both';
	readonly units: readonly string[];
	readonly accounts: readonly string[];
}

const empty: RuleDraft = {
	kind: 'size',
	sizeOf: 'accounts',
	min: null,
	max: null,
	movesOf: 'accounts',
	percent: 20,
	perTerritory: null,
	hours: 2,
	industries: [],
	by: 'region',
	digits: 2,
	regions: [],
	regionName: '',
	repIds: [],
	scope: 'areas',
	units: [],
	accounts: []
};

export function draftOf(rule: FormRule | null): RuleDraft {
	const kind = rule?.type ?? empty.kind;
	switch (rule?.type) {
		case 'size': {
			const { of: sizeOf, min = null, max = null, repIds = [] } = rule.params;
			return { ...empty, kind, sizeOf, min, max, repIds };
		}
		case 'moves': {
			const { of: movesOf, percent = null, perTerritory = null } = rule.params;
			return { ...empty, kind, movesOf, percent, perTerritory };
		}
		case 'drive-time':
			return { ...empty, kind, hours: rule.params.hours };
		case 'specialists':
			return { ...empty, kind, industries: rule.params.industries };
		case 'only': {
			const { repIds, units, accounts = [] } = rule.params;
			const scope = units.length === 0 ? 'accounts' : accounts.length === 0 ? 'areas' : 'both';
			return { ...empty, kind, repIds, units, accounts, scope };
		}
		case 'together':
			return { ...empty, kind, units: rule.params.units };
		case 'border': {
			const { by, digits = null, of: regions = [], name: regionName = '' } = rule.params;
			return { ...empty, kind, by, digits, regions, regionName };
		}
		case 'keep-territory':
			return { ...empty, kind, repIds: [rule.params.repId], units: rule.params.units };
		case 'keep-centre':
			return { ...empty, kind, repIds: rule.params.repIds };
		case 'families':
		case 'protected':
		case undefined:
			return { ...empty, kind };
	}
}

const inRange = (value: number | null, low: number, high: number): value is number =>
	value !== null && value >= low && value <= high;

/** The rule that the form tells; null = something is missing or out of range. */
export function ruleOfDraft(draft: RuleDraft, id: string): FormRule | null {
	const hard = true as const;
	switch (draft.kind) {
		case 'size': {
			const { min, max, sizeOf: of, repIds } = draft;
			if ((min === null && max === null) || (min ?? 0) < 0 || (max ?? 0) < 0 || (min ?? 0) > (max ?? Infinity))
				return null;
			const bounds = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
			const params = { of, ...bounds, ...(repIds.length === 0 ? {} : { repIds }) };
			return { id, type: 'size', hard, params };
		}
		case 'moves': {
			const { percent, perTerritory, movesOf: of } = draft;
			const wrong = (percent !== null && !inRange(percent, 0, 100)) || (perTerritory ?? 0) < 0;
			if (wrong || (percent === null && perTerritory === null)) return null;
			const bounds = { ...(percent === null ? {} : { percent }), ...(perTerritory === null ? {} : { perTerritory }) };
			return { id, type: 'moves', hard, params: { of, ...bounds } };
		}
		case 'drive-time':
			return inRange(draft.hours, 0.1, 24) ? { id, type: 'drive-time', hard, params: { hours: draft.hours } } : null;
		case 'specialists':
			return draft.industries.length === 0
				? null
				: { id, type: 'specialists', hard, params: { industries: draft.industries } };
		case 'only': {
			const { repIds, scope } = draft;
			const units = scope === 'accounts' ? [] : draft.units;
			const accounts = scope === 'areas' ? [] : draft.accounts;
			if (repIds.length === 0 || units.length + accounts.length === 0) return null;
			return { id, type: 'only', hard, params: { repIds, units, ...(scope === 'areas' ? {} : { accounts }) } };
		}
		case 'together':
			return draft.units.length < 2 ? null : { id, type: 'together', hard, params: { units: draft.units } };
		case 'border': {
			const { by, digits, regions, regionName: name } = draft;
			const of = regions.length === 0 ? {} : { of: regions, name };
			if (by !== 'postcode') return { id, type: 'border', hard, params: { by, ...of } };
			return inRange(digits, 1, 9) && Number.isInteger(digits)
				? { id, type: 'border', hard, params: { by, digits, ...of } }
				: null;
		}
		case 'keep-territory': {
			const { repIds, units } = draft;
			const [repId] = repIds;
			if (repId === undefined || units.length === 0) return null;
			return { id, type: 'keep-territory', hard, params: { repId, units } };
		}
		case 'keep-centre':
			return draft.repIds.length === 0 ? null : { id, type: 'keep-centre', hard, params: { repIds: draft.repIds } };
		case 'families':
		case 'protected':
			return { id, type: draft.kind, hard, params: {} };
	}
}
