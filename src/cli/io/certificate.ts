import { RevirError } from '#engine/model/errors.ts';
import type { Settings } from '#engine/model/settings.ts';
import { buildProblem, type Prepared } from '#engine/plan/prepare/prepare.ts';
import type { PlannedEpoch } from '#engine/scenario/session.ts';

/** Everything needed to recompute the bound without this program; docs/formats/certificate.md.
 *  @throws RevirError SETTING_INVALID with free centres, which have no bound */
export function certificateOf(prepared: Prepared, settings: Settings, epoch: PlannedEpoch) {
	const { bound, prices, travel } = epoch.report;
	if (bound === null) {
		throw new RevirError('SETTING_INVALID', {
			where: { rule: 'centres' },
			got: 'free',
			expected: 'homes, for a certificate'
		});
	}
	const problem = buildProblem(prepared, settings);
	return {
		format: 'revir-certificate',
		version: 1,
		unit_ids: prepared.units.id,
		rep_ids: prepared.reps.id,
		/** Seconds a year, units × reps. */
		travel_seconds: Array.from(problem.travel),
		/** Rep index a unit must keep, −1 = free: other reps leave the minimum. */
		fixed: Array.from(problem.fixed),
		measures: problem.measures.map(({ id, amounts, targets, tolerance }) => ({
			id,
			tolerance,
			amounts: Array.from(amounts),
			targets: Array.from(targets)
		})),
		/** Seconds per amount, reps × measures. */
		prices: Array.from(prices),
		bound_seconds: bound,
		plan_seconds: travel
	};
}
