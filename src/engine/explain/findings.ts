import type { Parameter } from '../model/settings.ts';
import { total } from '../measure/travel-kpi.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import type { Alignment } from './alignment.ts';
import { cutOffAccounts } from './cut-off.ts';
import { isolatedAccounts, repAround, type Neighbourhood } from './neighbourhood.ts';
import { overlaps } from './overlap.ts';

export const findingKinds = [
	'protected',
	'uneven',
	'overloaded',
	'uncovered',
	'long-travel',
	'cut-off',
	'isolated',
	'overlap',
	'holes',
	'unlocated',
	'idle'
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** From which point on something is worth a word. */
export const findingDefaults = {
	longerPerVisit: { value: 1, min: 0.25, max: 4, step: 0.25, unit: 'h', why: 'a detour every rep notices' },
	idleBelow: { value: 70, min: 10, max: 95, step: 5, unit: '%', why: 'room for about a third more work' },
	overAbove: { value: 100.5, min: 100, max: 150, step: 0.5, unit: '%', why: 'what rounds to more than all hours' },
	highFrom: { value: 5, min: 1, max: 50, step: 1, unit: '%', why: 'share of the whole that leadership asks about' },
	mediumFrom: { value: 1, min: 0.1, max: 10, step: 0.1, unit: '%', why: 'below it a finding is a single case' }
} as const satisfies Record<string, Parameter>;

/** One thing about an alignment that is worth a look; definitions in docs/formats/measures.md, "Findings". */
export interface Finding {
	readonly id: FindingKind;
	readonly severity: 'high' | 'medium' | 'low';
	/** Territories for uneven, overloaded, idle and uncovered; units for overlap; accounts for everything else. */
	readonly count: number;
	readonly amount: number;
	/** Money a year in the dataset's currency, or hours a year. */
	readonly unit: 'money' | 'hours';
	/** `amount` as a fraction of its whole (all potential, all revenue, all field hours, all travel). */
	readonly share: number;
	/** Where: rows of the dataset, units, rep indices (worst first); empty where the finding is not about them. */
	readonly accounts: Int32Array;
	readonly units: Int32Array;
	readonly reps: Int32Array;
	/** Per account the rep around it, −1 = none; only where giving it away would mend the finding. */
	readonly around: Int32Array | null;
}

/**
 * What is wrong with an alignment, worst first (severity, then share, then the fixed order of kinds). Without any owner
 * only the accounts without a position are told. O(accounts · (reps + 8) + units + edges).
 * @param before owners to compare with for protected deals; null = nothing moved (today)
 */
export function findings(
	prepared: Prepared,
	alignment: Alignment,
	neighbours: Neighbourhood,
	before: Int32Array | null = null
): Finding[] {
	const { filled, accountUnit, measure, reps } = prepared;
	const { accountOwner, kpis } = alignment;
	const found: Finding[] = [];
	const whole = { potential: total(filled.potential), revenue: total(filled.revenue) };
	const sumOf = (rows: readonly number[], values: Float64Array) => rows.reduce((sum, i) => sum + values[i]!, 0);
	const add = (id: FindingKind, count: number, unit: Finding['unit'], amount: number, of: number, where: Where) => {
		if (count === 0) return;
		const share = of > 0 ? amount / of : 0;
		const severity = id === 'protected' ? 'high' : severityOf(share);
		found.push({ id, severity, count, amount, unit, share, ...places(where, accountUnit) });
	};
	const addAccounts = (id: FindingKind, accounts: readonly number[], more: Where = {}) =>
		add(id, accounts.length, 'money', sumOf(accounts, filled.potential), whole.potential, { accounts, ...more });
	const where = (test: (row: number) => boolean) => Array.from({ length: filled.count }, (_, row) => row).filter(test);

	addAccounts(
		'unlocated',
		where((row) => accountUnit[row]! < 0)
	);
	if (!accountOwner.some((t) => t >= 0)) return found;
	addAccounts(
		'holes',
		where((row) => accountUnit[row]! >= 0 && accountOwner[row]! < 0)
	);

	const territories = kpis.territories;
	const shared = total(territories.map(({ potential }) => potential));
	const worstFirst = (size: (t: number) => number, test: (t: number) => boolean) =>
		territories.flatMap((_, t) => (test(t) ? [t] : [])).sort((a, b) => size(b) - size(a) || a - b);
	const off = (t: number) => Math.abs(territories[t]!.potentialDev);
	const uneven = worstFirst(off, (t) => off(t) > measure.band + 1e-9);
	const misplaced = territories.map((k, t) => Math.max(0, k.potential - measure.potentialTargets[t]! * shared));
	add('uneven', uneven.length, 'money', total(misplaced), shared, { reps: uneven });

	const capacity = total(reps.capacity);
	const need = (t: number) => territories[t]!.workloadHours;
	const apart = (t: number) => Math.abs(need(t) - reps.capacity[t]!);
	const over = worstFirst(apart, (t) => need(t) > (findingDefaults.overAbove.value / 100) * reps.capacity[t]!);
	const idle = worstFirst(apart, (t) => need(t) < (findingDefaults.idleBelow.value / 100) * reps.capacity[t]!);
	const hours = (list: readonly number[]) => total(list.map(apart));
	add('overloaded', over.length, 'hours', hours(over), capacity, { reps: over });
	add('idle', idle.length, 'hours', hours(idle), capacity, { reps: idle });
	const lost = over.map((t) => territories[t]!.potential * (1 - reps.capacity[t]! / need(t)));
	add('uncovered', over.length, 'money', total(lost), whole.potential, { reps: over });

	const far = longTravel(prepared, alignment);
	add('long-travel', far.accounts.length, 'hours', far.hours, kpis.travelHoursPerYear, { accounts: far.accounts });
	const cut = cutOffAccounts(prepared, alignment);
	addAccounts('cut-off', cut.accounts, { around: cut.around });
	const alone = isolatedAccounts(neighbours, accountOwner);
	addAccounts('isolated', alone, { around: alone.map((row) => repAround(neighbours, accountOwner, row)) });
	const mixed = overlaps(prepared, accountOwner);
	add('overlap', mixed.units.length, 'money', sumOf(mixed.accounts, filled.potential), whole.potential, mixed);

	if (before !== null) {
		const moved = where(
			(row) => filled.isProtected[row] === 1 && before[row]! >= 0 && before[row] !== accountOwner[row]
		);
		add('protected', moved.length, 'money', sumOf(moved, filled.revenue), whole.revenue, { accounts: moved });
	}
	return sorted(found);
}

interface Where {
	readonly accounts?: readonly number[];
	readonly units?: readonly number[];
	readonly reps?: readonly number[];
	readonly around?: readonly number[];
}

function places(where: Where, accountUnit: Int32Array): Pick<Finding, 'accounts' | 'units' | 'reps' | 'around'> {
	const rows = where.accounts ?? [];
	const units = where.units ?? [...new Set(rows.map((row) => accountUnit[row]!).filter((u) => u >= 0))];
	return {
		accounts: Int32Array.from(rows),
		units: Int32Array.from(units),
		reps: Int32Array.from(where.reps ?? []),
		around: where.around === undefined ? null : Int32Array.from(where.around)
	};
}

const severityOf = (share: number): Finding['severity'] =>
	100 * share >= findingDefaults.highFrom.value
		? 'high'
		: 100 * share >= findingDefaults.mediumFrom.value
			? 'medium'
			: 'low';

function sorted(found: Finding[]): Finding[] {
	const rank = { high: 0, medium: 1, low: 2 };
	return found.sort(
		(a, b) =>
			rank[a.severity] - rank[b.severity] ||
			b.share - a.share ||
			findingKinds.indexOf(a.id) - findingKinds.indexOf(b.id)
	);
}

/** Accounts whose rep drives so many hours per visit more than the nearest one would. O(accounts × reps). */
function longTravel({ filled, reps }: Prepared, { accountOwner, seconds }: Alignment) {
	const accounts: number[] = [];
	let hours = 0;
	for (let i = 0; i < filled.count; i++) {
		const t = accountOwner[i]!;
		const visits = filled.visits[i]!;
		if (t < 0 || !(visits > 0)) continue;
		const own = seconds(i, t);
		let least = own;
		for (let other = 0; other < reps.count; other++) least = Math.min(least, seconds(i, other));
		if ((own - least) / 3600 / visits < findingDefaults.longerPerVisit.value) continue;
		accounts.push(i);
		hours += (own - least) / 3600;
	}
	return { accounts, hours };
}
