/** How accounts and units fit together under an alignment. */
export interface UnitOwners {
	/** Majority owner by workload, −1 = nobody owns an account there. Ties go to the lower index. */
	readonly unitOwner: Int32Array;
	/** Accounts whose owner is not the owner of their unit. */
	readonly overrides: Int32Array;
}

/** Majority owner per unit by balancing workload (accounts without workload count a hair, so that a unit of accounts
 *  nobody visits still has its owner). O(accounts + units × reps). */
export function majorityOwners(
	accountOwner: Int32Array,
	accountUnit: Int32Array,
	workload: Float64Array,
	units: number,
	reps: number
): UnitOwners {
	const held = new Float64Array(units * reps);
	for (let i = 0; i < accountOwner.length; i++) {
		const u = accountUnit[i]!;
		const t = accountOwner[i]!;
		if (u >= 0 && t >= 0) held[u * reps + t]! += workload[i]! + 1e-9;
	}
	const unitOwner = new Int32Array(units).fill(-1);
	for (let u = 0; u < units; u++) {
		let most = 0;
		for (let t = 0; t < reps; t++)
			if (held[u * reps + t]! > most) {
				most = held[u * reps + t]!;
				unitOwner[u] = t;
			}
	}
	const overrides: number[] = [];
	for (let i = 0; i < accountOwner.length; i++) {
		const u = accountUnit[i]!;
		if (u >= 0 && accountOwner[i]! >= 0 && accountOwner[i] !== unitOwner[u]) overrides.push(i);
	}
	return { unitOwner, overrides: Int32Array.from(overrides) };
}

/** Units whose accounts have owners of two or more territories, and units with accounts none of which has an owner. */
export function overlapAndHoles(
	accountOwner: Int32Array,
	accountUnit: Int32Array,
	units: number
): { overlap: number; holes: number } {
	const MANY = -3;
	const EMPTY = -2;
	const state = new Int32Array(units).fill(EMPTY);
	for (let i = 0; i < accountOwner.length; i++) {
		const u = accountUnit[i]!;
		if (u < 0) continue;
		const t = accountOwner[i]!;
		const before = state[u]!;
		if (before === EMPTY || before === -1) state[u] = t;
		else if (before !== MANY && t >= 0 && t !== before) state[u] = MANY;
	}
	let overlap = 0;
	let holes = 0;
	for (const value of state) {
		if (value === MANY) overlap++;
		else if (value === -1) holes++;
	}
	return { overlap, holes };
}
