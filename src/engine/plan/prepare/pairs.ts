import type { Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule } from '../../model/rules.ts';
import { accountSets, onlySet, type RepSet } from './account-sets.ts';
import { forbidFar } from './far-pairs.ts';
import { firstOfGroup, type Groups } from './groups.ts';
import type { Claims, Hold } from './locks.ts';
import type { RuleNames } from './rule-names.ts';
import { closeTerritories } from './territory-locks.ts';

export interface PairInput {
	readonly rules: readonly Rule[];
	readonly names: RuleNames;
	readonly source: Dataset;
	readonly dataset: Dataset;
	readonly repRows: Int32Array;
	readonly unitIds: readonly string[];
	readonly families: readonly Int32Array[];
	/** Unit whose territory each account follows, −1 = not located. */
	readonly follows: Int32Array;
	readonly kept: Claims;
	readonly groups: Groups | null;
	/** Whole seconds a year, accounts × reps. */
	readonly travelSeconds: Uint32Array;
	readonly workload: Float64Array;
	/** One-way hours from the home of a rep to an account. */
	readonly hoursAway: (account: number, rep: number) => number;
}

/**
 * Which reps may serve which units. Units named by `only`, kept territories and the reach of homes forbid pairs. An account that not everybody may
 * serve forbids its unit the others while more than half of the reps are left, or where accounts named by `only` are at
 * least half of the unit's work; else it goes to the nearest rep who may serve it and is an override in its unit, because
 * single accounts far from each other would tear territories apart.
 * @param hold changed: such overrides are added
 * @returns 1 = allowed, units × reps; null = anywhere. O(accounts × reps + units × reps)
 * @throws RevirError RULE_UNKNOWN, RULE_CONFLICT, RULE_IMPOSSIBLE
 */
export function allowedPairs(input: PairInput, hold: Hold): Uint8Array | null {
	const { rules, kept, groups, repRows } = input;
	if (!rules.some(({ type }) => pairTypes.includes(type))) return null;
	const reps = repRows.length;
	const first = firstOfGroup(groups, kept.rep.length);
	const lock = new Int32Array(first.length).fill(-1);
	kept.rep.forEach((rep, unit) => rep >= 0 && (lock[first[unit]!] = rep));
	const rows = new Uint8Array(first.length * reps).fill(1);
	limitUnits(input, first, lock, rows);
	closeTerritories(input, first, lock, rows);
	limitAccounts(input, first, lock, rows, hold);
	const reach = Math.min(...rulesById(rules, 'drive-time').map(({ params }) => params.hours), Infinity);
	if (reach < Infinity) forbidFar({ ...input, first, lock, reach, held: hold.rep }, rows);
	if (!rows.includes(0)) return null;
	const allowed = new Uint8Array(rows.length);
	first.forEach((row, unit) => allowed.set(rows.subarray(row * reps, row * reps + reps), unit * reps));
	return allowed;
}

const pairTypes: readonly Rule['type'][] = ['only', 'specialists', 'drive-time', 'keep-territory'];

function limitUnits(input: PairInput, first: Int32Array, lock: Int32Array, rows: Uint8Array): void {
	const reps = input.repRows.length;
	const said = new Map<number, string[]>();
	for (const { id, params } of rulesById(input.rules, 'only')) {
		const set = onlySet(id, params.repIds, input);
		for (const unitId of params.units) {
			const unit = input.names.unit(id, unitId);
			if (unit < 0 || set === null) continue;
			const row = first[unit]!;
			const by = [...(said.get(row) ?? []), id];
			said.set(row, by);
			let left = 0;
			for (let t = 0; t < reps; t++) left += rows[row * reps + t]! &= set.has[t]!;
			const rep = lock[row]!;
			if (left > 0 && (rep < 0 || rows[row * reps + rep] === 1)) continue;
			const group = input.groups?.of[unit] ?? -1;
			const others = [
				...(group < 0 ? [] : [input.groups!.rules.get(group)!]),
				...(rep < 0 ? [] : [input.kept.ruleOf(unit) ?? []].flat())
			];
			throw new RevirError('RULE_CONFLICT', {
				where: { rule: [...new Set([...by, ...others])].join('" + "') },
				got: `unit "${unitId.slice(0, 80)}" with no rep left`
			});
		}
	}
}

/** Accounts that one rep serves, and where they count. */
interface Party {
	readonly accounts: Int32Array;
	readonly row: number;
	readonly set: RepSet;
	readonly work: number;
}

function limitAccounts(input: PairInput, first: Int32Array, lock: Int32Array, rows: Uint8Array, hold: Hold): void {
	const { dataset, follows, workload } = input;
	const reps = input.repRows.length;
	const familyOf = new Map(input.families.flatMap((family) => [...family].map((row) => [row, family] as const)));
	const sets = accountSets({ ...input, family: (row) => familyOf.get(row) ?? null });
	if (sets.size === 0) return;
	const work = new Float64Array(first.length);
	const named = new Float64Array(first.length);
	const parties: Party[] = [];
	for (let i = 0; i < follows.length; i++) {
		if (follows[i]! < 0) continue;
		const row = first[follows[i]!]!;
		const set = sets.get(i);
		if (hold.rep[i]! >= 0) {
			if (set?.isOnly === true && hold.reason(i) === 'assigned' && set.has[hold.rep[i]!] === 0)
				throw new RevirError('RULE_CONFLICT', {
					where: { rule: [...set.rules, ...hold.rulesFor([i])].join('" + "') },
					got: `account "${(dataset.accounts.id.at(i) ?? '').slice(0, 80)}" for two reps`
				});
			continue;
		}
		work[row]! += workload[i]!;
		if (set?.isOnly === true) named[row]! += workload[i]!;
		const accounts = familyOf.get(i) ?? Int32Array.of(i);
		if (set === undefined || accounts[0] !== i) continue;
		parties.push({ accounts, row, set, work: accounts.reduce((sum, account) => sum + workload[account]!, 0) });
	}
	parties.sort((a, b) => b.work - a.work || a.accounts[0]! - b.accounts[0]!);
	for (const { accounts, row, set } of parties) {
		const mask = rows.subarray(row * reps, row * reps + reps);
		let left = 0;
		let lost = 0;
		for (let t = 0; t < reps; t++) {
			left += mask[t]! & set.has[t]!;
			lost += mask[t]! & (1 - set.has[t]!);
		}
		const rep = lock[row]!;
		const fits = rep >= 0 ? set.has[rep] === 1 : lost === 0;
		if (fits) continue;
		const binds = left * 2 > reps || (left > 0 && set.isOnly && named[row]! * 2 >= work[row]!);
		if (rep < 0 && binds) for (let t = 0; t < reps; t++) mask[t]! &= set.has[t]!;
		else {
			const nearest = nearestOf(set, accounts, input);
			const reason = set.isOnly ? 'only' : 'specialists';
			for (const account of accounts) hold.take(account, nearest, reason, set.rules[0]);
		}
	}
}

/** The rep of the set who drives least to the accounts; of equals the first. */
function nearestOf(set: RepSet, accounts: Int32Array, { travelSeconds, hoursAway }: PairInput): number {
	const reps = set.has.length;
	let best = -1;
	let least = [Infinity, Infinity];
	for (let t = 0; t < reps; t++) {
		if (set.has[t] === 0) continue;
		let [seconds, hours] = [0, 0];
		for (const account of accounts) {
			seconds += travelSeconds[account * reps + t]!;
			hours += hoursAway(account, t);
		}
		if (seconds < least[0]! || (seconds === least[0] && hours < least[1]!)) [best, least] = [t, [seconds, hours]];
	}
	return best;
}
