import type { Prepared } from '../plan/prepare/prepare.ts';
import { accountReasons } from './account-reason.ts';
import type { Alignment } from './alignment.ts';
import { composition, type Composition } from './composition.ts';
import { reasonGroup, type ReasonGroup } from './reason.ts';

const RANKED = 20;

export interface RankedAccount {
	readonly row: number;
	/** Name, else id. */
	readonly label: string;
	/** Money a year, and as a fraction of the territory's. */
	readonly potential: number;
	readonly share: number;
	/** Rep under the other alignment, −1 = nobody; the same rep = not moved. */
	readonly other: number;
}

export interface NeighbourTerritory {
	readonly rep: number;
	/** Common border; 0 where only a ferry connects. */
	readonly borderKm: number;
	/** Deviation of its potential from its share, fraction. */
	readonly potentialDev: number;
	/** Required hours / field hours of its rep. */
	readonly used: number;
}

export interface Exchange {
	/** −1 = nobody. */
	readonly rep: number;
	readonly accounts: number;
	readonly potential: number;
}

export interface ReasonCount {
	readonly kind: ReasonGroup;
	readonly accounts: number;
	/** What these accounts would add to the travel if they stayed with their reps of today, hours a year; negative = less. */
	readonly hours: number;
}

/** All that the page of one territory tells beyond its figures. */
export interface TerritoryDetail {
	readonly rep: number;
	/** Unit of the home, −1 = none. */
	readonly homeUnit: number;
	readonly homeAssumed: boolean;
	readonly capacityAssumed: boolean;
	readonly composition: Composition;
	/** Largest potential first. */
	readonly ranking: readonly RankedAccount[];
	/** Longest border first. */
	readonly neighbours: readonly NeighbourTerritory[];
	/** Most potential first; empty while today is shown and no plan is known. */
	readonly gained: readonly Exchange[];
	readonly lost: readonly Exchange[];
	readonly gainedReasons: readonly ReasonCount[];
	readonly lostReasons: readonly ReasonCount[];
}

/**
 * @param shown the alignment on the screen @param today owners of today @param plan owners of the plan; null before the first
 * O(accounts log accounts + edges).
 */
export function territoryDetail(
	prepared: Prepared,
	rep: number,
	shown: Alignment,
	today: Alignment,
	plan: Alignment | null
): TerritoryDetail {
	const { dataset, reps, filled } = prepared;
	const rows: number[] = [];
	shown.accountOwner.forEach((t, row) => {
		if (t === rep) rows.push(row);
	});
	const potential = rows.reduce((sum, row) => sum + filled.potential[row]!, 0);
	const other = plan === null ? shown : shown === plan ? today : plan;
	const ranking = rows
		.slice()
		.sort((a, b) => filled.potential[b]! - filled.potential[a]! || a - b)
		.slice(0, RANKED)
		.map((row) => ({
			row,
			label: dataset.accounts.name?.at(row) || (dataset.accounts.id.at(row) ?? ''),
			potential: filled.potential[row]!,
			share: potential > 0 ? filled.potential[row]! / potential : 0,
			other: other.accountOwner[row]!
		}));
	const moved = (from: Int32Array, to: Int32Array) => {
		const list: number[] = [];
		for (let i = 0; i < to.length; i++) if (to[i] === rep && from[i] !== rep) list.push(i);
		return list;
	};
	const came = plan === null ? [] : moved(today.accountOwner, plan.accountOwner);
	const left = plan === null ? [] : moved(plan.accountOwner, today.accountOwner);
	const given = dataset.reps.capacityHours?.[reps.row[rep]!] ?? NaN;
	return {
		rep,
		homeUnit: shown.centreUnit[rep]!,
		homeAssumed: reps.homeAssumed[rep] === 1 || dataset.reps.homeGuessed?.[reps.row[rep]!] === 1,
		capacityAssumed: !(given >= 0),
		composition: composition(prepared, rows),
		ranking,
		neighbours: neighbourTerritories(prepared, rep, shown),
		gained: exchanges(prepared, came, today.accountOwner),
		lost: plan === null ? [] : exchanges(prepared, left, plan.accountOwner),
		gainedReasons: plan === null ? [] : reasons(prepared, came, plan),
		lostReasons: plan === null ? [] : reasons(prepared, left, plan)
	};
}

function neighbourTerritories({ graph, cells, reps }: Prepared, rep: number, { unitOwner, kpis }: Alignment) {
	const border = new Map<number, number>();
	for (let u = 0; u < unitOwner.length; u++) {
		if (unitOwner[u] !== rep) continue;
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const t = unitOwner[graph.neighbours[e]!]!;
			if (t >= 0 && t !== rep) border.set(t, (border.get(t) ?? 0) + cells.shared[e]!);
		}
	}
	return [...border]
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.map(([t, borderKm]): NeighbourTerritory => {
			const { potentialDev, workloadHours } = kpis.territories[t]!;
			const capacity = reps.capacity[t]!;
			return { rep: t, borderKm, potentialDev, used: capacity > 0 ? workloadHours / capacity : 0 };
		});
}

function exchanges({ filled }: Prepared, rows: readonly number[], owner: Int32Array): Exchange[] {
	const byRep = new Map<number, { accounts: number; potential: number }>();
	for (const row of rows) {
		const held = byRep.get(owner[row]!) ?? { accounts: 0, potential: 0 };
		held.accounts++;
		held.potential += filled.potential[row]!;
		byRep.set(owner[row]!, held);
	}
	return [...byRep]
		.map(([rep, held]) => ({ rep, ...held }))
		.sort((a, b) => b.potential - a.potential || b.accounts - a.accounts || a.rep - b.rep);
}

function reasons(prepared: Prepared, rows: readonly number[], { unitOwner, accountOwner }: Alignment): ReasonCount[] {
	const { reason, hours } = accountReasons(prepared, unitOwner, accountOwner);
	const counts = new Map<ReasonGroup, { accounts: number; hours: number }>();
	for (const row of rows) {
		const why = reason(row);
		const kind = reasonGroup(why.kind);
		const held = counts.get(kind) ?? { accounts: 0, hours: 0 };
		held.accounts++;
		if ('hours' in why && why.from >= 0) held.hours += hours(row, why.from) - hours(row, why.to);
		counts.set(kind, held);
	}
	return [...counts]
		.map(([kind, held]) => ({ kind, ...held }))
		.sort((a, b) => b.accounts - a.accounts || (a.kind < b.kind ? -1 : 1));
}
