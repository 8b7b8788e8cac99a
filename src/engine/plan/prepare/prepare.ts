import type { Dataset } from '../../model/columns.ts';
import type { Geography } from '../../model/geography.ts';
import { rulesOf } from '../../model/rules.ts';
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
import { holdsOf } from './holds.ts';
import { planRules } from './plan-rules.ts';
import type { Prepared, PrepareStage } from './prepared.ts';
import { cutGraph } from './barriers.ts';
import { withoutExcluded, type Included } from './exclude.ts';
import type { CellGraph } from './graph.ts';
import { closedBorders } from './regions.ts';
import { reusable } from './reusable.ts';
import { activeReps, activeRows, ownersToday } from './reps.ts';
import { targetShares } from './targets.ts';
import { stayShares, sumMatrixPerUnit, sumPerUnit, type UnitSumInput } from './unit-sums.ts';
import { buildUnits, unitIdsOf } from './units.ts';

export type { Prepared, PrepareStage } from './prepared.ts';
export { buildProblem } from './problem.ts';
export { ownerOfAccounts } from './owners.ts';

/**
 * From columns to everything a plan needs: defaults, units and their graph, travel, today's alignment and its KPIs.
 * Linear in accounts × reps, plus clipping the unit cells.
 * @throws RevirError ACCOUNTS_NONE, ACCOUNTS_NOT_LOCATED, AREAS_ELSEWHERE, REPS_NONE, REPS_NO_HOME, RULE_UNKNOWN, RULE_CONFLICT, RULE_IMPOSSIBLE
 */
export function prepare(
	dataset: Dataset,
	settings: Settings,
	geography: Geography,
	onStage?: (stage: PrepareStage) => void
): Prepared {
	return assemble(dataset, settings, geography, null, onStage);
}

/**
 * The same dataset under other settings; reuses what the change does not touch (weights: only scores and KPIs; goals and
 * barriers: only KPIs; accounts and units held by rules: sums per unit; travel: defaults, costs, workload; units: all but
 * defaults; exclusions: nothing). @throws as prepare
 */
export function retune(prepared: Prepared, settings: Settings): Prepared {
	if (settings === prepared.settings) return prepared;
	return assemble(prepared.source, settings, prepared.geography, prepared);
}

