import type { Kpis } from '../model/kpis.ts';
import type { EpochReport, PlanProblem } from '../model/problem.ts';
import type { SegmentStart } from '../model/scenario.ts';
import { withKeptUnits } from '../plan/prepare/locks.ts';
import { measureLabels } from '../plan/prepare/measure-labels.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { breaksOf, breaksUnder, rulesBroken, type RuleBroken } from './breaks.ts';

/** Where less than this share of today's travel can be saved at all, a share of that saving says nothing. */
const LEAST_ATTAINABLE = 0.01;

export interface SessionEpoch {
	/** Counted from 1 within the segment. */
	readonly epoch: number;
	/** Rep index per unit, −1 = nobody. */
	readonly labels: Int32Array;
	readonly kpis: Kpis;
	/** What the labels were measured on: settings may have moved on since. */
	readonly prepared: Prepared;
	/** (travel − bound) / bound × 100; null without a bound or outside the tolerance. */
	readonly gapPct: number | null;
	/** (today − after) / (today − bound) of travel per visit; null without a bound or without a plan of today. */
	readonly attainableShare: number | null;
	/** Hours per visit that no plan with these homes, targets and tolerances can undercut. */
	readonly boundHoursPerVisit: number | null;
	/** What its segment started from. */
	readonly began: SegmentStart;
	/** Hours a year that one percentage point less tolerance costs at least, by the prices; null without a bound. */
	readonly toleranceHours: number | null;
	/** Where the chain of segments ended: what the next one starts from. */
	readonly end: ChainEnd;
	/** Whether every tolerance and limit holds; null where units without a rep leave that open. */
	readonly keepsRules: boolean | null;
	/** Tolerances, limits and closed borders that the labels break. */
	readonly broken: readonly RuleBroken[];
	/** Proof that no plan keeps tolerances and sizes; false says nothing. */
	readonly infeasible: boolean;
	/** Ids of the rules that the search did without, because no plan keeps all of that kind; they count as broken. */
	readonly aside: readonly string[];
	/** The search's own figures; null for a hand edit or a plan taken over, which nothing has searched under these settings. */
	readonly report: EpochReport | null;
}

export interface PlannedEpoch extends SessionEpoch {
	readonly report: EpochReport;
}

/** Labels and prices in which a chain of segments ended; a hand edit after it changes neither. */
export interface ChainEnd {
	readonly labels: Int32Array;
	/** null = unknown. */
	readonly prices: Float64Array | null;
	/** Measures and size limits that the prices belong to, in their order. */
	readonly measures: readonly string[];
	readonly began: SegmentStart;
	readonly epoch: number;
}

/** An epoch of the search with everything the page shows of it. O(accounts + units × measures + edges). */
export function plannedEpoch(
	prepared: Prepared,
	problem: PlanProblem,
	aside: readonly string[],
	report: EpochReport,
	began: SegmentStart
): PlannedEpoch {
	const kpis = measureLabels(prepared, report.labels);
	// Where no plan exists the bound grows without end and speaks of none.
	const bound = report.infeasible ? null : report.bound;
	// Outside the tolerance less travel is no merit: the bound speaks of plans that keep it.
	const broken = rulesBroken(breaksOf(prepared, problem, report.labels, report.broken), aside);
	const valid = broken.length === 0;
	const today = prepared.today.kpis.travelHoursPerVisit;
	const visits = kpis.territories.reduce((sum, territory) => sum + territory.visits, 0);
	const boundHoursPerVisit = bound === null || visits === 0 ? null : bound / 3600 / visits;
	const attainable = boundHoursPerVisit === null ? 0 : today - boundHoursPerVisit;
	return {
		epoch: report.epoch,
		labels: report.labels,
		kpis,
		prepared,
		gapPct: bound === null || !valid ? null : gapOf(report.travel, bound),
		attainableShare:
			attainable > LEAST_ATTAINABLE * today && today > 0 && valid
				? (today - kpis.travelHoursPerVisit) / attainable
				: null,
		boundHoursPerVisit,
		began,
		toleranceHours: bound === null ? null : toleranceHours(problem, report.prices),
		keepsRules: valid,
		broken,
		infeasible: report.infeasible,
		aside,
		end: {
			labels: report.labels,
			prices: report.prices,
			measures: [...problem.measures, ...(problem.rules?.limits ?? [])].map(({ id }) => id),
			began,
			epoch: report.epoch
		},
		report
	};
}

/** A bound of nothing tells nothing of a plan that drives. */
const gapOf = (travel: number, bound: number): number | null =>
	bound > 0 ? (100 * (travel - bound)) / bound : travel > 0 ? null : 0;

const keptLabels = ({ locks }: Prepared, end: ChainEnd): Int32Array => withKeptUnits(end.labels, locks.fixed);

/** The figures of `editedEpoch` alone. */
export const editedKpis = (prepared: Prepared, end: ChainEnd): Kpis =>
	measureLabels(prepared, keptLabels(prepared, end));

/** The end of a chain under other rules: kept units go to their rep, nothing else moves. O(accounts + units × reps + edges). */
export function editedEpoch(prepared: Prepared, end: ChainEnd): SessionEpoch {
	const labels = keptLabels(prepared, end);
	const breaks = breaksUnder(prepared, labels);
	return {
		epoch: end.epoch,
		labels,
		kpis: measureLabels(prepared, labels),
		prepared,
		gapPct: null,
		attainableShare: null,
		boundHoursPerVisit: null,
		began: end.began,
		toleranceHours: null,
		keepsRules: breaks === null ? null : breaks.length === 0,
		broken: rulesBroken(breaks ?? []),
		infeasible: false,
		aside: [],
		end,
		report: null
	};
}

/**
 * The bound Σ_u min_t(…) − Σ_tm target·total·(π + tolerance·|π|) is linear in the tolerances for given prices: its slope is
 * Σ_tm target·total·|π| seconds per unit of tolerance. Targets and totals are those of the free part, as in the certificate:
 * locked accounts have left both. O(units × measures).
 */
function toleranceHours({ measures, territories }: PlanProblem, prices: Float64Array): number {
	let seconds = 0;
	const terms = prices.length / territories;
	measures.forEach(({ amounts, targets }, m) => {
		const total = amounts.reduce((sum, amount) => sum + amount, 0);
		for (let t = 0; t < territories; t++) seconds += targets[t]! * total * Math.abs(prices[t * terms + m]!) * 0.01;
	});
	return seconds / 3600;
}
