import type { AccountColumns, Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesOf, type Rule } from '../../model/rules.ts';
import { rowOfId, unknownInRule } from './ids.ts';

/** What must not change. */
export interface Locks {
	/** Rep per unit that must not change, −1 = free. Locked accounts do not fix their unit: one locked account far from its
	 *  rep would tear the territory apart. */
	readonly fixed: Int32Array;
	/** Locked and assigned accounts: they keep their rep whatever becomes of their unit. */
	readonly overrides: readonly {
		readonly account: number;
		readonly rep: number;
		readonly reason: 'locked' | 'assigned' | 'protected';
	}[];
	/** Rep per overridden account, −1 = follows its unit. */
	readonly overrideRep: Int32Array;
}

export interface LockInput {
	/** Before and after exclusion: a rule may name what is left out, and rests meanwhile. */
	readonly source: Dataset;
	readonly accounts: AccountColumns;
	readonly repIds: readonly string[];
	/** Today's rep per account, −1 = none. */
	readonly owner: Int32Array;
	readonly accountUnit: Int32Array;
	readonly unitIds: readonly string[];
	/** Ids of the units the whole dataset would have; asked only where a rule names a unit that is not there. */
	readonly allUnitIds: () => ReadonlySet<string>;
	readonly rules: readonly Rule[];
	/** 1 = has an open deal. */
	readonly isProtected: Uint8Array;
}

/**
 * What data and rules hold fast. Assigned accounts keep the rule's rep; located accounts with `locked` and an active owner
 * keep that owner unless they are released or assigned; so do those with an open deal where a rule says so. An assigned account without a position waits for one.
 * O(accounts + units + ids in rules). @throws RevirError RULE_UNKNOWN, RULE_CONFLICT
 */
export function locksOf(input: LockInput): Locks {
	const { accounts, owner, accountUnit } = input;
	const find = finder(input);
	const assigned = new Claims(accounts.count, 'account');
	for (const rule of rulesOf(input.rules, 'assign')) {
		const rep = find.rep(rule.id, rule.params.repId);
		for (const id of rule.params.accounts) {
			const row = find.account(rule.id, id);
			if (row >= 0 && rep >= 0) assigned.claim(row, rep, rule.id, id);
		}
	}
	const released = new Uint8Array(accounts.count);
	for (const rule of rulesOf(input.rules, 'release'))
		for (const id of rule.params.accounts) {
			const row = find.account(rule.id, id);
			if (row >= 0) released[row] = 1;
		}
	const kept = new Claims(input.unitIds.length, 'unit');
	for (const rule of rulesOf(input.rules, 'keep-units')) {
		const rep = find.rep(rule.id, rule.params.repId);
		for (const id of rule.params.units) {
			const unit = find.unit(rule.id, id);
			if (unit >= 0 && rep >= 0) kept.claim(unit, rep, rule.id, id);
		}
	}
	const keepsDeals = rulesOf(input.rules, 'protected').length > 0;
	const overrideRep = new Int32Array(accounts.count).fill(-1);
	const overrides: Locks['overrides'][number][] = [];
	for (let account = 0; account < accounts.count; account++) {
		if (accountUnit[account]! < 0) continue;
		const isLocked = accounts.locked?.[account] === 1 && released[account] === 0;
		const own = isLocked || (keepsDeals && input.isProtected[account] === 1) ? owner[account]! : -1;
		const isAssigned = assigned.rep[account]! >= 0;
		const rep = isAssigned ? assigned.rep[account]! : own;
		if (rep < 0) continue;
		overrideRep[account] = rep;
		overrides.push({ account, rep, reason: isAssigned ? 'assigned' : isLocked ? 'locked' : 'protected' });
	}
	return { fixed: kept.rep, overrides, overrideRep };
}

/** The labels with every kept unit at its rep: what a hand edit shows, and what a replay ends with. O(units). */
export function withKeptUnits(labels: Int32Array, fixed: Int32Array): Int32Array {
	return fixed.some((rep, unit) => rep >= 0 && labels[unit] !== rep)
		? labels.map((rep, unit) => (fixed[unit]! >= 0 ? fixed[unit]! : rep))
		: labels;
}

/** Who claims what; the second one to claim it for another rep is refused. */
class Claims {
	readonly rep: Int32Array;
	readonly #rule = new Map<number, string>();
	readonly #what: 'account' | 'unit';

	constructor(count: number, what: 'account' | 'unit') {
		this.rep = new Int32Array(count).fill(-1);
		this.#what = what;
	}

	claim(row: number, rep: number, rule: string, id: string): void {
		if (this.rep[row]! >= 0 && this.rep[row] !== rep)
			throw new RevirError('RULE_CONFLICT', {
				where: { rule: `${this.#rule.get(row)}" + "${rule}` },
				got: `${this.#what} "${id.slice(0, 80)}" for two reps`
			});
		this.rep[row] = rep;
		this.#rule.set(row, rule);
	}
}

/** Index of an id that a rule names; −1 = left out for now. */
function finder(input: LockInput) {
	const { source, accounts } = input;
	const repIndex = new Map(input.repIds.map((id, rep) => [id, rep]));
	let unitIndex: Map<string, number> | null = null;
	return {
		account(rule: string, id: string): number {
			const row = rowOfId(accounts.id).get(id);
			if (row !== undefined) return row;
			if (accounts === source.accounts || !rowOfId(source.accounts.id).has(id))
				throw unknownInRule(rule, 'account', id);
			return -1;
		},
		rep(rule: string, id: string): number {
			const rep = repIndex.get(id);
			if (rep !== undefined) return rep;
			const row = rowOfId(source.reps.id).get(id);
			if (row === undefined) throw unknownInRule(rule, 'rep', id);
			if (source.reps.active?.[row] === 0) throw unknownInRule(rule, 'rep', id, ', not active');
			return -1;
		},
		unit(rule: string, id: string): number {
			unitIndex ??= new Map(input.unitIds.map((key, unit) => [key, unit]));
			const unit = unitIndex.get(id);
			if (unit !== undefined) return unit;
			if (accounts === source.accounts || !input.allUnitIds().has(id)) throw unknownInRule(rule, 'unit', id);
			return -1;
		}
	};
}
