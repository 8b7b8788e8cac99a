import { m } from '#paraglide/messages.js';
import type { Settings } from '#engine/model/settings.ts';
import type { AccountCard, PlanView } from '#lib/state/types.ts';
import * as format from './format.ts';
import { measureNames, ruleName } from './rule-names.ts';
import { goalName } from './words.ts';

type Comparison = NonNullable<AccountCard['next']>;
type Move = Comparison['move'];
type GoalPart = Extract<Comparison['cause'], { kind: 'goals' }>['goal'];

/** What the sentences about one account need besides its numbers. */
export interface WhyContext {
	readonly account: string;
	/** Name of its unit. */
	readonly unit: string;
	readonly repName: (rep: number) => string;
	readonly settings: Settings;
	readonly view: PlanView;
}

const partName: Record<GoalPart, () => string> = { ...goalName, borders: m.why_borders };
const signedHours = (hours: number) => m.hours_value({ value: format.signed(hours, 1) });
const deviation = (value: number) => format.signedPercent(value, 1);

/** Why the account is not with the other rep. */
export function causeText({ cause, move }: Comparison, context: WhyContext): string {
	const { unit, repName } = context;
	const [now, other] = [repName(move.from), repName(move.to)];
	const rounded = Math.round(10 * move.hours);
	const hours = format.hours(Math.abs(move.hours));
	const way =
		rounded === 0 ? m.why_same({ other }) : rounded < 0 ? m.why_less({ other, hours }) : m.why_more({ other, hours });
	switch (cause.kind) {
		case 'rule':
			return m.why_rule({ rule: ruleName(cause.rule, context.settings, context.view) });
		case 'nearer':
			return m.why_nearer({ now, other, unit, hours });
		case 'full':
		case 'short': {
			const inputs = {
				...{ way, now, measure: measureNames[cause.measure]() },
				...{ deviation: deviation(cause.deviation), limit: format.plusMinus(cause.limit) }
			};
			return cause.kind === 'full' ? m.why_full(inputs) : m.why_short(inputs);
		}
		case 'not-adjacent':
			return m.why_not_adjacent({ way, other, unit });
		case 'cut':
			return m.why_cut({ way, now, unit });
		case 'home':
			return m.why_home({ way, now, unit });
		case 'goals':
			return m.why_goals({ way, goal: partName[cause.goal](), worse: format.hours(cause.worse) });
		case 'joint':
			return m.why_joint({ way, unit });
	}
}

/** What being with the other rep would mean in hours, % and money. @param staying with today's rep, else with the next best */
export function effectText({ cause, move, ownHours }: Comparison, context: WhyContext, staying: boolean): string {
	const measure = cause.kind === 'full' || cause.kind === 'short' ? cause.measure : null;
	const load = move.loads.find((one) => one.measure === measure) ?? move.loads[0];
	if (load === undefined) return '';
	const total =
		move.cost === null
			? signedHours(move.hours)
			: m.why_cost({ hours: signedHours(move.hours), cost: signedMoney(move.cost, context.view.currency) });
	const travel =
		move.rows.length > 1
			? m.why_for({ total, unit: context.unit, own: signedHours(ownHours), account: context.account })
			: total;
	const inputs = { ...loadInputs(move, load, context), travel };
	return staying ? m.why_stay(inputs) : m.why_instead(inputs);
}

/** Every figure of the comparison, one line each, and what it would break. */
export function detailLines({ move }: Comparison, context: WhyContext): string[] {
	const [now, other] = [context.repName(move.from), context.repName(move.to)];
	return [
		...move.loads.map((load) => m.why_load(loadInputs(move, load, context))),
		...(move.goals === null ? [] : [m.why_all_goals({ hours: signedHours(move.goals.total) })]),
		...(move.splits ? [m.why_note_cut({ now })] : []),
		...(move.touches ? [] : [m.why_note_apart({ unit: context.unit, other })]),
		...move.breaks.map((rule) => m.why_note_breaks({ rule: ruleName(rule, context.settings, context.view) }))
	];
}

function loadInputs(move: Move, { measure, giving, receiving }: Move['loads'][number], { repName }: WhyContext) {
	return {
		measure: measureNames[measure](),
		now: repName(move.from),
		nowBefore: giving === null ? m.no_value() : deviation(giving.before),
		nowAfter: giving === null ? m.no_value() : deviation(giving.after),
		other: repName(move.to),
		otherBefore: deviation(receiving.before),
		otherAfter: deviation(receiving.after)
	};
}

const signedMoney = (value: number, currency: string) =>
	(Math.round(value) > 0 ? '+' : '') + format.money(value, currency);
