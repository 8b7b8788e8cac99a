import type { SearchState } from './search-state.ts';

/** Territories with a common border, in the order in which units meet them. O(units of the territory · degree). */
export function neighboursOf(
	{ firstUnit, nextUnit, foreign, labels, stray, problem }: SearchState,
	territory: number
): Set<number> {
	const { offsets, neighbours } = problem.graph;
	const found = new Set<number>();
	for (let unit = firstUnit[territory]!; unit >= 0; unit = nextUnit[unit]!) {
		if (foreign[unit] === 0 || stray[unit] === 1) continue;
		for (let k = offsets[unit]!; k < offsets[unit + 1]!; k++) {
			const other = neighbours[k]!;
			if (labels[other] !== territory && stray[other] === 0) found.add(labels[other]!);
		}
	}
	return found;
}

/** The (territory, measure) furthest past the limit from which penalties count; −1 = none is. O(territories · measures). */
export function worstCell(state: SearchState): number {
	let [worst, most] = [-1, 0];
	for (let cell = 0; cell < state.loads.length; cell++) {
		const excess = Math.abs(state.deviation(cell)) - state.limit(cell);
		if (excess > most) [worst, most] = [cell, excess];
	}
	return worst;
}
