interface FarInput {
	/** Unit whose territory each account follows, −1 = not located. */
	readonly follows: Int32Array;
	/** Rep per account that does not depend on the plan, −1 = follows its unit. */
	readonly held: Int32Array;
	/** Row of `rows` per unit, and the rep a row must stay with, −1 = free. */
	readonly first: Int32Array;
	readonly lock: Int32Array;
	/** Hours. */
	readonly reach: number;
	readonly repRows: Int32Array;
	readonly hoursAway: (account: number, rep: number) => number;
}

/** Forbids reps from whose home an account of the unit is further than the reach. The nearest of the allowed ones always stays: the
 *  one with the least way to the unit's furthest account. O(accounts × reps). @param rows changed; units × reps */
export function forbidFar({ follows, held, first, lock, reach, repRows, hoursAway }: FarInput, rows: Uint8Array): void {
	const reps = repRows.length;
	const furthest = new Float64Array(rows.length);
	for (let i = 0; i < follows.length; i++) {
		if (follows[i]! < 0 || held[i]! >= 0) continue;
		const row = first[follows[i]!]! * reps;
		for (let t = 0; t < reps; t++) {
			const hours = hoursAway(i, t);
			if (hours > furthest[row + t]!) furthest[row + t] = hours;
		}
	}
	for (let u = 0; u < first.length; u++) {
		if (first[u] !== u || lock[u]! >= 0) continue;
		let nearest = -1;
		for (let t = 0; t < reps; t++) {
			if (rows[u * reps + t] === 0) continue;
			if (nearest < 0 || furthest[u * reps + t]! < furthest[u * reps + nearest]!) nearest = t;
		}
		for (let t = 0; t < reps; t++) if (t !== nearest && furthest[u * reps + t]! > reach) rows[u * reps + t] = 0;
	}
}
