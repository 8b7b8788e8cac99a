import type { FilledAccounts } from '../../score/fill.ts';

export interface UnitSumInput {
	readonly filled: FilledAccounts;
	readonly accountUnit: Int32Array;
	readonly overrideRep: Int32Array;
	readonly owner: Int32Array;
	readonly units: number;
	readonly reps: number;
}

/** Σ of one column per unit; accounts with an override are left out (their rep does not depend on the plan). O(accounts). */
export function sumPerUnit(input: UnitSumInput, column: ArrayLike<number>): Float64Array {
	const out = new Float64Array(input.units);
	for (let i = 0; i < input.filled.count; i++) {
		const u = input.accountUnit[i]!;
		if (u >= 0 && input.overrideRep[i]! < 0) out[u]! += column[i]!;
	}
	return out;
}

/** Σ of an accounts × reps matrix per unit (all columns, or `only`). An account with an override adds its rep's figure to
 *  every column: a constant, so that totals and the bound include it. O(accounts × reps). */
export function sumMatrixPerUnit(
	input: UnitSumInput,
	matrix: ArrayLike<number>,
	out: Float64Array = new Float64Array(input.units * input.reps),
	only: readonly number[] | null = null
): Float64Array {
	const { reps } = input;
	const columns = only ?? Array.from({ length: reps }, (_, t) => t);
	for (let u = 0; u < input.units; u++) for (const t of columns) out[u * reps + t] = 0;
	for (let i = 0; i < input.filled.count; i++) {
		const u = input.accountUnit[i]!;
		if (u < 0) continue;
		const pinned = input.overrideRep[i]!;
		for (const t of columns) out[u * reps + t]! += matrix[i * reps + (pinned >= 0 ? pinned : t)]!;
	}
	return out;
}

/** What of today's relations lies where; Σ = 1 when any account has an owner. O(accounts). */
export function stayShares(input: UnitSumInput): Float64Array {
	const { filled, owner, reps } = input;
	const out = new Float64Array(input.units * reps);
	let [accounts, revenue, years] = [0, 0, 0];
	for (let i = 0; i < filled.count; i++) {
		if (owner[i]! < 0) continue;
		accounts++;
		revenue += filled.revenue[i]!;
		years += filled.relationshipYears[i]!;
	}
	const parts = (accounts > 0 ? 1 : 0) + (revenue > 0 ? 1 : 0) + (years > 0 ? 1 : 0);
	if (parts === 0) return out;
	for (let i = 0; i < filled.count; i++) {
		const u = input.accountUnit[i]!;
		const t = owner[i]!;
		if (u < 0 || t < 0 || input.overrideRep[i]! >= 0) continue;
		const share =
			1 / accounts +
			(revenue > 0 ? filled.revenue[i]! / revenue : 0) +
			(years > 0 ? filled.relationshipYears[i]! / years : 0);
		out[u * reps + t]! += share / parts;
	}
	return out;
}
