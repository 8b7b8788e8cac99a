import type { AccountColumns, Dataset } from '../../model/columns.ts';
import { rowOfId, unknownInRule } from './ids.ts';

/** Index of an id that a rule names; −1 = left out for now. All throw RULE_UNKNOWN for what the data do not have. */
export interface RuleNames {
	account(rule: string, id: string): number;
	rep(rule: string, id: string): number;
	unit(rule: string, id: string): number;
}

interface NamesInput {
	/** Before and after exclusion: a rule may name what is left out, and rests meanwhile. */
	readonly source: Dataset;
	readonly accounts: AccountColumns;
	readonly repIds: readonly string[];
	readonly unitIds: readonly string[];
	/** Ids of the units the whole dataset would have; asked only where a rule names a unit that is not there. */
	readonly allUnitIds: () => ReadonlySet<string>;
}

export function ruleNames({ source, accounts, repIds, unitIds, allUnitIds }: NamesInput): RuleNames {
	const repIndex = new Map(repIds.map((id, rep) => [id, rep]));
	let unitIndex: Map<string, number> | null = null;
	return {
		account(rule, id) {
			const row = rowOfId(accounts.id).get(id);
			if (row !== undefined) return row;
			if (accounts === source.accounts || !rowOfId(source.accounts.id).has(id))
				throw unknownInRule(rule, 'account', id);
			return -1;
		},
		rep(rule, id) {
			const rep = repIndex.get(id);
			if (rep !== undefined) return rep;
			const row = rowOfId(source.reps.id).get(id);
			if (row === undefined) throw unknownInRule(rule, 'rep', id);
			if (source.reps.active?.[row] === 0) throw unknownInRule(rule, 'rep', id, ', not active');
			return -1;
		},
		unit(rule, id) {
			unitIndex ??= new Map(unitIds.map((key, unit) => [key, unit]));
			const unit = unitIndex.get(id);
			if (unit !== undefined) return unit;
			if (accounts === source.accounts || !allUnitIds().has(id)) throw unknownInRule(rule, 'unit', id);
			return -1;
		}
	};
}
