import { planRules } from '../plan/prepare/plan-rules.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** Ids of the size and move limits that moving a unit would break, or break further. O(rules × territories). */
export type LimitBreaks = (unit: number, to: number) => string[];

/** Relative summation noise. */
const SLACK = 1e-9;

/** @param labels rep per unit, −1 = nobody. O(rules × units × territories); O(1) without such rules. */
export function limitBreaks(prepared: Prepared, labels: Int32Array): LimitBreaks {
	const rules = planRules(prepared, prepared.settings);
	const p = prepared.reps.count;
	const worse = (before: number, after: number, most: number) =>
		after > most + SLACK * Math.max(1, Math.abs(after)) && after > before;
	const sizes = (rules?.limits ?? []).map(({ id, amounts, least, most }) => {
		const sums = new Float64Array(p);
		labels.forEach((t, u) => t >= 0 && (sums[t]! += amounts[u]!));
		return (unit: number, from: number, to: number): string[] => {
			const amount = amounts[unit]!;
			const over = worse(sums[to]!, sums[to]! + amount, most[to]!);
			const under = from >= 0 && worse(-sums[from]!, amount - sums[from]!, -least[from]!);
			return over || under ? [id] : [];
		};
	});
	const moves = (rules?.moves ?? []).map(({ id, held, most, mostLost, mostGained }) => {
		const lost = new Float64Array(p);
		const gained = new Float64Array(p);
		const over = (t: number, lose: Float64Array, gain: Float64Array) =>
			Math.max(lose[t]! - mostLost[t]!, gain[t]! - mostGained[t]!);
		const count = (unit: number, at: number, sign: number, lose: Float64Array, gain: Float64Array) => {
			for (let t = 0; t < p; t++) {
				const amount = held[unit * p + t]!;
				if (amount === 0 || at === t) continue;
				lose[t]! += sign * amount;
				if (at >= 0) gain[at]! += sign * amount;
			}
		};
		labels.forEach((t, u) => count(u, t, 1, lost, gained));
		return (unit: number, from: number, to: number): string[] => {
			const [lose, gain] = [lost.slice(), gained.slice()];
			count(unit, from, -1, lose, gain);
			count(unit, to, 1, lose, gain);
			const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
			const apart = lose.some((_, t) => worse(over(t, lost, gained), over(t, lose, gain), 0));
			return apart || worse(sum(lost), sum(lose), most) ? [id] : [];
		};
	});
	return (unit, to) => [...sizes, ...moves].flatMap((check) => check(unit, labels[unit]!, to));
}
