import type { MeasureId } from '../model/settings.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import type { Counterfactual } from './counterfactual.ts';
import type { GoalPart } from './counterfactual-goals.ts';
import { partingBarrier } from './counterfactual-shape.ts';
import { tornGroup, unitRule, type DecidingRule } from './deciding-rule.ts';

/** What speaks against another rep, decisive first. */
export type Cause =
	| DecidingRule
	/** The other rep drives more; nothing else is needed. */
	| { readonly kind: 'nearer' }
	/** The other territory (full) or the giving one (short) would leave its tolerance, or leave it further. */
	| {
			readonly kind: 'full' | 'short';
			readonly measure: MeasureId;
			/** load − 1 after the move, and the largest |load − 1| allowed. */
			readonly deviation: number;
			readonly limit: number;
	  }
	| { readonly kind: 'not-adjacent' }
	| { readonly kind: 'cut' }
	/** The rep's home lies in the unit. */
	| { readonly kind: 'home' }
	/** The objective would be worse by so many hours of travel a year, most of it in one goal. */
	| { readonly kind: 'goals'; readonly goal: GoalPart; readonly worse: number }
	/** By itself the move would be even or better: decided together with other units, or by hand. */
	| { readonly kind: 'joint' };

/** Summation noise of loads and of the objective in hours. */
const SLACK = 1e-9;

/** Why a unit is not at the rep of the counterfactual: the first cause that holds, in the order of the type; travel comes right after
 *  rules because where it decides no limit is needed. O(measures), for barriers O(links × points). */
export function causeOf(prepared: Prepared, labels: Int32Array, unit: number, move: Counterfactual): Cause {
	const { settings, measure, centreUnit } = prepared;
	const rule = unitRule(prepared, unit, move.to, move.rows);
	if (rule !== null) return rule;
	if (move.hours > SLACK) return { kind: 'nearer' };
	const broken = brokenTolerance(move, 'receiving') ?? brokenTolerance(move, 'giving');
	if (broken !== null) return broken;
	const [limit] = settings.rules.filter(({ id }) => id === move.breaks[0]);
	if (limit !== undefined) return { kind: 'rule', type: limit.type, rule: limit.id };
	const torn = tornGroup(prepared, labels, unit);
	if (torn !== null) return torn;
	if (!move.touches) {
		const barrier = partingBarrier(prepared, labels, unit, move.to);
		return barrier === null ? { kind: 'not-adjacent' } : { kind: 'rule', type: barrier.type, rule: barrier.id };
	}
	if (move.splits) return { kind: 'cut' };
	if (!measure.freeCentres && move.from >= 0 && centreUnit[move.from] === unit) return { kind: 'home' };
	if (move.goals !== null && move.goals.total > SLACK) {
		const [goal] = Object.entries(move.goals.parts).reduce((most, part) => (part[1] > most[1] ? part : most));
		return { kind: 'goals', goal: goal as GoalPart, worse: move.goals.total };
	}
	return { kind: 'joint' };
}

/** The measure that the move takes furthest past what is allowed. */
function brokenTolerance({ loads }: Counterfactual, side: 'giving' | 'receiving'): Cause | null {
	let worst: Cause | null = null;
	let most = SLACK;
	for (const { measure, [side]: load } of loads) {
		if (load === null || load.limit === null) continue;
		const sign = side === 'receiving' ? 1 : -1;
		const excess = sign * load.after - load.limit;
		if (!(excess > most) || !(sign * (load.after - load.before) > SLACK)) continue;
		most = excess;
		worst = {
			kind: side === 'receiving' ? 'full' : 'short',
			...{ measure, deviation: load.after, limit: load.limit }
		};
	}
	return worst;
}
