import type { Rule } from '../../model/rules.ts';
import type { Settings } from '../../model/settings.ts';
import type { Prepared } from './prepared.ts';

/** The preparation before, part by part, where other settings do not touch the part; else null. */
export interface Reusable {
	/** Accounts and reps that take part. */
	readonly data: Prepared | null;
	/** Accounts as filled in, and their travel. */
	readonly travel: Prepared | null;
	readonly units: Prepared | null;
	/** Homes, the travel matrix and the workload. */
	readonly costs: Prepared | null;
	readonly barriers: Prepared | null;
	/** Accounts and units that rules hold, and where units may go. */
	readonly locks: Prepared | null;
	/** Scores and index amounts. */
	readonly weights: Prepared | null;
	/** Tolerances and targets. */
	readonly measures: Prepared | null;
}

/** Rules that neither hold accounts or units nor say where they may go. */
const apart: readonly Rule['type'][] = ['barrier', 'border', 'keep-centre', 'size', 'moves'];

/** Settings are compared by value: those from a file or another thread are never the same object. O(ids in rules). */
export function reusable(prepared: Prepared | null, after: Settings): Reusable {
	const before = prepared?.settings;
	const where = (same: boolean) => (same ? prepared : null);
	const data = before !== undefined && equal(before.exclude, after.exclude);
	const travel = data && equal(before.travel, after.travel);
	const units = data && before.units === after.units;
	const only = (settings: Settings, wanted: (type: Rule['type']) => boolean) =>
		settings.rules.filter(({ type }) => wanted(type));
	const lines = (settings: Settings) => only(settings, (type) => type === 'barrier' || type === 'border');
	const centres = (settings: Settings) => only(settings, (type) => type === 'keep-centre');
	const holds = (settings: Settings) => only(settings, (type) => !apart.includes(type));
	const costs = travel && units && before.centres === after.centres && equal(centres(before), centres(after));
	return {
		data: where(data),
		travel: where(travel),
		units: where(units),
		costs: where(costs),
		barriers: where(units && equal(lines(before), lines(after))),
		locks: where(costs && equal(holds(before), holds(after))),
		weights: where(travel && equal(before.factors, after.factors)),
		measures: where(before !== undefined && equal(before.measures, after.measures))
	};
}

function equal(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
	const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length &&
		keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
	);
}
