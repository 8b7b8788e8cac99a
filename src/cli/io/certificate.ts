import { RevirError } from '#engine/model/errors.ts';
import type { Settings } from '#engine/model/settings.ts';
import { buildProblem, type Prepared } from '#engine/plan/prepare/prepare.ts';
import type { PlannedEpoch } from '#engine/scenario/session.ts';

const noBound = () =>
	new RevirError('SETTING_INVALID', { where: { rule: 'centres' }, got: 'free', expected: 'homes, for a certificate' });

/** Fails before minutes of work instead of after. @throws RevirError SETTING_INVALID with free centres, which have no bound */
export function checkCertifiable({ centres }: Settings): void {
	if (centres === 'free') throw noBound();
}

/** Everything needed to recompute the bound without this program; docs/formats/certificate.md.
 *  @throws RevirError SETTING_INVALID with free centres, which have no bound */
export function certificateOf(prepared: Prepared, settings: Settings, epoch: PlannedEpoch) {
	const { bound, prices, travel } = epoch.report;
	if (bound === null) throw noBound();
	const problem = buildProblem(prepared, settings);
	const { allowed = null, limits = [], together = null } = problem.rules ?? {};
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
		/** 1 = the rep may serve the unit, units × reps; null = everywhere. The others leave the minimum as well. */
		allowed: allowed === null ? null : Array.from(allowed),
		/** Units with one number ≥ 0 have one minimum in common; −1 = alone; null = no groups. */
		together: together === null ? null : Array.from(together),
		limits: limits.map(({ id, amounts, least, most }) => {
			const total = amounts.reduce((sum, amount) => sum + amount, 0);
			return {
				id,
				amounts: Array.from(amounts),
				least: Array.from(least),
				most: Array.from(most, (v) => Math.min(v, total))
			};
		}),
		/** Seconds per amount, reps × (measures, then limits). */
		prices: Array.from(prices),
		bound_seconds: bound,
		plan_seconds: travel
	};
}
