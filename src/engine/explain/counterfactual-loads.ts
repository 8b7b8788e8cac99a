import { loads } from '../measure/balance.ts';
import type { MeasureId } from '../model/settings.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { measureColumn } from '../plan/prepare/problem.ts';
import { targetShares } from '../plan/prepare/targets.ts';

/** Deviation of one territory from its target (load − 1) before and after one move. */
interface Deviation {
	readonly before: number;
	readonly after: number;
	/** Largest |deviation| that the rules allow: the tolerance, on the part of the target that accounts held by rules leave free;
	 *  null = the measure is not balanced. */
	readonly limit: number | null;
}

/** What one move does to one measure. */
export interface LoadShift {
	readonly measure: MeasureId;
	/** null = nobody gives it. */
	readonly giving: Deviation | null;
	readonly receiving: Deviation;
}

/** Loads before and after moving `rows` from territory `from` (−1 = nobody) to `to`. O(measures × (rows + territories)). */
export type LoadShifts = (rows: readonly number[], from: number, to: number) => LoadShift[];

/** The measures of the settings; potential and index also where they are not balanced. O(accounts × measures).
 *  @param owner rep per account, −1 = nobody */
export function loadShifts(prepared: Prepared, owner: Int32Array): LoadShifts {
	const { settings, reps, locks } = prepared;
	const balanced = settings.measures.map(({ id }) => id);
	const measures: MeasureId[] = [
		...balanced,
		...(['potential', 'index'] as const).filter((id) => !balanced.includes(id))
	];
	const tables = measures.map((measure) => {
		const column = measureColumn(prepared, measure);
		const amounts = new Float64Array(reps.count);
		const held = new Float64Array(reps.count);
		owner.forEach((t, row) => {
			if (t >= 0) amounts[t]! += column[row]!;
		});
		for (const { account, rep } of locks.overrides) held[rep]! += column[account]!;
		const tolerance = settings.measures.find(({ id }) => id === measure)?.tolerance ?? null;
		return { measure, column, amounts, held, tolerance, targets: targetShares(settings, measure, reps.capacity) };
	});
	return (rows, from, to) =>
		tables.map(({ measure, column, amounts, held, tolerance, targets }): LoadShift => {
			let moved = 0;
			for (const row of rows) moved += column[row]!;
			const after = amounts.slice();
			if (from >= 0) after[from]! -= moved;
			after[to]! += moved;
			const [loadBefore, loadAfter] = [loads(amounts, targets), loads(after, targets)];
			const whole = after.reduce((sum, amount) => sum + amount, 0);
			const deviation = (t: number): Deviation => {
				const due = targets[t]! * whole;
				const free = due > 0 ? Math.max(0, due - held[t]!) / due : 1;
				return {
					before: loadBefore[t]! - 1,
					after: loadAfter[t]! - 1,
					limit: tolerance === null ? null : (tolerance / 100) * free
				};
			};
			return { measure, giving: from < 0 ? null : deviation(from), receiving: deviation(to) };
		});
}
