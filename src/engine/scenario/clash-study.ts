import { minimalClash } from '../explain/clash.ts';
import { minimalRelaxation } from '../explain/relaxation.ts';
import type { Settings } from '../model/settings.ts';
import { measureOfTolerance } from '../model/rule-ids.ts';
import { withChanges, type Change } from './rule-variation.ts';
import type { RuleTrial } from './try-rules.ts';

/** A way out of a clash: nobody takes it but the one who is asked. */
export interface Relaxation {
	/** Rules that give way. */
	readonly ids: readonly string[];
	readonly changes: readonly Change[];
	/** The settings with these changes, under which a plan was found. */
	readonly settings: Settings;
	/** Travel of that plan, a year. */
	readonly travelHours: number;
}

export interface ClashStudy {
	/** Rules that cannot hold together, and of which none can be missed. */
	readonly rules: readonly string[];
	/** True = proved by sums or a bound; false = no plan was found in the time given. */
	readonly proved: boolean;
	/** Cheapest first: the least loosened limit before the others, what is left out last; of equals the one with less travel. */
	readonly relaxations: readonly Relaxation[];
}

export interface Trials {
	/** Whether sums prove that there is no plan without these rules. */
	isRefuted(ids: readonly string[]): Promise<boolean>;
	/** Plans a little without these rules. */
	without(ids: readonly string[]): Promise<RuleTrial>;
	/** Plans a little under settings in which these rules give way. */
	under(settings: Settings, ids: readonly string[]): Promise<RuleTrial>;
	/** So many trials at most are still to come. */
	expect?(more: number): void;
}

/** Halvings between a limit and what the first plan without it needs. */
const HALVINGS = 4;

/**
 * The clash among the rules and the ways out of it. 2 + 3·rules + 4·(limits in the clash) trials at most.
 * @param rules ids of `limitingIds` @param locked ids of the accounts that the file locks
 * @returns null when all rules together have a plan
 */
export async function studyClash(
	settings: Settings,
	rules: readonly string[],
	locked: readonly string[],
	trials: Trials
): Promise<ClashStudy | null> {
	trials.expect?.(1 + 2 * rules.length);
	const clash = await minimalClash(rules, trials.without, trials.isRefuted);
	if (clash === null) return null;
	const single = [...clash.without].filter(([, { keeps }]) => keeps);
	const found: Relaxation[] = [];
	trials.expect?.(single.length > 0 ? HALVINGS * single.length : 1 + rules.length);
	for (const [id, trial] of single) found.push(await narrowed(settings, [id], trial, locked, trials));
	if (single.length === 0) {
		const isTolerance = (id: string) => measureOfTolerance(id) !== null;
		// What somebody named is worth more than a tolerance: it is put back first.
		const order = [...rules.filter((id) => !isTolerance(id)), ...rules.filter(isTolerance)];
		const several = await minimalRelaxation(order, trials.without);
		trials.expect?.(HALVINGS);
		if (several !== null) found.push(await narrowed(settings, several.rules, several.trial, locked, trials));
	}
	const relaxations = found.sort((a, b) => loss(a) - loss(b) || a.travelHours - b.travelHours);
	return { rules: clash.rules, proved: clash.proved, relaxations };
}

/** Halves the way between the limits and what the plan without them needs, as long as plans are found. */
async function narrowed(
	settings: Settings,
	ids: readonly string[],
	trial: RuleTrial,
	locked: readonly string[],
	trials: Trials
): Promise<Relaxation> {
	let best: Relaxation = {
		ids,
		changes: trial.loosened.changes,
		settings: trial.loosened.settings,
		travelHours: trial.travelHours
	};
	let [low, high] = [0, 1];
	for (let k = 0; k < HALVINGS && best.changes.some((change) => 'to' in change); k++) {
		const middle = (low + high) / 2;
		const changes = trial.loosened.changes.map((change) => between(change, middle));
		if (changes.every((change, c) => 'to' in change && change.to === valueOf(best.changes[c]!))) break;
		const tried = withChanges(settings, changes, locked);
		const { keeps, travelHours } = await trials.under(tried, ids);
		if (keeps) [high, best] = [middle, { ids, changes, settings: tried, travelHours }];
		else low = middle;
	}
	return best;
}

const valueOf = (change: Change): number => ('to' in change ? change.to : NaN);

/** Whole steps for tolerances and wherever both ends are whole; rounded away from the old limit. */
function between(change: Change, share: number): Change {
	if (!('to' in change)) return change;
	const { was, to } = change;
	const unit = Math.abs(to - was) >= 4 ? 1 : 10;
	const value = was + (to - was) * share;
	const rounded = to > was ? Math.ceil(value * unit) / unit : Math.floor(value * unit) / unit;
	return { ...change, to: to > was ? Math.min(to, rounded) : Math.max(to, rounded) };
}

/** What share of the old limit is given up at most; a rule that is left out counts more than any. */
function loss({ changes }: Relaxation): number {
	return changes.reduce((most, change) => {
		if (!('to' in change)) return most + 1e6;
		return Math.max(most, Math.abs(change.to - change.was) / Math.max(1e-9, change.was));
	}, 0);
}
