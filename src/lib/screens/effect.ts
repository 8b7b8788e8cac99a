import { m } from '#paraglide/messages.js';
import type { Kpis } from '#engine/model/kpis.ts';
import * as format from './format.ts';
import { say } from './words.ts';

/** One figure an edit would change, worded. */
export interface Effect {
	readonly id: 'spread' | 'travel' | 'moved' | 'uncovered';
	readonly label: string;
	readonly text: string;
	/** A difference too small to be read is plain. */
	readonly tone: 'good' | 'bad' | 'plain';
}

const movedAccounts = (kpis: Kpis) => kpis.territories.reduce((sum, { lost }) => sum + lost, 0);

/** What becomes better or worse between two measurements of the same plan; less is better in all of them. */
export function effectOf(before: Kpis, after: Kpis, currency: string): Effect[] {
	const spread = 100 * (after.potentialSpread - before.potentialSpread);
	const travel = after.travelHoursPerYear - before.travelHoursPerYear;
	const moved = movedAccounts(after) - movedAccounts(before);
	const uncovered = after.uncoveredPotential - before.uncoveredPotential;
	const tone = (change: number, least: number) => (Math.abs(change) < least ? 'plain' : change < 0 ? 'good' : 'bad');
	const points = (value: number) => m.points_short({ value: format.signed(value, 2) });
	return [
		{ id: 'spread', label: m.effect_spread(), text: points(spread), tone: tone(spread, 0.005) },
		{
			id: 'travel',
			label: m.effect_travel(),
			text: m.hours_value({ value: format.signed(travel, Math.abs(travel) < 10 ? 1 : 0) }),
			tone: tone(travel, 0.05)
		},
		{ id: 'moved', label: say(m.effect_moved), text: format.signed(moved), tone: tone(moved, 0.5) },
		{
			id: 'uncovered',
			label: m.effect_uncovered(),
			text: `${uncovered > 0 ? '+' : ''}${format.money(uncovered, currency)}`,
			tone: tone(uncovered, 500)
		}
	];
}
