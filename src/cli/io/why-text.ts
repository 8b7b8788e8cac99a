import type { Comparison } from '#engine/explain/account-reason.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { ruleText } from './rule-text.ts';

const signed = (value: number, digits: number, unit: string) =>
	`${value > 0 ? '+' : ''}${value.toFixed(digits)}${unit}`;
const percent = (share: number) => signed(100 * share, 1, ' %');

/** Why something is not with the other rep, and what it would mean if it were: one line each. Numbers are those of the JSON. */
export function comparisonLines(prepared: Prepared, unit: string, { cause, move }: Comparison): string[] {
	const name = (rep: number) => prepared.reps.name[rep] ?? 'nobody';
	const [now, other] = [name(move.from), name(move.to)];
	const way = `${other} would drive ${signed(move.hours, 1, ' h')} a year`;
	const because = (): string => {
		switch (cause.kind) {
			case 'rule':
				return `a rule decides: ${ruleText(cause.rule, prepared)}`;
			case 'nearer':
				return `${now} has the shorter way: ${way}`;
			case 'full':
				return `${way}, but would be ${percent(cause.deviation)} off target in ${cause.measure}; ±${(100 * cause.limit).toFixed(1)} % is allowed`;
			case 'short':
				return `${way}, but ${now} would be ${percent(cause.deviation)} off target in ${cause.measure}; ±${(100 * cause.limit).toFixed(1)} % is allowed`;
			case 'not-adjacent':
				return `${way}, but ${unit} does not touch the territory of ${other}`;
			case 'cut':
				return `${way}, but without ${unit} the territory of ${now} would fall apart`;
			case 'home':
				return `${way}, but ${now} lives in ${unit}`;
			case 'goals':
				return `${way}, but other goals weigh more, most of all ${cause.goal}: as much as ${cause.worse.toFixed(1)} h of travel a year`;
			case 'joint':
				return `${way}; by itself ${unit} could go there: decided together with other areas, or by hand`;
		}
	};
	const cost = move.cost === null ? '' : ` and ${signed(move.cost, 0, '')} ${prepared.dataset.meta.currency}`;
	const loads = move.loads.map(({ measure, giving, receiving }) => {
		const from = giving === null ? '' : `${now} ${percent(giving.before)} → ${percent(giving.after)}, `;
		return `  ${measure} against target: ${from}${other} ${percent(receiving.before)} → ${percent(receiving.after)}`;
	});
	const broken = move.breaks.map((rule) => `  would break: ${ruleText(rule, prepared)}`);
	return [because(), `  travel ${signed(move.hours, 1, ' h')}${cost} a year`, ...loads, ...broken];
}

/** Keys of the command-line contract; reps by id. */
export function comparisonJson({ reps }: Prepared, comparison: Comparison | null) {
	if (comparison === null) return null;
	const { cause, move, ownHours } = comparison;
	const id = (rep: number) => reps.id[rep] ?? null;
	return {
		from: id(move.from),
		to: id(move.to),
		cause,
		travel_hours: move.hours,
		own_travel_hours: ownHours,
		cost: move.cost,
		accounts: move.rows.length,
		loads: move.loads,
		touches: move.touches,
		splits: move.splits,
		breaks: move.breaks,
		goals: move.goals
	};
}
