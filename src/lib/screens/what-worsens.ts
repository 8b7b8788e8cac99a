import type { TerritoryRow } from './territory-rows.ts';

/** Rep indices for whom the plan is worse than today, by what it is worse in. */
export interface Worsening {
	/** At least three minutes per visit more. */
	readonly travel: readonly number[];
	/** Required hours above capacity, and more above it than today. */
	readonly load: readonly number[];
	/** Outside the tolerance, and further out than today. */
	readonly balance: readonly number[];
}

/** @param band tolerance as a fraction */
export function whatWorsens(rows: readonly TerritoryRow[], band: number): Worsening {
	const where = (test: (row: Compared) => boolean) =>
		rows.flatMap(({ index, today, after }) =>
			today !== null && after !== null && today.accounts > 0 && test({ today, after }) ? [index] : []
		);
	const over = (k: Compared['after']) => Math.max(0, k.workloadHours - k.capacityHours);
	return {
		travel: where(({ today, after }) => after.travelHoursPerVisit - today.travelHoursPerVisit >= 0.05),
		load: where(({ today, after }) => over(after) - over(today) > 0.005 * after.capacityHours),
		balance: where(
			({ today, after }) =>
				Math.abs(after.potentialDev) > band + 5e-4 && Math.abs(after.potentialDev) > Math.abs(today.potentialDev) + 5e-3
		)
	};
}

interface Compared {
	readonly today: NonNullable<TerritoryRow['today']>;
	readonly after: NonNullable<TerritoryRow['after']>;
}

export interface Binding {
	readonly measure: 'potential' | 'index';
	/** Rep with the largest deviation. */
	readonly rep: number;
	readonly deviation: number;
	/** Fractions. */
	readonly tolerance: number;
	readonly state: 'free' | 'binds' | 'broken';
}

/** From this part of the tolerance on it counts as binding. */
const BINDS_FROM = 0.95;

/** Which of the balanced measures uses most of its tolerance. @param measures tolerance in percent */
export function bindingMeasure(
	rows: readonly TerritoryRow[],
	measures: readonly { readonly id: string; readonly tolerance: number }[]
): Binding | null {
	const found = measures.flatMap(({ id, tolerance }): Binding[] => {
		if (id !== 'potential' && id !== 'index') return [];
		let worst = { rep: -1, deviation: 0 };
		for (const { index, after } of rows) {
			const deviation = (id === 'potential' ? after?.potentialDev : after?.indexDev) ?? 0;
			if (worst.rep < 0 || Math.abs(deviation) > Math.abs(worst.deviation)) worst = { rep: index, deviation };
		}
		const used = Math.abs(worst.deviation) / (tolerance / 100);
		const state = used > 1.005 ? 'broken' : used >= BINDS_FROM ? 'binds' : 'free';
		return worst.rep < 0 ? [] : [{ measure: id, ...worst, tolerance: tolerance / 100, state }];
	});
	const used = ({ deviation, tolerance }: Binding) => Math.abs(deviation) / tolerance;
	return found.sort((a, b) => used(b) - used(a))[0] ?? null;
}
