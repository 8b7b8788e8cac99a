import { expect, it } from 'vitest';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { draftOf, isFormRule, ruleOfDraft, type FormRule } from '#lib/screens/rule-draft.ts';

const hard = true as const;
const rules: FormRule[] = [
	{ id: 'a', type: 'size', hard, params: { of: 'area_km2', min: 1, max: 9, repIds: ['r'] } },
	{ id: 'b', type: 'size', hard, params: { of: 'accounts', max: 0 } },
	{ id: 'c', type: 'moves', hard, params: { of: 'revenue', percent: 0 } },
	{ id: 'd', type: 'moves', hard, params: { of: 'accounts', perTerritory: 4 } },
	{ id: 'e', type: 'drive-time', hard, params: { hours: 1.5 } },
	{ id: 'f', type: 'specialists', hard, params: { industries: ['x', 'y'] } },
	{ id: 'g', type: 'only', hard, params: { repIds: ['r'], units: ['u'] } },
	{ id: 'h', type: 'only', hard, params: { repIds: ['r'], units: [], accounts: ['a'] } },
	{ id: 'hh', type: 'only', hard, params: { repIds: ['r', 's'], units: ['u', 'v'], accounts: ['a'] } },
	{ id: 'i', type: 'together', hard, params: { units: ['u', 'v'] } },
	{ id: 'j', type: 'families', hard, params: {} },
	{ id: 'k', type: 'protected', hard, params: {} }
];

it.each(rules)('$id $type comes back from the form as it went in, and the settings take it', (rule) => {
	expect(ruleOfDraft(draftOf(rule), rule.id)).toEqual(rule);
	expect(parseSettings({ rules: [rule] }).rules.every(isFormRule)).toBe(true);
});

it.each([
	{ kind: 'size' as const },
	{ kind: 'size' as const, min: 5, max: 4 },
	{ kind: 'size' as const, max: -1 },
	{ kind: 'moves' as const, percent: null },
	{ kind: 'moves' as const, percent: 101 },
	{ kind: 'drive-time' as const, hours: null },
	{ kind: 'drive-time' as const, hours: 25 },
	{ kind: 'specialists' as const },
	{ kind: 'only' as const, units: ['u'] },
	{ kind: 'only' as const, repIds: ['r'] },
	{ kind: 'together' as const, units: ['u'] }
])('what is missing or out of range makes no rule: %o', (part) => {
	expect(ruleOfDraft({ ...draftOf(null), ...part }, 'x')).toBeNull();
});
