import { createKdTree } from '../measure/kd-tree.ts';

/** Neighbours that tell whether an account stands alone; as many as make up the local density of the travel model. */
const NEIGHBOURS = 8;

/** Nearest located accounts of every account. */
export interface Neighbourhood {
	/** Neighbours per account: min(8, located accounts − 1). */
	readonly k: number;
	/** `nearest[row * k …]`, nearest first; −1 for accounts that are not located. */
	readonly nearest: Int32Array;
}

/** @param sphere unit vectors per account, NaN = not located. O(n log n), once per dataset. */
export function neighbourhood(sphere: Float64Array): Neighbourhood {
	const count = sphere.length / 3;
	const tree = createKdTree(sphere);
	const k = Math.max(0, Math.min(NEIGHBOURS, tree.size - 1));
	const nearest = new Int32Array(count * k).fill(-1);
	if (k === 0) return { k, nearest };
	const found = new Int32Array(k);
	const squared = new Float64Array(k);
	for (let i = 0; i < count; i++) {
		if (Number.isNaN(sphere[i * 3]!)) continue;
		tree.knn(sphere[i * 3]!, sphere[i * 3 + 1]!, sphere[i * 3 + 2]!, k, i, found, squared);
		nearest.set(found, i * k);
	}
	return { k, nearest };
}

/**
 * Accounts none of whose neighbours has the same rep, although that rep has other accounts. Stricter than the edited
 * nearest-neighbour rule (Wilson 1972), which drops a point as soon as most of its neighbours differ. O(n·k).
 * @param accountOwner rep per account, −1 = nobody
 */
export function isolatedAccounts({ k, nearest }: Neighbourhood, accountOwner: Int32Array): number[] {
	const held = new Map<number, number>();
	for (const t of accountOwner) if (t >= 0) held.set(t, (held.get(t) ?? 0) + 1);
	const rows: number[] = [];
	for (let i = 0; i < accountOwner.length; i++) {
		const t = accountOwner[i]!;
		if (t < 0 || k === 0 || nearest[i * k]! < 0 || held.get(t)! < 2) continue;
		let alone = true;
		for (let n = 0; n < k && alone; n++) alone = accountOwner[nearest[i * k + n]!] !== t;
		if (alone) rows.push(i);
	}
	return rows;
}

/** Rep of most neighbours of account `row` (the nearest one's where several are equal); −1 where none has a rep. O(k²). */
export function repAround({ k, nearest }: Neighbourhood, accountOwner: Int32Array, row: number): number {
	let best = -1;
	let most = 0;
	for (let n = 0; n < k; n++) {
		const t = accountOwner[nearest[row * k + n]!] ?? -1;
		if (t < 0) continue;
		let times = 0;
		for (let o = 0; o < k; o++) if (accountOwner[nearest[row * k + o]!] === t) times++;
		if (times > most) [best, most] = [t, times];
	}
	return best;
}
