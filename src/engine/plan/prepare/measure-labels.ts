import type { Kpis } from '../../model/kpis.ts';
import { alignmentCentres } from '../../measure/centres.ts';
import { measureAlignment } from '../../measure/kpis.ts';
import { centreUnits } from './centre-units.ts';
import { ownerOfAccounts } from './owners.ts';
import type { Prepared } from './prepared.ts';

/** KPIs of a plan: unit labels plus the locked overrides. With free centres, every territory's own median is its centre.
 *  @param labels rep index per unit, −1 = nobody. O(accounts + units + edges) */
export function measureLabels(prepared: Prepared, labels: Int32Array): Kpis {
	const owner = ownerOfAccounts(prepared, labels);
	if (!prepared.measure.freeCentres) return measureAlignment(prepared.measure, owner, labels);
	const centres = alignmentCentres(prepared.measure, owner);
	return measureAlignment(
		prepared.measure,
		owner,
		labels,
		centreUnits(centres, prepared.unitSphere, prepared.locks.fixed, labels)
	);
}
