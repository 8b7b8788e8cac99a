import { unitParts } from '../measure/contiguity.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import type { Alignment } from './alignment.ts';

export interface CutOff {
	/** Accounts in pieces of a territory that do not touch its main piece. */
	readonly accounts: number[];
	/** Per such account the territory with the longest border around its piece, −1 = none. */
	readonly around: number[];
}

/**
 * The main piece of a territory is the one that holds its home; where the home's unit is somebody else's, the piece with
 * most work. Accounts count, empty units do not; an account inside somebody else's unit is an overlap, not cut off.
 * O(accounts + units + edges).
 */
export function cutOffAccounts(prepared: Prepared, alignment: Alignment): CutOff {
	const { accountUnit, workload, reps } = prepared;
	const { graph, cells } = prepared.measure;
	const { unitOwner, accountOwner, centreUnit } = alignment;
	const { part, owner } = unitParts(unitOwner, graph);
	const work = new Float64Array(owner.length);
	// A piece without accounts is never the main one while another has some, hence the hair per account.
	for (let i = 0; i < accountUnit.length; i++) {
		const u = accountUnit[i]!;
		if (u >= 0 && accountOwner[i]! >= 0 && accountOwner[i] === unitOwner[u]) work[part[u]!]! += workload[i]! + 1e-9;
	}
	const main = new Int32Array(reps.count).fill(-1);
	owner.forEach((t, id) => {
		if (main[t]! < 0 || work[id]! > work[main[t]!]!) main[t] = id;
	});
	for (let t = 0; t < reps.count; t++) {
		const u = centreUnit[t]!;
		if (u >= 0 && unitOwner[u] === t) main[t] = part[u]!;
	}
	const accounts: number[] = [];
	const pieces: number[] = [];
	for (let i = 0; i < accountUnit.length; i++) {
		const u = accountUnit[i]!;
		const t = accountOwner[i]!;
		if (u < 0 || t < 0 || unitOwner[u] !== t || part[u] === main[t]) continue;
		accounts.push(i);
		pieces.push(part[u]!);
	}
	const border = new Map<number, Map<number, number>>(pieces.map((id) => [id, new Map<number, number>()]));
	for (let u = 0; u < part.length; u++) {
		const shares = border.get(part[u]!);
		if (shares === undefined) continue;
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const t = unitOwner[graph.neighbours[e]!]!;
			if (t >= 0 && t !== unitOwner[u]) shares.set(t, (shares.get(t) ?? 0) + cells.shared[e]!);
		}
	}
	const longest = new Map<number, number>();
	border.forEach((shares, id) => {
		const ranked = [...shares].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
		longest.set(id, ranked[0]?.[0] ?? -1);
	});
	return { accounts, around: pieces.map((id) => longest.get(id)!) };
}
