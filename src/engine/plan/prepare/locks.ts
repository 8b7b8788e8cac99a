import type { AccountColumns } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesOf, type Rule } from '../../model/rules.ts';
import type { RuleNames } from './rule-names.ts';

/** Why an account has its rep whatever becomes of its unit: `family` = with another account of its family; `only`,
 *  `specialists` = the nearest rep whom such a rule leaves. */
export type HoldReason = 'locked' | 'assigned' | 'protected' | 'family' | 'only' | 'specialists';

/** What must not change. */
export interface Locks {
	/** Rep per unit that must not change, −1 = free. Locked accounts do not fix their unit: one locked account far from its
	 *  rep would tear the territory apart. */
	readonly fixed: Int32Array;
	/** Accounts that keep their rep whatever becomes of their unit. */
	readonly overrides: readonly {
		readonly account: number;
		readonly rep: number;
		readonly reason: HoldReason;
	}[];
	/** Rep per overridden account, −1 = follows its unit. */
	readonly overrideRep: Int32Array;
	/** Unit whose territory each account goes with, −1 = not located: its own, or that of its family's largest account. */
	readonly follows: Int32Array;
	/** 1 = the unit may go to the rep, units × reps; null = anywhere. */
	readonly allowed: Uint8Array | null;
	/** Units that stay in one territory, by number; −1 = alone; null = none. */
	readonly together: Int32Array | null;
}

export interface LockInput {
	readonly accounts: AccountColumns;
	/** Today's rep per account, −1 = none. */
	readonly owner: Int32Array;
	readonly accountUnit: Int32Array;
	readonly unitIds: readonly string[];
	readonly rules: readonly Rule[];
	/** 1 = has an open deal. */
	readonly isProtected: Uint8Array;
}

/**
 * What data and rules hold fast by name. Assigned accounts keep the rule's rep; located accounts with `locked` and an active
 * owner keep that owner unless they are released or assigned; so do those with an open deal where a rule says so. An assigned
 * account without a position waits for one. O(accounts + units + ids in rules). @throws RevirError RULE_UNKNOWN, RULE_CONFLICT
 */
export function locksOf(
	{ accounts, owner, accountUnit, unitIds, rules, isProtected }: LockInput,
	names: RuleNames
): { readonly kept: Claims; readonly hold: Hold } {
	const assigned = new Claims(accounts.count, 'account');
	for (const rule of rulesOf(rules, 'assign')) {
		const rep = names.rep(rule.id, rule.params.repId);
		for (const id of rule.params.accounts) {
			const row = names.account(rule.id, id);
			if (row >= 0 && rep >= 0) assigned.claim(row, rep, rule.id, id);
		}
	}
	const released = new Uint8Array(accounts.count);
	for (const rule of rulesOf(rules, 'release'))
		for (const id of rule.params.accounts) {
			const row = names.account(rule.id, id);
			if (row >= 0) released[row] = 1;
		}
	const kept = new Claims(unitIds.length, 'unit');
	for (const rule of [...rulesOf(rules, 'keep-units'), ...rulesOf(rules, 'keep-territory')]) {
		const rep = names.rep(rule.id, rule.params.repId);
		for (const id of rule.params.units) {
			const unit = names.unit(rule.id, id);
			if (unit >= 0 && rep >= 0) kept.claim(unit, rep, rule.id, id);
		}
	}
	const protects = rulesOf(rules, 'protected').map(({ id }) => id);
	const hold = new Hold(accounts.count);
	for (let account = 0; account < accounts.count; account++) {
		if (accountUnit[account]! < 0) continue;
		const isLocked = accounts.locked?.[account] === 1 && released[account] === 0;
		const own = isLocked || (protects.length > 0 && isProtected[account] === 1) ? owner[account]! : -1;
		const rep = assigned.rep[account]! >= 0 ? assigned.rep[account]! : own;
		if (rep < 0) continue;
		const rule = assigned.ruleOf(account);
		if (rule !== null) hold.take(account, rep, 'assigned', rule);
		else if (isLocked) hold.take(account, rep, 'locked');
		else hold.take(account, rep, 'protected', protects[0]);
	}
	return { kept, hold };
}

/** Accounts held by a rep, while rules are being read. */
export class Hold {
	readonly rep: Int32Array;
	readonly #reason = new Map<number, HoldReason>();
	readonly #rule = new Map<number, string>();

	constructor(count: number) {
		this.rep = new Int32Array(count).fill(-1);
	}

	take(account: number, rep: number, reason: HoldReason, rule?: string): void {
		this.rep[account] = rep;
		this.#reason.set(account, reason);
		if (rule !== undefined) this.#rule.set(account, rule);
	}

	reason(account: number): HoldReason | undefined {
		return this.#reason.get(account);
	}

	/** Rules that hold these, each once; what the data lock has none. */
	rulesFor(accounts: readonly number[]): string[] {
		return [...new Set(accounts.flatMap((account) => this.#rule.get(account) ?? []))];
	}

	/** In the order of the accounts. O(held · log held) */
	overrides(): Locks['overrides'] {
		return [...this.#reason]
			.sort(([a], [b]) => a - b)
			.map(([account, reason]) => ({ account, rep: this.rep[account]!, reason }));
	}
}

/** The labels with every kept unit at its rep: what a hand edit shows, and what a replay ends with. O(units). */
export function withKeptUnits(labels: Int32Array, fixed: Int32Array): Int32Array {
	return fixed.some((rep, unit) => rep >= 0 && labels[unit] !== rep)
		? labels.map((rep, unit) => (fixed[unit]! >= 0 ? fixed[unit]! : rep))
		: labels;
}

/** Who claims what; the second one to claim it for another rep is refused. */
export class Claims {
	readonly rep: Int32Array;
	readonly #rule = new Map<number, string>();
	readonly #what: 'account' | 'unit';

	constructor(count: number, what: 'account' | 'unit') {
		this.rep = new Int32Array(count).fill(-1);
		this.#what = what;
	}

	ruleOf(row: number): string | null {
		return this.#rule.get(row) ?? null;
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
