import type { PlanProblem } from '#engine/model/problem.ts';

/** The unit each territory must keep, −1 = none. Where two territories share a centre unit, or the centre is locked into
 *  another territory, the nearest free unit (fewest links) stands in. O(territories · units) only in the case of conflicts. */
export function chooseAnchors(problem: PlanProblem): Int32Array {
	const { territories, units, graph, fixed, centreUnit } = problem;
	const allowed = problem.rules?.allowed ?? null;
	const mayHold = (unit: number, t: number): boolean =>
		(fixed[unit]! < 0 || fixed[unit] === t) && (allowed === null || allowed[unit * territories + t] === 1);
	const anchors = new Int32Array(territories).fill(-1);
	const holder = new Int32Array(units).fill(-1);
	const waiting: number[] = [];
	for (let t = 0; t < territories; t++) {
		const unit = centreUnit[t]!;
		if (unit < 0 || unit >= units) continue;
		if (holder[unit]! < 0 && mayHold(unit, t)) {
			holder[unit] = t;
			anchors[t] = unit;
		} else waiting.push(t);
	}
	const seen = new Int32Array(units).fill(-1);
	const queue = new Int32Array(units);
	for (const t of waiting) {
		let head = 0;
		let tail = 0;
		queue[tail++] = centreUnit[t]!;
		seen[centreUnit[t]!] = t;
		while (head < tail && anchors[t]! < 0) {
			const unit = queue[head++]!;
			if (holder[unit]! < 0 && mayHold(unit, t)) {
				holder[unit] = t;
				anchors[t] = unit;
				break;
			}
			for (let k = graph.offsets[unit]!; k < graph.offsets[unit + 1]!; k++) {
				const next = graph.neighbours[k]!;
				if (seen[next] === t) continue;
				seen[next] = t;
				queue[tail++] = next;
			}
		}
	}
	return anchors;
}
