import { chordKm } from '../measure/sphere.ts';
import { crowHours } from '../measure/travel.ts';
import type { BrokenRule } from '../model/problem.ts';
import type { Rule } from '../model/rules.ts';
import { measureDefaults, type Settings } from '../model/settings.ts';
import { movableAmount } from '../plan/prepare/moves.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';
import { measureOfTolerance } from '../model/rule-ids.ts';
import { withChanges, type Change } from './rule-variation.ts';

export interface Loosened {
	readonly settings: Settings;
	readonly changes: readonly Change[];
}

/**
 * Settings under which a plan keeps all rules although it was made without some: their numbers give way as far as the plan needs,
 * rules without a number are left out. O(rules × accounts).
 * @param without ids of `limitingIds` @param breaks what the plan breaks of `settings`; tolerances as shares
 * @param locked ids of the accounts that the file locks
 */
export function loosened(
	prepared: Prepared,
	settings: Settings,
	without: readonly string[],
	labels: Int32Array,
	breaks: readonly BrokenRule[],
	locked: readonly string[]
): Loosened {
	const changes = without.flatMap((id): Change[] => {
		const own = breaks.filter((rule) => rule.id === id);
		const named = measureOfTolerance(id);
		const measure = settings.measures.find((one) => one.id === named);
		if (measure !== undefined) {
			const needed = Math.max(0, ...own.map(({ value }) => 100 * value));
			if (needed <= measure.tolerance) return [];
			return [
				{ id, part: 'tolerance', was: measure.tolerance, to: Math.min(measureDefaults.tolerance.max, ceil(needed, 0)) }
			];
		}
		const rule = settings.rules.find((one) => one.id === id);
		return rule === undefined ? [{ id, part: 'left-out' }] : changesOf(prepared, rule, labels, own);
	});
	return { settings: withChanges(settings, changes, locked), changes };
}

function changesOf(prepared: Prepared, rule: Rule, labels: Int32Array, own: readonly BrokenRule[]): Change[] {
	const { id } = rule;
	const over = (wanted: (broken: BrokenRule) => boolean) =>
		Math.max(0, ...own.filter(wanted).map(({ value, limit }) => Math.abs(value - limit)));
	switch (rule.type) {
		case 'size': {
			const { min, max } = rule.params;
			const short = over(({ value, limit }) => value < limit);
			const long = over(({ value, limit }) => value > limit);
			return [
				...(min === undefined || short === 0
					? []
					: [{ id, part: 'min' as const, was: min, to: Math.max(0, floor(min - short)) }]),
				...(max === undefined || long === 0 ? [] : [{ id, part: 'max' as const, was: max, to: ceil(max + long) }])
			];
		}
		case 'moves': {
			const { percent, perTerritory } = rule.params;
			const all = over(({ territory }) => territory < 0);
			const each = over(({ territory }) => territory >= 0);
			const share = (100 * all) / Math.max(1e-9, movableAmount(prepared, rule.params.of));
			return [
				...(percent === undefined || all === 0
					? []
					: [{ id, part: 'percent' as const, was: percent, to: Math.min(100, ceil(percent + share, 1)) }]),
				...(perTerritory === undefined || each === 0
					? []
					: [{ id, part: 'perTerritory' as const, was: perTerritory, to: ceil(perTerritory + each) }])
			];
		}
		case 'drive-time': {
			const needed = ceil(furthestHours(prepared, labels), 1);
			if (needed <= rule.params.hours) return [];
			return needed > 24 ? [{ id, part: 'left-out' }] : [{ id, part: 'hours', was: rule.params.hours, to: needed }];
		}
		default:
			return [{ id, part: 'left-out' }];
	}
}

/** The longest way from a rep's home to an account of its own. */
function furthestHours(prepared: Prepared, labels: Int32Array): number {
	const { places, reps, settings } = prepared;
	let most = 0;
	ownerOfAccounts(prepared, labels).forEach((rep, row) => {
		if (rep < 0) return;
		most = Math.max(most, crowHours(chordKm(places.sphere, row, reps.sphere, rep), settings.travel.speedFactor));
	});
	return most;
}

/** Numbers that somebody can read, never tighter than needed: three or more significant digits. */
function digitsFor(value: number, digits?: number): number {
	return digits ?? Math.max(0, 2 - Math.floor(Math.log10(Math.max(1e-6, Math.abs(value)))));
}
function ceil(value: number, digits?: number): number {
	const unit = 10 ** Math.min(6, digitsFor(value, digits));
	return Math.ceil(value * unit - 1e-9) / unit;
}
function floor(value: number): number {
	const unit = 10 ** Math.min(6, digitsFor(value));
	return Math.floor(value * unit + 1e-9) / unit;
}
