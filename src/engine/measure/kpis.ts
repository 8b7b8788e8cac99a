import type { Kpis, TerritoryKpis } from '../model/kpis.ts';
import { gini, insideBand, largestGap, loads, maxMinRatio, spread } from './balance.ts';
import { alignmentCentres } from './centres.ts';
import { meanKmToCentre, meanPolsbyPopper, polsbyPopper } from './compactness.ts';
import { outsideUnits } from './contiguity.ts';
import { coverageKpis } from './coverage.ts';
import { disruption } from './disruption.ts';
import { growthPotential } from './growth.ts';
import type { MeasureInput } from './input.ts';
import { overlapAndHoles } from './today.ts';
import { total, travelKpis } from './travel-kpi.ts';
import { sumTerritories } from './workload.ts';

/**
 * Every figure of one alignment, exactly as docs/formats/measures.md defines it. O(accounts + units + edges).
 * @param accountOwner rep index per account, −1 = unassigned (accounts without a location are unassigned)
 * @param unitOwner rep index per unit, −1 = nobody
 * @param centreUnit unit that holds each territory's centre; default: the homes' units, none with free centres
 */
export function measureAlignment(
	input: MeasureInput,
	accountOwner: Int32Array,
	unitOwner: Int32Array,
	centreUnit: Int32Array | null = null
): Kpis {
	const reps = input.repIds.length;
	const located = accountOwner.map((t, i) => (input.accountUnit[i]! < 0 ? -1 : t));
	const centres = alignmentCentres(input, located);
	const sums = sumTerritories(input, located, centres);
	const load = loads(sums.potential, input.potentialTargets);
	const indexLoad = loads(sums.index, input.indexTargets);
	const travel = travelKpis(sums, input.capacity, input.travel);
	const covered = coverageKpis(sums, input.capacity);
	const moved = disruption(input.filled, input.ownerToday, located, reps);
	const anchors = centreUnit ?? (input.freeCentres ? new Int32Array(reps).fill(-1) : input.centreUnit);
	const outside = outsideUnits(unitOwner, input.graph, anchors, reps);
	const unitCounts = new Int32Array(reps);
	for (const t of unitOwner) if (t >= 0) unitCounts[t]!++;
	const mixed = overlapAndHoles(located, input.accountUnit, input.units);
	const territories = input.repIds.map((repId, t): TerritoryKpis => ({
		repId,
		accounts: sums.accounts[t]!,
		customers: sums.customers[t]!,
		units: unitCounts[t]!,
		potential: sums.potential[t]!,
		revenue: sums.revenue[t]!,
		potentialDev: load[t]! - 1,
		indexDev: indexLoad[t]! - 1,
		workloadHours: sums.required[t]!,
		capacityHours: input.capacity[t]!,
		travelHours: sums.travelSeconds[t]! / 3600,
		travelHoursPerVisit: sums.visits[t]! > 0 ? sums.travelSeconds[t]! / 3600 / sums.visits[t]! : 0,
		visits: sums.visits[t]!,
		gained: moved.gained[t]!,
		lost: moved.lost[t]!,
		outsideUnits: outside[t]!
	}));
	return {
		potentialSpread: spread(load),
		maxMinRatio: maxMinRatio(load),
		largestGap: largestGap(load),
		gini: gini(load),
		insideBand: insideBand(load, input.band),
		travelHoursPerVisit: travel.hoursPerVisit,
		travelHoursPerYear: travel.hoursPerYear,
		travelKmPerYear: travel.kmPerYear,
		travelCostPerYear: travel.costPerYear,
		travelShareOfFieldTime: travel.shareOfFieldTime,
		coverage: covered.coverage,
		uncoveredPotential: covered.uncoveredPotential,
		movedAccounts: moved.accounts,
		movedRevenue: moved.revenue,
		movedRelationshipYears: moved.relationshipYears,
		protectedMoved: moved.protectedMoved,
		compactnessKm: meanKmToCentre(sums),
		polsbyPopper: meanPolsbyPopper(polsbyPopper(unitOwner, input.graph, input.cells, reps), unitCounts),
		outsideUnits: total(outside),
		overlapUnits: mixed.overlap,
		holeUnits: mixed.holes,
		unassignedAccounts: sums.unassigned.accounts,
		growth: growthPotential(sums),
		territories
	};
}
