import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule } from '../../model/rules.ts';
import type { Groups } from './groups.ts';
import type { Claims } from './locks.ts';
import type { RuleNames } from './rule-names.ts';

interface Input {
	readonly rules: readonly Rule[];
	readonly names: RuleNames;
	readonly unitIds: readonly string[];
	readonly kept: Claims;
	readonly groups: Groups | null;
	readonly repRows: Int32Array;
}

/**
 * A kept territory gains no unit: its rep is forbidden all others. O(kept territories × units).
 * @param first row of `rows` per unit @param lock rep a row must stay with, −1 = free @param rows changed; 1 = allowed, rows × reps
 * @throws RevirError RULE_CONFLICT where another rule gives the rep a unit more, or leaves a unit nobody else; RULE_UNKNOWN
 */
export function closeTerritories(input: Input, first: Int32Array, lock: Int32Array, rows: Uint8Array): void {
	const reps = input.repRows.length;
	const closing: string[] = [];
	for (const { id, params } of rulesById(input.rules, 'keep-territory')) {
		const rep = input.names.rep(id, params.repId);
		if (rep < 0) continue;
		closing.push(id);
		const own = new Set(params.units.map((unitId) => input.names.unit(id, unitId)));
		first.forEach((row, unit) => {
			if (own.has(unit)) return;
			rows[row * reps + rep] = lock[row] === rep ? 1 : 0;
			if (lock[row] !== rep && rows.subarray(row * reps, row * reps + reps).includes(1)) return;
			const group = input.groups?.of[unit] ?? -1;
			const others =
				lock[row] === rep ? [input.kept.ruleOf(unit) ?? [], group < 0 ? [] : input.groups!.rules.get(group)!] : closing;
			throw new RevirError('RULE_CONFLICT', {
				where: { rule: [...new Set([id, ...others.flat()])].join('" + "') },
				got:
					lock[row] === rep
						? `unit "${input.unitIds[unit]!.slice(0, 80)}" in and outside a territory`
						: `unit "${input.unitIds[unit]!.slice(0, 80)}" with no rep left`
			});
		});
	}
}
