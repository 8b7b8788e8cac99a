import type { Dataset } from '../model/columns.ts';
import type { Geography } from '../model/geography.ts';
import type { Kpis } from '../model/kpis.ts';
import type { EpochReport, PlanProblem, WarmStart } from '../model/problem.ts';
import type { Segment } from '../model/scenario.ts';
import type { Settings } from '../model/settings.ts';
import { measureLabels } from '../plan/prepare/measure-labels.ts';
import { buildProblem, prepare, retune, type PrepareStage, type Prepared } from '../plan/prepare/prepare.ts';
import { createSolver, type Solver } from '../plan/solve/solver.ts';
import { settingsHash } from './hash.ts';

/** Logical searches per epoch; part of a plan's identity, independent of the number of physical workers. */
const ISLANDS = 1;
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
	/** Whether its segment started from nothing or from the plan before. */
	readonly began: 'cold' | 'warm';
	/** Hours a year that one percentage point less tolerance costs at least, by the prices; null without a bound. */
	readonly toleranceHours: number | null;
	readonly report: EpochReport;
}

export interface PlanSession {
	readonly prepared: Prepared;
	readonly todayKpis: Kpis;
	readonly last: SessionEpoch | null;
	/** Opens a segment. `warm` continues from the last epoch's labels and prices; cold when there are none or the units differ. */
	begin(kind: 'cold' | 'warm', settings: Settings, seed: number): void;
	/** The last labels measured under other rules (hand edits); no work is done, a segment is not opened. Throws before the first epoch. */
	edit(settings: Settings): SessionEpoch;
	/** The figures `edit` would lead to; changes nothing. */
	preview(settings: Settings): Kpis;
	/** Goes on from a plan reached in another session of the same dataset, with the segments that led to it. */
	adopt(reached: Reached): SessionEpoch;
	/** One slice of work (about 5 ms); an epoch when one completes. Throws before `begin`. */
	step(): SessionEpoch | null;
	/** The replay chain so far; segments in which no epoch completed leave no trace. */
	segments(): Segment[];
	settingsByHash(): Record<string, Settings>;
}

export interface Reached {
	readonly settings: Settings;
	readonly labels: Int32Array;
	/** null = unknown: the next segment then starts from labels alone, and so does its replay. */
	readonly prices: Float64Array | null;
	readonly segments: readonly {
		readonly settings: Settings;
		readonly start: 'cold' | 'warm';
		readonly epochs: number;
	}[];
}

export interface SessionInput {
	readonly dataset: Dataset;
	readonly settings: Settings;
	readonly geography: Geography;
	readonly onStage?: (stage: PrepareStage) => void;
}

/** Owns one dataset and its chain of segments. Deterministic: equal chains give equal labels. @throws RevirError */
export function createSession(input: SessionInput): PlanSession {
	let prepared = prepare(input.dataset, input.settings, input.geography, input.onStage);
	let problem: PlanProblem | null = null;
	let solver: Solver | null = null;
	let last: SessionEpoch | null = null;
	let open: { hash: string; start: 'cold' | 'warm'; seed: number; epochs: number } | null = null;
	const closed: Segment[] = [];
	const settingsSeen: Record<string, Settings> = {};

	const asSegment = (segment: NonNullable<typeof open>): Segment => ({
		settingsHash: segment.hash,
		start: segment.start,
		seed: segment.seed,
		islands: ISLANDS,
		epochs: segment.epochs
	});
	const chain = () => (open !== null && open.epochs > 0 ? [...closed, asSegment(open)] : [...closed]);

	return {
		get prepared() {
			return prepared;
		},
		get todayKpis() {
			return prepared.today.kpis;
		},
		get last() {
			return last;
		},
		begin(kind, settings, seed) {
			const unitsBefore = prepared.units;
			prepared = retune(prepared, settings);
			const sameUnits = prepared.units === unitsBefore;
			const start: WarmStart | undefined =
				kind === 'warm' && sameUnits && last !== null
					? {
							labels: last.report.labels,
							prices: sameMeasures(last.prepared.settings, settings) ? last.report.prices : null
						}
					: undefined;
			if (start === undefined) last = null;
			closed.splice(0, closed.length, ...(start === undefined ? [] : chain()));
			const hash = settingsHash(settings);
			settingsSeen[hash] = settings;
			open = { hash, start: start === undefined ? 'cold' : 'warm', seed, epochs: 0 };
			problem = buildProblem(prepared, settings);
			solver = createSolver(problem, {
				seed,
				islands: ISLANDS,
				...(start === undefined ? {} : { start })
			});
		},
		edit(settings) {
			if (last === null) throw new Error('a plan comes before an edit');
			prepared = retune(prepared, settings);
			last = describeEpoch(prepared, buildProblem(prepared, settings), { ...last.report, bound: null }, last.began);
			return last;
		},
		preview(settings) {
			if (last === null) throw new Error('a plan comes before a preview');
			return measureLabels(retune(prepared, settings), last.labels);
		},
		adopt() {
			throw new Error('not yet');
		},
		step() {
			if (solver === null || problem === null || open === null) throw new Error('begin() comes before step()');
			const report = solver.step();
			if (report === null) return null;
			open.epochs = report.epoch;
			last = describeEpoch(prepared, problem, report, open.start);
			return last;
		},
		segments: chain,
		settingsByHash() {
			const used = new Set(chain().map((segment) => segment.settingsHash));
			return Object.fromEntries(Object.entries(settingsSeen).filter(([hash]) => used.has(hash)));
		}
	};
}

