import { RevirError } from '#engine/model/errors.ts';
import type { PlanSession, SessionEpoch } from '#engine/scenario/session.ts';
import { limitingIds } from '#engine/scenario/rule-ids.ts';
import { leastTravel, PRICE_EPOCHS, type LeastTravel } from '#engine/scenario/least-travel.ts';
import { lockedIds, TRIAL_EPOCHS, tryRules, type RuleQuestion, type RuleTrial } from '#engine/scenario/try-rules.ts';
import { nextTurn } from './plan-host.ts';

const TURN_MS = 8;

/** Ids of what can be left out, and of the accounts that the file locks. */
export function limitingRules({ prepared }: PlanSession): { readonly rules: string[]; readonly locked: string[] } {
	const locked = lockedIds(prepared);
	return { rules: limitingIds(prepared.settings, locked.length > 0), locked };
}

let newest = 0;

export const ruleTrial = (session: PlanSession, question: RuleQuestion): Promise<RuleTrial> =>
	inSlices(session, ({ prepared }, { labels }) =>
		tryRules(prepared, prepared.settings, question, { labels }, TRIAL_EPOCHS)
	);

/** @param from labels to start from; null = the latest plan's */
export const leastTravelTrial = (
	session: PlanSession,
	without: readonly string[],
	from: Int32Array | null
): Promise<LeastTravel> =>
	inSlices(session, ({ prepared }, { labels }) => leastTravel(prepared, without, from ?? labels, PRICE_EPOCHS));

/** One trial in slices, so that a job or a cancel gets its turn. It ends with the next trial, or when the plan moves on: nobody
 *  waits for its answer any more. @throws RevirError PLAN_NONE, COMPUTE_STOPPED */
async function inSlices<Result>(
	session: PlanSession,
	search: (session: PlanSession, last: SessionEpoch) => Generator<undefined, Result>
): Promise<Result> {
	const { last } = session;
	if (last === null) throw new RevirError('PLAN_NONE');
	const slices = search(session, last);
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
