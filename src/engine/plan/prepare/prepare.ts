import type { Dataset } from '../../model/columns.ts';
import type { Geography } from '../../model/geography.ts';
import type { Settings } from '../../model/settings.ts';
import { fillAccounts, type FilledAccounts } from '../../score/fill.ts';
import { computeScore, indexAmounts, prepareFactors } from '../../score/score.ts';
import type { MeasureInput } from '../../measure/input.ts';
import { measureAlignment } from '../../measure/kpis.ts';
import { toSphere } from '../../measure/sphere.ts';
import { majorityOwners } from '../../measure/today.ts';
import { localKm, travelMatrix, type TravelAccounts } from '../../measure/travel.ts';
import { balancingWorkload } from '../../measure/workload.ts';
import { centreUnits } from './centre-units.ts';
import { fillEmptyUnits } from './empty-units.ts';
import { locksOf } from './locks.ts';
import type { Prepared, PrepareStage } from './prepared.ts';
import { activeReps, activeRows, ownersToday } from './reps.ts';
import { targetShares } from './targets.ts';
import { stayShares, sumMatrixPerUnit, sumPerUnit, type UnitSumInput } from './unit-sums.ts';
import { buildUnits, type UnitLayer } from './units.ts';

export type { Prepared, PrepareStage } from './prepared.ts';
export { buildProblem } from './problem.ts';
export { ownerOfAccounts } from './owners.ts';

/**
 * From columns to everything a plan needs: defaults, units and their graph, travel, today's alignment and its KPIs.
 * Linear in accounts × reps, plus clipping the unit cells.
 * @throws RevirError ACCOUNTS_NONE, ACCOUNTS_NOT_LOCATED, REPS_NONE, REPS_NO_HOME
 */
export function prepare(
	dataset: Dataset,
	settings: Settings,
	geography: Geography,
	onStage?: (stage: PrepareStage) => void
): Prepared {
	return assemble(dataset, settings, geography, null, onStage);
}

/** The same dataset under other settings; reuses what the change does not touch (weights: only scores and KPIs; goals:
 *  only KPIs; travel: defaults, costs, workload; units: all but defaults). @throws as prepare */
export function retune(prepared: Prepared, settings: Settings): Prepared {
	if (settings === prepared.settings) return prepared;
	return assemble(prepared.dataset, settings, prepared.geography, prepared);
}

function assemble(
	dataset: Dataset,
	settings: Settings,
	geography: Geography,
	before: Prepared | null,
	onStage?: (stage: PrepareStage) => void
): Prepared {
	const { accounts } = dataset;
	const rows = activeRows(dataset);
	const sameTravel = before !== null && equalRecords(before.settings.travel, settings.travel);
	const sameUnits = before !== null && before.settings.units === settings.units;
	const sameCentres = before !== null && before.settings.centres === settings.centres;
	onStage?.('locate');
	const filled = sameTravel ? before.filled : fillAccounts(dataset, settings.travel);
	onStage?.('units');
	const layer: UnitLayer = sameUnits
		? {
				source: before.unitSource,
				units: before.units,
				graph: before.graph,
				cells: before.cells,
				accountUnit: before.accountUnit
			}
		: buildUnits(accounts, settings.units, geography, () => onStage?.('graph'));
	const { units, graph, cells, accountUnit } = layer;
	const unitSphere = sameUnits ? before.unitSphere : toSphere(units.lon, units.lat);
	onStage?.('travel');
	const places = sameTravel ? before.places : travelAccounts(dataset, filled, before?.places ?? null);
	const owner = sameUnits ? before.today.accountOwner : ownersToday(dataset, rows, accountUnit);
	const sameCosts = sameTravel && sameCentres && sameUnits;
	const reps = sameCosts ? before.reps : activeReps(dataset, settings, rows, owner, filled.visits, places.sphere);
	const travelSeconds = sameCosts ? before.travelSeconds : travelMatrix(places, reps.sphere, settings.travel);
	const workload = sameCosts ? before.workload : balancingWorkload(filled, travelSeconds, owner, reps.count);
	onStage?.('measure');
	const owners = sameCosts ? before.today : majorityOwners(owner, accountUnit, workload, units.count, reps.count);
	const unitOwner = sameCosts ? before.today.unitOwner : fillEmptyUnits(owners.unitOwner, accountUnit, graph);
	const locks = sameCosts ? before.locks : locksOf(accounts, owner, accountUnit, units.count);
	const centreUnit = sameCosts ? before.centreUnit : centreUnits(reps.sphere, unitSphere, locks.fixed);
	const sums: UnitSumInput = sameCosts
		? before.sums
		: { filled, accountUnit, overrideRep: locks.overrideRep, owner, units: units.count, reps: reps.count };
	const factors = sameTravel ? before.factors : prepareFactors(filled);
	const index = indexAmounts(filled, settings.factors);
	const measure: MeasureInput = {
		repIds: reps.id,
		filled,
		index,
		places,
		accountUnit,
		units: units.count,
		graph,
		cells,
		homes: reps.sphere,
		centreUnit,
		freeCentres: settings.centres === 'free',
		travelSeconds: settings.centres === 'free' ? null : travelSeconds,
		workload,
		capacity: reps.capacity,
		potentialTargets: targetShares(settings, 'potential', reps.capacity),
		indexTargets: targetShares(settings, 'index', reps.capacity),
		band: (settings.measures.find(({ id }) => id === 'potential') ?? settings.measures[0]!).tolerance / 100,
		ownerToday: owner,
		travel: settings.travel
	};
	return {
		dataset,
		settings,
		geography,
		reps,
		filled,
		assumed: reps.capacityAssumed ? [...filled.assumed, 'capacity_hours'] : filled.assumed,
		locatedCount: accountUnit.reduce((count, u) => count + (u >= 0 ? 1 : 0), 0),
		unitSource: layer.source,
		units,
		unitSphere,
		accountUnit,
		graph,
		cells,
		places,
		travelSeconds,
		workload,
		factors,
		score: computeScore(factors, settings.factors),
		index,
		locks,
		centreUnit,
		sums,
		unitTravel: sameCosts ? before.unitTravel : sumMatrixPerUnit(sums, travelSeconds),
		unitStay: sameCosts ? before.unitStay : stayShares(sums),
		unitAccounts: sameCosts ? before.unitAccounts : sumPerUnit(sums, new Uint8Array(accounts.count).fill(1)),
		today: {
			accountOwner: owner,
			unitOwner,
			overrides: owners.overrides,
			known: owner.some((t) => t >= 0),
			kpis: measureAlignment(measure, owner, unitOwner)
		},
		measure
	};
}

function travelAccounts(dataset: Dataset, filled: FilledAccounts, before: TravelAccounts | null): TravelAccounts {
	const sphere = before?.sphere ?? toSphere(dataset.accounts.lon, dataset.accounts.lat);
	return {
		count: filled.count,
		sphere,
		localKm: before?.localKm ?? localKm(sphere),
		visits: filled.visits,
		visitHours: filled.visitHours,
		videoShare: filled.videoShare
	};
}

function equalRecords(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
	return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => a[key] === b[key]);
}