function assemble(
	source: Dataset,
	settings: Settings,
	geography: Geography,
	before: Prepared | null,
	onStage?: (stage: PrepareStage) => void
): Prepared {
	const keep = reusable(before, settings);
	const { dataset, sourceRow }: Included = keep.data ?? withoutExcluded(source, settings.exclude);
	const { accounts } = dataset;
	const rows = activeRows(dataset);
	onStage?.('locate');
	const filled = keep.travel?.filled ?? fillAccounts(dataset, settings.travel);
	onStage?.('units');
	const layer = keep.units?.layer ?? buildUnits(dataset, settings.units, geography, () => onStage?.('graph'));
	const { units, accountUnit } = layer;
	const borders = keep.barriers?.borders ?? closedBorders(settings.rules, { accounts, geography, layer });
	const { graph, cells }: CellGraph =
		keep.barriers ?? cutGraph(layer, units.lon, units.lat, linesOf(settings), borders);
	// A plan across a region's border breaks a rule; nobody is cut off by it as by a river.
	const measured: CellGraph =
		borders.length === 0
			? { graph, cells }
			: (keep.barriers?.measure ?? cutGraph(layer, units.lon, units.lat, linesOf(settings)));
	const unitSphere = keep.units?.unitSphere ?? toSphere(units.lon, units.lat);
	onStage?.('travel');
	const places = keep.travel?.places ?? travelAccounts(dataset, filled, keep.data?.places ?? null);
	const owner = keep.units?.today.accountOwner ?? ownersToday(dataset, rows, accountUnit);
	const reps = keep.costs?.reps ?? activeReps(dataset, settings, rows, owner, filled.visits, places.sphere);
	const travelSeconds = keep.costs?.travelSeconds ?? travelMatrix(places, reps.sphere, settings.travel);
	const workload = keep.costs?.workload ?? balancingWorkload(filled, travelSeconds, owner, reps.count);
	onStage?.('measure');
	const owners = keep.costs?.today ?? majorityOwners(owner, accountUnit, workload, units.count, reps.count);
	const unitOwner = keep.costs?.today.unitOwner ?? fillEmptyUnits(owners.unitOwner, accountUnit, layer.graph);
	const locks =
		keep.locks?.locks ??
		holdsOf({
			source,
			dataset,
			settings,
			filled,
			places,
			reps,
			owner,
			accountUnit,
			unitIds: units.id,
			allUnitIds: () => unitIdsOf(source, settings.units, geography),
			travelSeconds,
			workload
		});
	const sameCentres =
		keep.costs !== null &&
		sameNumbers(keep.costs.locks.fixed, locks.fixed) &&
		sameNumbers(keep.costs.locks.allowed ?? none, locks.allowed ?? none)
			? keep.costs
			: null;
	const centreUnit = sameCentres?.centreUnit ?? centreUnits(reps.sphere, unitSphere, locks.fixed, null, locks.allowed);
	const perUnit: PerUnit =
		(keep.locks === null ? null : keep.costs) ??
		sumsPerUnit(
			{
				filled,
				accountUnit: locks.follows,
				overrideRep: locks.overrideRep,
				owner,
				units: units.count,
				reps: reps.count
			},
			travelSeconds
		);
	const factors = keep.travel?.factors ?? prepareFactors(filled);
	const score = keep.weights?.score ?? computeScore(factors, settings.factors);
	const index = keep.weights?.index ?? indexAmounts(filled, settings.factors);
	const sameFigures = keep.barriers !== null && keep.weights !== null && keep.measures !== null ? sameCentres : null;
	const measure: MeasureInput = sameFigures?.measure ?? {
		repIds: reps.id,
		filled,
		index,
		places,
		accountUnit,
		units: units.count,
		graph: measured.graph,
		cells: measured.cells,
		homes: reps.sphere,
		centreUnit,
		freeCentres: settings.centres === 'free',
		keptCentres: reps.keptCentre,
		travelSeconds: settings.centres === 'free' ? null : travelSeconds,
		workload,
		capacity: reps.capacity,
		potentialTargets: targetShares(settings, 'potential', reps.capacity),
		indexTargets: targetShares(settings, 'index', reps.capacity),
		band: (settings.measures.find(({ id }) => id === 'potential') ?? settings.measures[0]!).tolerance / 100,
		ownerToday: owner,
		travel: settings.travel
	};
	const prepared: Prepared = {
		source,
		dataset,
		sourceRow,
		settings,
		geography,
		reps,
		filled,
		assumed: reps.capacityAssumed ? [...filled.assumed, 'capacity_hours'] : filled.assumed,
		locatedCount: accountUnit.reduce((count, u) => count + (u >= 0 ? 1 : 0), 0),
		layer,
		unitSource: layer.source,
		units,
		unitSphere,
		accountUnit,
		graph,
		cells,
		borders,
		places,
		travelSeconds,
		workload,
		factors,
		score,
		index,
		locks,
		centreUnit,
		sums: perUnit.sums,
		unitTravel: perUnit.unitTravel,
		unitStay: perUnit.unitStay,
		unitAccounts: perUnit.unitAccounts,
		today: {
			accountOwner: owner,
			unitOwner,
			overrides: owners.overrides,
			known: owner.some((t) => t >= 0),
			kpis: sameFigures?.today.kpis ?? measureAlignment(measure, owner, unitOwner)
		},
		measure
	};
	// What no plan can be asked for is refused here, before anything of it is shown.
	planRules(prepared, settings);
	return prepared;
}

type PerUnit = Pick<Prepared, 'sums' | 'unitTravel' | 'unitStay' | 'unitAccounts'>;

const sumsPerUnit = (sums: UnitSumInput, travelSeconds: Uint32Array): PerUnit => ({
	sums,
	unitTravel: sumMatrixPerUnit(sums, travelSeconds),
	unitStay: stayShares(sums),
	unitAccounts: sumPerUnit(sums, new Uint8Array(sums.filled.count).fill(1))
});

const linesOf = (settings: Settings) => rulesOf(settings.rules, 'barrier').map(({ params }) => params.line);

const none = new Uint8Array();

function sameNumbers(a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): boolean {
	return a.length === b.length && a.every((value, i) => value === b[i]);
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
