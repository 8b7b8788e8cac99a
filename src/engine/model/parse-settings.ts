import * as v from 'valibot';
import { RevirError } from './errors.ts';
import { isReservedId } from './rule-ids.ts';
import { exclusionSchema, ruleSchema } from './rule-schema.ts';
import { settingsError } from './settings-issues.ts';
import {
	defaultSettings,
	factorIds,
	goalDefaults,
	measureDefaults,
	measureIds,
	travelDefaults,
	unitChoices,
	type Parameter,
	type Settings
} from './settings.ts';

const bounded = (row: Parameter) => v.pipe(v.number(), v.minValue(row.min), v.maxValue(row.max));
const boundedRecord = <T extends Record<string, Parameter>>(table: T) =>
	Object.fromEntries(Object.entries(table).map(([id, row]) => [id, bounded(row)])) as {
		[K in keyof T]: ReturnType<typeof bounded>;
	};

const settingsSchema = v.strictObject({
	version: v.literal(1),
	factors: v.array(
		v.strictObject({
			id: v.picklist(factorIds),
			weight: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
			norm: v.literal('minmax'),
			direction: v.picklist([1, -1])
		})
	),
	goals: v.strictObject(boundedRecord(goalDefaults)),
	measures: v.pipe(
		v.array(
			v.strictObject({
				id: v.picklist(measureIds),
				tolerance: bounded(measureDefaults.tolerance),
				target: v.picklist(['capacity', 'equal'])
			})
		),
		v.minLength(1)
	),
	rules: v.array(ruleSchema),
	exclude: v.optional(exclusionSchema),
	travel: v.strictObject({ ...boundedRecord(travelDefaults), provider: v.literal('estimate') }),
	units: v.picklist(unitChoices),
	horizonMonths: v.pipe(v.number(), v.minValue(0), v.maxValue(36)),
	season: v.picklist(['year', 'peak']),
	centres: v.picklist(['homes', 'free']),
	seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))
});

/** Validates at the edge (file, URL, flag). Missing keys take their default; wrong ones are all named at once. */
export function parseSettings(input: unknown, file?: string): Settings {
	const merged = mergeDefaults(input);
	const result = v.safeParse(settingsSchema, merged);
	if (result.success) {
		const settings = result.output as Settings;
		const reserved = settings.rules.find(({ id }) => isReservedId(id));
		if (reserved !== undefined)
			throw new RevirError('SETTING_INVALID', {
				where: { ...(file === undefined ? {} : { file }), rule: 'rules' },
				got: `the id "${reserved.id.slice(0, 80)}"`,
				expected: 'an id that locks and tolerances do not have'
			});
		const twice = settings.rules.find(({ id }, at) => settings.rules.findIndex((rule) => rule.id === id) < at);
		if (twice === undefined) return settings;
		throw new RevirError('SETTING_INVALID', {
			where: { ...(file === undefined ? {} : { file }), rule: 'rules' },
			got: `two rules with the id "${twice.id.slice(0, 80)}"`,
			expected: 'an id of its own for every rule'
		});
	}
	throw settingsError(result.issues, file);
}

function mergeDefaults(input: unknown): unknown {
	if (input === null || typeof input !== 'object' || Array.isArray(input)) return input;
	const defaults = defaultSettings();
	const given = input as Partial<Record<keyof Settings, unknown>>;
	const inner = (value: unknown) => (value !== null && typeof value === 'object' ? value : {});
	return {
		...defaults,
		...given,
		goals: { ...defaults.goals, ...inner(given.goals) },
		travel: { ...defaults.travel, ...inner(given.travel) }
	};
}
