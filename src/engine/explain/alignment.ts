import type { Kpis } from '../model/kpis.ts';
import { alignmentCentres } from '../measure/centres.ts';
import { accountTravelSeconds } from '../measure/travel.ts';
import { centreUnits } from '../plan/prepare/centre-units.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';

/** Who serves what: today's owners or a plan, in one form for everything that explains it. */
export interface Alignment {
	/** Rep index per account, −1 = nobody or not located. */
	readonly accountOwner: Int32Array;
	/** Rep index per unit, −1 = nobody. */
	readonly unitOwner: Int32Array;
	/** Unit of each territory's centre, −1 = none. */
	readonly centreUnit: Int32Array;
	readonly kpis: Kpis;
	/** Whole seconds a year from the centre of territory `rep` to account `row`. */
	seconds(row: number, rep: number): number;
}

/** Today's owners as they are in the data. */
export function todayAlignment(prepared: Prepared): Alignment {
	const { accountOwner, unitOwner, kpis } = prepared.today;
	return alignment(prepared, accountOwner, unitOwner, kpis);
}

/** A plan: unit labels and the accounts that rules hold back. O(accounts). */
export function planAlignment(prepared: Prepared, labels: Int32Array, kpis: Kpis): Alignment {
	return alignment(prepared, ownerOfAccounts(prepared, labels), labels, kpis);
}

function alignment(prepared: Prepared, accountOwner: Int32Array, unitOwner: Int32Array, kpis: Kpis): Alignment {
	const { measure, places, travelSeconds, reps, settings } = prepared;
	if (!measure.freeCentres)
		return {
			...{ accountOwner, unitOwner, kpis },
			centreUnit: prepared.centreUnit,
			seconds: (row, rep) => travelSeconds[row * reps.count + rep]!
		};
	const centres = alignmentCentres(measure, accountOwner);
	return {
		...{ accountOwner, unitOwner, kpis },
		centreUnit: centreUnits(centres, prepared.unitSphere, prepared.locks.fixed, unitOwner),
		seconds: (row, rep) => accountTravelSeconds(places, row, centres, rep, settings.travel)
	};
}