/** Prices belong to a list of measures; another list makes them meaningless. */
const sameMeasures = (before: Settings, after: Settings) =>
	before.measures.map(({ id }) => id).join() === after.measures.map(({ id }) => id).join();

/** True when every measure of every territory is inside its own tolerance. O(units × measures). */
function keepsTolerances({ measures, territories }: PlanProblem, labels: Int32Array): boolean {
	return measures.every(({ amounts, targets, tolerance }) => {
		const held = new Float64Array(territories);
		let total = 0;
		for (let u = 0; u < amounts.length; u++) {
			total += amounts[u]!;
			if (labels[u]! >= 0) held[labels[u]!]! += amounts[u]!;
		}
		return held.every((load, t) => Math.abs(load / (targets[t]! * total) - 1) <= tolerance + 1e-9);
	});
}

function describeEpoch(
	prepared: Prepared,
	problem: PlanProblem,
	report: EpochReport,
	began: 'cold' | 'warm'
): SessionEpoch {
	const kpis = measureLabels(prepared, report.labels);
	const { bound } = report;
	// Outside the tolerance less travel is no merit: the bound speaks of plans that keep it.
	const valid = keepsTolerances(problem, report.labels);
	const today = prepared.today.kpis.travelHoursPerVisit;
	const visits = kpis.territories.reduce((sum, territory) => sum + territory.visits, 0);
	const boundHoursPerVisit = bound === null || visits === 0 ? null : bound / 3600 / visits;
	const attainable = boundHoursPerVisit === null ? 0 : today - boundHoursPerVisit;
	return {
		epoch: report.epoch,
		labels: report.labels,
		kpis,
		prepared,
		gapPct: bound === null || !valid ? null : bound > 0 ? (100 * (report.travel - bound)) / bound : 0,
		attainableShare:
			attainable > LEAST_ATTAINABLE * today && today > 0 && valid
				? (today - kpis.travelHoursPerVisit) / attainable
				: null,
		boundHoursPerVisit,
		began,
		toleranceHours: bound === null ? null : toleranceHours(problem, report.prices),
		report
	};
}

/** The bound is linear in the tolerances for given prices: Σ_tm s_t·total_m·|π_tm| seconds per unit of tolerance. O(units × measures). */
function toleranceHours({ measures, territories }: PlanProblem, prices: Float64Array): number {
	let seconds = 0;
	measures.forEach(({ amounts, targets }, m) => {
		const total = amounts.reduce((sum, amount) => sum + amount, 0);
		for (let t = 0; t < territories; t++)
			seconds += targets[t]! * total * Math.abs(prices[t * measures.length + m]!) * 0.01;
	});
	return seconds / 3600;
}
