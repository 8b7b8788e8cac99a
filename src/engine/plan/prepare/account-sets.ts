import type { Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule } from '../../model/rules.ts';
import { unknownInRule } from './ids.ts';
import type { RuleNames } from './rule-names.ts';

/** Reps that may serve, by index; the rules that say so. */
export interface RepSet {
	readonly has: Uint8Array;
	readonly rules: readonly string[];
	/** Named by account, not only by industry. */
	readonly isOnly: boolean;
}

export interface SetsInput {
	readonly rules: readonly Rule[];
	readonly names: RuleNames;
	/** Before and after exclusion. */
	readonly source: Dataset;
	readonly dataset: Dataset;
	/** Row in the dataset's reps per rep. */
	readonly repRows: Int32Array;
	/** Account → the accounts of its family, or itself: they are served by one rep. */
	readonly family: (account: number) => Int32Array | null;
}

/**
 * Who may serve an account, by `only` and `specialists`; no entry = everybody. A family may be served by those who may serve all
 * of it. O(accounts + ids in rules × reps). @throws RevirError RULE_UNKNOWN, RULE_CONFLICT, RULE_IMPOSSIBLE
 */
export function accountSets(input: SetsInput): Map<number, RepSet> {
	const found = new Map<number, RepSet>();
	const narrow = (account: number, set: RepSet) => {
		for (const row of input.family(account) ?? [account]) {
			const before = found.get(row);
			const next = before === undefined ? set : meet(before, set);
			if (!next.has.includes(1))
				throw new RevirError('RULE_CONFLICT', {
					where: { rule: next.rules.join('" + "') },
					got: `account "${(input.dataset.accounts.id.at(row) ?? '').slice(0, 80)}" with no rep left`
				});
			found.set(row, next);
		}
	};
	for (const { id, params } of rulesById(input.rules, 'only')) {
		const set = onlySet(id, params.repIds, input);
		for (const name of params.accounts ?? []) {
			const row = input.names.account(id, name);
			if (row >= 0 && set !== null) narrow(row, set);
		}
	}
	const { industry, count } = input.dataset.accounts;
	for (const { id, params } of rulesById(input.rules, 'specialists')) {
		for (const name of params.industries) {
			const known = input.source.accounts.industry?.values.includes(name) ?? false;
			if (!known) throw unknownInRule(id, 'industry', name);
		}
		const byCode = (industry?.values ?? []).map((name) => (params.industries.includes(name) ? name : null));
		const sets = byCode.map((name) => (name === null ? null : specialistSet(id, name, input)));
		for (let row = 0; row < count; row++) {
			const set = sets[industry?.codes[row] ?? -1] ?? null;
			if (set !== null) narrow(row, set);
		}
	}
	return found;
}

/** null = all its reps are left out for now: the rule rests. */
export function onlySet(rule: string, repIds: readonly string[], { names, repRows }: OnlyInput): RepSet | null {
	const has = new Uint8Array(repRows.length);
	for (const id of repIds) {
		const rep = names.rep(rule, id);
		if (rep >= 0) has[rep] = 1;
	}
	return has.includes(1) ? { has, rules: [rule], isOnly: true } : null;
}
type OnlyInput = Pick<SetsInput, 'names' | 'repRows'>;

/** Reps who name the industry; who names none sells everything but is no specialist. */
function specialistSet(rule: string, industry: string, { dataset, repRows }: SetsInput): RepSet {
	const has = Uint8Array.from(repRows, (row) => (dataset.reps.industries?.[row]?.includes(industry) === true ? 1 : 0));
	if (!has.includes(1))
		throw new RevirError('RULE_IMPOSSIBLE', {
			where: { rule },
			got: `industry "${industry.slice(0, 80)}" without a rep`
		});
	return { has, rules: [rule], isOnly: false };
}

const meet = (a: RepSet, b: RepSet): RepSet => ({
	has: a.has.map((value, t) => value & b.has[t]!),
	rules: [...new Set([...a.rules, ...b.rules])],
	isOnly: a.isOnly || b.isOnly
});
