import type { Dataset } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import type { Geography } from '../model/geography.ts';
import type { Kpis } from '../model/kpis.ts';
import type { PlanProblem, WarmStart } from '../model/problem.ts';
import type { Segment, SegmentStart } from '../model/scenario.ts';
import { rulesById } from '../model/rules.ts';
import type { Settings } from '../model/settings.ts';
import { ISLANDS } from '../plan/islands/generations.ts';
import { refutedByCounting } from '../plan/prepare/counting.ts';
import { buildProblem, prepare, retune, type PrepareStage, type Prepared } from '../plan/prepare/prepare.ts';
import { createSolver, type Solver, type SolverOptions } from '../plan/solve/solver.ts';
import { settingsHash } from './hash.ts';
import { searchable, type Searchable } from './set-aside.ts';
import {
	editedEpoch,
	editedKpis,
	plannedEpoch,
	type ChainEnd,
	type PlannedEpoch,
	type SessionEpoch
} from './session-epoch.ts';

export type { PlannedEpoch, SessionEpoch } from './session-epoch.ts';

export interface PlanSession {
	readonly prepared: Prepared;
	readonly todayKpis: Kpis;
	readonly last: SessionEpoch | null;
	/** Opens a segment. `warm` continues from the labels and prices in which the chain ended (a hand edit since then counts
	 *  through its settings alone), `labels` from the labels alone, as `warm` does where the prices are not known; all start
	 *  cold when there are none or the units differ.
	 *  @param islands logical searches; left out: the session's */
	begin(kind: SegmentStart, settings: Settings, seed: number, islands?: number): void;
	/**
	 * The plan as it is under other rules (hand edits): the chain's last labels with the kept units of `settings` at their rep,
	 * measured. No work is done, a segment is not opened; a running one ends here. O(accounts + units × reps + edges).
	 * @throws RevirError PLAN_NONE before the first epoch; SETTING_INVALID where `exclude` or `units` changed, because then
	 * accounts and units are others; RULE_UNKNOWN, RULE_CONFLICT
	 */
	edit(settings: Settings): SessionEpoch;
	/** The figures `edit` would lead to; changes nothing. @throws as edit */
	preview(settings: Settings): Kpis;
	/** Goes on from a plan reached in another session of the same dataset, with the segments that led to it. There is no bound
	 *  until the next epoch. @throws RevirError PLAN_FORMAT when labels or segments do not fit the dataset */
	adopt(reached: Reached): SessionEpoch;
	/** One slice of work (about 5 ms); an epoch when one completes. Throws before `begin` and after `edit` or `adopt`. */
	step(): PlannedEpoch | null;
	/** The replay chain so far; segments in which no epoch completed leave no trace. */
	segments(): Segment[];
	settingsByHash(): Record<string, Settings>;
}

/** A plan and how it came about. */
export interface Reached {
	/** What the plan is shown under: those of the last segment, or of the hand edit after it. */
	readonly settings: Settings;
	/** Rep index per unit in which the last segment ended, before hand edits (`SessionEpoch.end`). */
	readonly labels: Int32Array;
	/** Multipliers in which it ended, reps × measures of its settings; null = unknown: then the next segment starts from the
	 *  labels alone, and so does its replay. */
	readonly prices: Float64Array | null;
	readonly segments: readonly {
		readonly settings: Settings;
		readonly start: SegmentStart;
		readonly epochs: number;
		/** Left out: the seed of its settings. */
		readonly seed?: number;
		/** Left out: the session's. */
		readonly islands?: number;
	}[];
}

export interface SessionInput {
	readonly dataset: Dataset;
	readonly settings: Settings;
	readonly geography: Geography;
	readonly onStage?: (stage: PrepareStage) => void;
	/** Logical searches of a segment, recorded in plan files; `ISLANDS` where left out. */
	readonly islands?: number;
	/** Threads that take part; they change no plan. */
	readonly helpers?: SolverOptions['helpers'];
}

