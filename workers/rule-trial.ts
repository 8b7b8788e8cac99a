import { RevirError } from '#engine/model/errors.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import { limitingIds, settingsWithout } from '#engine/scenario/rule-variation.ts';
import { tryRules, type RuleTrial } from '#engine/scenario/try-rules.ts';
import { nextTurn } from './plan-host.ts';

/** Enough to settle after a warm start; every trial gets as many, so that their differences mean something. */
const EPOCHS = 8;
const TURN_MS = 8;

export const limitingRules = ({ prepared }: PlanSession): string[] =>
	limitingIds(
		prepared.settings,
		prepared.locks.overrides.some(({ reason }) => reason === 'locked')
	);

let newest = 0;

/** One trial in slices, so that a job or a cancel gets its turn. It ends with the next trial, or when the plan moves on: nobody
 *  waits for its answer any more. @throws RevirError PLAN_NONE, COMPUTE_STOPPED */
export async function ruleTrial(session: PlanSession, without: readonly string[]): Promise<RuleTrial> {
	const { prepared, last } = session;
	if (last === null) throw new RevirError('PLAN_NONE');
	const { locks, dataset, settings } = prepared;
	const locked = locks.overrides
		.filter(({ reason }) => reason === 'locked')
		.map(({ account }) => dataset.accounts.id.at(account) ?? '');
	const trial = without.length === 0 ? settings : settingsWithout(settings, without, locked);
	const slices = tryRules(prepared, settings, trial, last, EPOCHS);
	const own = ++newest;
	for (let turn = performance.now(); ;) {
		const { done, value } = slices.next();
		if (done) return value;
		if (performance.now() - turn < TURN_MS) continue;
		await nextTurn();
		if (own !== newest || session.last !== last) throw new RevirError('COMPUTE_STOPPED');
		turn = performance.now();
	}
}
