import * as v from 'valibot';
import { RevirError } from '../model/errors.ts';
import type { Scenario } from '../model/scenario.ts';
import { parseSettings } from '../model/parse-settings.ts';
import type { Settings } from '../model/settings.ts';

export const PLAN_VERSION = 1;

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const manifestSchema = v.object({
	format: v.literal('revir-plan'),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	engine: v.string(),
	createdAt: v.string(),
	createdBy: v.string(),
	scenarios: v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/))),
	parts: v.record(v.string(), v.object({ bytes: v.number(), sha256: hex }))
});

export interface Manifest {
	readonly format: 'revir-plan';
	readonly version: number;
	/** Version of the engine that wrote the file. */
	readonly engine: string;
	readonly createdAt: string;
	readonly createdBy: string;
	readonly scenarios: readonly string[];
	readonly parts: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A file that asks for more was made to fill the memory. */
const MOST_ISLANDS = 64;
const endSchema = v.pipe(
	v.object({
		labels: v.record(v.string(), v.string()),
		reps: v.array(v.string()),
		measures: v.array(v.string()),
		prices: v.nullable(v.array(v.pipe(v.number(), v.finite())))
	}),
	v.check(({ reps, measures, prices }) => prices === null || prices.length === reps.length * measures.length)
);
const scenarioSchema = v.object({
	id: v.string(),
	name: v.string(),
	parent: v.nullable(v.string()),
	settings: v.unknown(),
	settingsByHash: v.record(v.string(), v.unknown()),
	events: v.array(v.unknown()),
	segments: v.array(
		v.object({
			settingsHash: hex,
			start: v.picklist(['cold', 'warm', 'labels']),
			seed: whole,
			islands: v.pipe(whole, v.maxValue(MOST_ISLANDS)),
			epochs: whole
		})
	),
	labels: v.record(v.string(), v.string()),
	end: v.optional(endSchema),
	overrides: v.array(v.object({ accountId: v.string(), repId: v.string(), reason: v.string() })),
	createdAt: v.string(),
	note: v.string()
});

export function parseJson(bytes: Uint8Array, file: string, part: string): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new RevirError('PLAN_FORMAT', { where: { file, rule: part }, got: 'unreadable JSON' });
	}
}

/** One step per version, forward only: `migrations[n]` turns the parts of version n into those of n + 1. */
export const migrations: Readonly<Record<number, (parts: Map<string, Uint8Array>) => Map<string, Uint8Array>>> = {};

/** @throws RevirError PLAN_FORMAT */
export function parseManifest(json: unknown, file: string): Manifest {
	const result = v.safeParse(manifestSchema, json);
	if (!result.success) {
		throw new RevirError('PLAN_FORMAT', {
			where: { file, rule: `manifest.json ${v.getDotPath(result.issues[0]) ?? ''}`.trim() }
		});
	}
	if (result.output.version > PLAN_VERSION) {
		throw new RevirError('PLAN_FORMAT', {
			where: { file },
			got: `version ${result.output.version}`,
			expected: `at most ${PLAN_VERSION}`
		});
	}
	return result.output;
}

/** @throws RevirError PLAN_FORMAT, SETTING_INVALID */
export function parseScenario(json: unknown, file: string, part: string): Scenario {
	const result = v.safeParse(scenarioSchema, json);
	if (!result.success) {
		throw new RevirError('PLAN_FORMAT', {
			where: { file, rule: `${part} ${v.getDotPath(result.issues[0]) ?? ''}`.trim() }
		});
	}
	const settings = parseSettings(result.output.settings, file);
	const settingsByHash: Record<string, Settings> = {};
	for (const [hash, value] of Object.entries(result.output.settingsByHash))
		settingsByHash[hash] = parseSettings(value, file);
	const { end, ...rest } = result.output;
	return { ...rest, ...(end === undefined ? {} : { end }), settings, settingsByHash };
}
