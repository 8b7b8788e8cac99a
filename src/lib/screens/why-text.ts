import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { MeasureId, Settings } from '#engine/model/settings.ts';
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
const deviation = (value: number) => format.signedPercent(value, 1);
const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
function signedHours(hours: number): string {
	const tenths = Math.round(10 * hours) / 10;
	return signed(tenths, format.hours(tenths === 0 ? 0 : tenths));
}
function signedMoney(money: number, currency: string): string {
	const whole = Math.round(money);
	return signed(whole, format.money(whole === 0 ? 0 : whole, currency));
}
/** Inside a sentence; German keeps the capital. */
function measureName(measure: MeasureId): string {
	const name = measureNames[measure]();
	return getLocale() === 'de' ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
}

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
				...{ way, now, measure: measureName(cause.measure) },
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
	const hours = signedHours(move.hours);
	const whole =
		move.cost === null
			? m.why_travel({ hours })
			: m.why_cost({ hours, cost: signedMoney(move.cost, context.view.currency) });
	const travel =
		move.rows.length > 1
			? m.why_for({ travel: whole, unit: context.unit, own: signedHours(ownHours), account: context.account })
			: whole;
	const [row] = loadRows({ ...move, loads: [load] });
	if (row === undefined) return '';
	const { nowBefore, nowAfter, otherBefore, otherAfter } = row;
	const inputs = {
		...{ travel, nowBefore, nowAfter, otherBefore, otherAfter, measure: measureName(load.measure) },
		...{ now: context.repName(move.from), other: context.repName(move.to) }
	};
	return staying ? m.why_stay(inputs) : m.why_instead(inputs);
}

/** Deviations of every measure before and after, of the rep who has it and of the other. */
export const loadRows = ({ loads }: Pick<Move, 'loads'>) =>
	loads.map(({ measure, giving, receiving }) => ({
		measure: measureNames[measure](),
		nowBefore: giving === null ? m.no_value() : deviation(giving.before),
		nowAfter: giving === null ? m.no_value() : deviation(giving.after),
		otherBefore: deviation(receiving.before),
		otherAfter: deviation(receiving.after)
	}));

/** What all goals say together, and what the move would break. */
export function noteLines({ move }: Comparison, context: WhyContext): string[] {
	const [now, other] = [context.repName(move.from), context.repName(move.to)];
	return [
		...(move.goals === null ? [] : [m.why_all_goals({ hours: signedHours(move.goals.total) })]),
		...(move.splits ? [m.why_note_cut({ now })] : []),
		...(move.touches ? [] : [m.why_note_apart({ unit: context.unit, other })]),
		...move.breaks.map((rule) => m.why_note_breaks({ rule: ruleName(rule, context.settings, context.view) }))
	];
}
