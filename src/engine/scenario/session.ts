import type { Dataset } from '../model/columns.ts';
import type { Geography } from '../model/geography.ts';
import type { Kpis } from '../model/kpis.ts';
import type { EpochReport, WarmStart } from '../model/problem.ts';
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
	/** (travel − bound) / bound × 100; null without a bound or outside the tolerance. */
	readonly gapPct: number | null;
	/** (today − after) / (today − bound) of travel per visit; null without a bound or without a plan of today. */
	readonly attainableShare: number | null;
	/** Hours per visit that no plan with these homes, targets and tolerances can undercut. */
	readonly boundHoursPerVisit: number | null;
	readonly report: EpochReport;
}

export interface PlanSession {
	readonly prepared: Prepared;
	readonly todayKpis: Kpis;
	readonly last: SessionEpoch | null;
	/** Opens a segment. `warm` continues from the last epoch's labels and prices; cold when there are none or the units differ. */
	begin(kind: 'cold' | 'warm', settings: Settings, seed: number): void;
	/** One slice of work (about 5 ms); an epoch when one completes. Throws before `begin`. */
	step(): SessionEpoch | null;
	/** The replay chain so far; segments in which no epoch completed leave no trace. */
	segments(): Segment[];
	settingsByHash(): Record<string, Settings>;
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
					? { labels: last.report.labels, prices: samePrices(last.report, settings) }
					: undefined;
			closed.splice(0, closed.length, ...(start === undefined ? [] : chain()));
			const hash = settingsHash(settings);
			settingsSeen[hash] = settings;
			open = { hash, start: start === undefined ? 'cold' : 'warm', seed, epochs: 0 };
			solver = createSolver(buildProblem(prepared, settings), {
				seed,
				islands: ISLANDS,
				...(start === undefined ? {} : { start })
			});
		},
		step() {
			if (solver === null || open === null) throw new Error('begin() comes before step()');
			const report = solver.step();
			if (report === null) return null;
			open.epochs = report.epoch;
			last = describeEpoch(prepared, report);
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
function samePrices(report: EpochReport, settings: Settings): Float64Array | null {
	const territories = report.prices.length / settings.measures.length;
	return Number.isInteger(territories) ? report.prices : null;
}

function describeEpoch(prepared: Prepared, report: EpochReport): SessionEpoch {
	const kpis = measureLabels(prepared, report.labels);
	const { bound } = report;
	// Outside the tolerance less travel is no merit: the bound speaks of plans that keep it.
	const widest = Math.max(...prepared.settings.measures.map(({ tolerance }) => tolerance / 100));
	const valid = report.worstDeviation <= widest + 1e-9;
	const today = prepared.today.kpis.travelHoursPerVisit;
	const visits = kpis.territories.reduce((sum, territory) => sum + territory.visits, 0);
	const boundHoursPerVisit = bound === null || visits === 0 ? null : bound / 3600 / visits;
	const attainable = boundHoursPerVisit === null ? 0 : today - boundHoursPerVisit;
	return {
		epoch: report.epoch,
		labels: report.labels,
		kpis,
		gapPct: bound === null || !valid ? null : bound > 0 ? (100 * (report.travel - bound)) / bound : 0,
		attainableShare:
			attainable > LEAST_ATTAINABLE * today && today > 0 && valid
				? (today - kpis.travelHoursPerVisit) / attainable
				: null,
		boundHoursPerVisit,
		report
	};
}
