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

/** One trial in slices, so that a job or a cancel gets its turn. @throws RevirError PLAN_NONE */
export async function ruleTrial({ prepared, last }: PlanSession, without: readonly string[]): Promise<RuleTrial> {
	if (last === null) throw new RevirError('PLAN_NONE');
	const { locks, dataset, settings } = prepared;
	const locked = locks.overrides
		.filter(({ reason }) => reason === 'locked')
		.map(({ account }) => dataset.accounts.id.at(account) ?? '');
	const trial = without.length === 0 ? settings : settingsWithout(settings, without, locked);
	const slices = tryRules(prepared, settings, trial, last, EPOCHS);
	for (let turn = performance.now(); ;) {
		const { done, value } = slices.next();
		if (done) return value;
		if (performance.now() - turn < TURN_MS) continue;
		await nextTurn();
		turn = performance.now();
	}
}