/** Owns one dataset and its chain of segments. Deterministic: equal chains give equal labels. @throws RevirError */
export function createSession(input: SessionInput): PlanSession {
	let prepared = prepare(input.dataset, input.settings, input.geography, input.onStage);
	let running: {
		readonly solver: Solver;
		readonly problem: PlanProblem;
		/** Proof that no plan keeps all rules. */
		readonly refuted: boolean;
		readonly asked: Searchable;
	} | null = null;
	let last: SessionEpoch | null = null;
	let open: Segment | null = null;
	let closed: readonly Segment[] = [];
	const settingsSeen: Record<string, Settings> = {};

	const chain = () => (open !== null && open.epochs > 0 ? [...closed, open] : [...closed]);
	const segment = (
		settings: Settings,
		start: SegmentStart,
		seed: number,
		epochs: number,
		islands = input.islands ?? ISLANDS
	): Segment => {
		const hash = settingsHash(settings);
		settingsSeen[hash] = settings;
		return { settingsHash: hash, start, seed, islands, epochs };
	};
	/** The dataset under rules that change by hand: same accounts, same units. */
	const retuned = (settings: Settings): [Prepared, ChainEnd] => {
		if (last === null) throw new RevirError('PLAN_NONE');
		const next = retune(prepared, settings);
		if (next.units !== last.prepared.units || next.dataset !== last.prepared.dataset)
			throw new RevirError('SETTING_INVALID', {
				where: { rule: next.dataset === last.prepared.dataset ? 'units' : 'exclude' },
				got: 'a change by hand',
				expected: 'a plan made anew'
			});
		return [next, last.end];
	};
	const rest = (): void => {
		closed = chain();
		open = null;
		running = null;
	};

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
		begin(kind, settings, seed, islands) {
			const next = retune(prepared, settings);
			const end = kind !== 'cold' && last !== null && last.prepared.units === next.units ? last.end : null;
			const began = end === null ? 'cold' : kind === 'labels' || end.prices === null ? 'labels' : 'warm';
			closed = end === null ? [] : chain();
			if (end === null) last = null;
			prepared = next;
			open = segment(settings, began, seed, 0, islands);
			const whole = buildProblem(prepared, settings);
			const refuted = refutedByCounting(whole, prepared.borders);
			const asked = refuted ? searchable(prepared) : { aside: [], settings };
			const problem = asked.aside.length === 0 ? whole : buildProblem(retune(prepared, asked.settings), asked.settings);
			const start = end === null ? {} : { start: warmStartOf(end, began, settings) };
			const { helpers } = input;
			const solver = createSolver(problem, { seed, islands: open.islands, ...(helpers && { helpers }), ...start });
			running = { solver, problem, refuted, asked };
		},
		edit(settings) {
			const [next, end] = retuned(settings);
			prepared = next;
			rest();
			last = editedEpoch(prepared, end);
			return last;
		},
		preview: (settings) => editedKpis(...retuned(settings)),
		adopt(reached) {
			const next = retune(prepared, reached.settings);
			const end = chainEndOf(reached, next);
			rest();
			closed = reached.segments.map(({ settings, start, epochs, seed, islands }) =>
				segment(settings, start, seed ?? settings.seed, epochs, islands)
			);
			prepared = next;
			last = editedEpoch(prepared, end);
			return last;
		},
		step() {
			if (running === null || open === null) throw new Error('begin() comes before step()');
			const found = running.solver.step();
			if (found === null) return null;
			const report = { ...found, infeasible: found.infeasible || running.refuted };
			open = { ...open, epochs: report.epoch };
			const epoch = plannedEpoch(prepared, running.problem, running.asked.aside, report, open.start);
			last = epoch;
			return epoch;
		},
		segments: chain,
		settingsByHash() {
			const used = new Set(chain().map(({ settingsHash }) => settingsHash));
			return Object.fromEntries(Object.entries(settingsSeen).filter(([hash]) => used.has(hash)));
		}
	};
}

/** What prices belong to: the measures, then the size limits, in the order of the problem. */
const termIds = ({ measures, rules }: Settings): string[] =>
	[...measures, ...rulesById(rules, 'size')].map(({ id }) => id);

/** Prices of what is still measured or limited go on; what is new starts at nothing, so that the bound stays what it was. */
function warmStartOf({ labels, prices, measures }: ChainEnd, began: SegmentStart, settings: Settings): WarmStart {
	if (began !== 'warm' || prices === null) return { labels, prices: null };
	const terms = termIds(settings);
	const before = terms.map((id) => measures.indexOf(id));
	const territories = prices.length / measures.length;
	return {
		labels,
		prices: Float64Array.from({ length: territories * terms.length }, (_, cell) => {
			const term = before[cell % terms.length]!;
			return term < 0 ? 0 : prices[Math.floor(cell / terms.length) * measures.length + term]!;
		})
	};
}

/** @throws RevirError PLAN_FORMAT */
function chainEndOf({ labels, prices, segments }: Reached, { units, reps }: Prepared): ChainEnd {
	const final = segments.at(-1);
	const refuse = (got: string, expected: string) => new RevirError('PLAN_FORMAT', { got, expected });
	if (final === undefined || segments[0]?.start !== 'cold')
		throw refuse('no recorded steps from the start', 'a first segment that starts cold');
	if (labels.length !== units.count) throw refuse(`labels of ${labels.length} units`, `${units.count}`);
	if (labels.some((rep) => rep < -1 || rep >= reps.count)) throw refuse('a label of no rep', `0 to ${reps.count - 1}`);
	const measures = termIds(final.settings);
	const cells = reps.count * measures.length;
	if (prices !== null && prices.length !== cells) throw refuse(`${prices.length} prices`, `${cells}`);
	return { labels: labels.slice(), prices: prices?.slice() ?? null, measures, began: final.start, epoch: final.epochs };
}
