import type { BrokenRule, MoveLimit, PlanProblem, SizeLimit } from '#engine/model/problem.ts';

/** Relative summation noise. */
const SLACK = 1e-9;

/** Size and move limits that a plan breaks, recomputed from the amounts alone. O(units · rules · territories).
 *  @param labels territory per unit, 0 … territories − 1 */
export function brokenRules(
	{ units, territories, rules }: Pick<PlanProblem, 'units' | 'territories' | 'rules'>,
	labels: Int32Array
): BrokenRule[] {
	if (rules === undefined) return [];
	const found: BrokenRule[] = [];
	const note = (id: string, territory: number, value: number, least: number, most: number): void => {
		const slack = SLACK * Math.max(1, Math.abs(value));
		if (value > most + slack) found.push({ id, territory, value, limit: most });
		else if (value < least - slack) found.push({ id, territory, value, limit: least });
	};
	for (const { id, amounts, least, most } of rules.limits) {
		sumPerTerritory(amounts, labels, territories).forEach((value, t) => note(id, t, value, least[t]!, most[t]!));
	}
	for (const limit of rules.moves) {
		const { gained, lost } = handedOver(limit, units, territories, labels);
		note(
			limit.id,
			-1,
			gained.reduce((sum, value) => sum + value, 0),
			0,
			limit.most
		);
		for (let t = 0; t < territories; t++) {
			const gains = gained[t]! - limit.mostGained[t]! > lost[t]! - limit.mostLost[t]!;
			if (gains) note(limit.id, t, gained[t]!, 0, limit.mostGained[t]!);
			else note(limit.id, t, lost[t]!, 0, limit.mostLost[t]!);
		}
	}
	return found;
}

function sumPerTerritory(amounts: SizeLimit['amounts'], labels: Int32Array, territories: number): Float64Array {
	const sums = new Float64Array(territories);
	for (let u = 0; u < labels.length; u++) sums[labels[u]!] = sums[labels[u]!]! + amounts[u]!;
	return sums;
}

/** What each territory takes over from others and gives away. */
function handedOver({ held }: MoveLimit, units: number, territories: number, labels: Int32Array) {
	const gained = new Float64Array(territories);
	const lost = new Float64Array(territories);
	for (let u = 0; u < units; u++) {
		for (let t = 0; t < territories; t++) {
			const amount = held[u * territories + t]!;
			if (amount === 0 || labels[u] === t) continue;
			lost[t] = lost[t]! + amount;
			gained[labels[u]!] = gained[labels[u]!]! + amount;
		}
	}
	return { gained, lost };
}
