import type { Settings } from '../../model/settings.ts';

/** Which parts of a prepared dataset two settings values share. */
export interface SameParts {
	/** Accounts and reps that take part. */
	readonly data: boolean;
	/** Accounts as filled in, and their travel. */
	readonly travel: boolean;
	readonly units: boolean;
	/** Homes, the travel matrix and the workload. */
	readonly costs: boolean;
	readonly barriers: boolean;
	/** Accounts and units that rules hold. */
	readonly locks: boolean;
	readonly factors: boolean;
	readonly measures: boolean;
}

const nothing: SameParts = {
	data: false,
	travel: false,
	units: false,
	costs: false,
	barriers: false,
	locks: false,
	factors: false,
	measures: false
};

/** Compared by value: settings that come from a file or another thread are never the same object. O(ids in rules). */
export function sameParts(before: Settings | null, after: Settings): SameParts {
	if (before === null) return nothing;
	const data = equal(before.exclude, after.exclude);
	const travel = data && equal(before.travel, after.travel);
	const units = data && before.units === after.units;
	const lines = (settings: Settings) => settings.rules.filter(({ type }) => type === 'barrier');
	const holds = (settings: Settings) => settings.rules.filter(({ type }) => type !== 'barrier');
	return {
		data,
		travel,
		units,
		costs: travel && units && before.centres === after.centres,
		barriers: units && equal(lines(before), lines(after)),
		locks: units && equal(holds(before), holds(after)),
		factors: equal(before.factors, after.factors),
		measures: equal(before.measures, after.measures)
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
