import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sinCosDegrees } from '#engine/measure/portable.ts';
import type { BalanceMeasure, PlanProblem, PlanRules, UnitGraph } from '#engine/model/problem.ts';
import { recursiveBisection } from '#engine/plan/solve/bisection.ts';

/** A `territory-bench/1` file. */
export interface Instance {
	readonly n: number;
	readonly p: number;
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly measures: Readonly<Record<string, Float64Array>>;
	readonly graph: UnitGraph;
	readonly centres: Int32Array;
	readonly current: Int32Array;
	readonly locked: Int32Array;
}

export interface Task {
	readonly name: string;
	readonly measures: readonly string[];
	readonly tolerance: number;
	readonly centres: 'fixed' | 'free';
	/** Largest share of customers that may change hands, null = any. */
	readonly moved: number | null;
}

export const TASKS: readonly Task[] = [
	{ name: 'W5-free', measures: ['workload'], tolerance: 0.05, centres: 'free', moved: null },
	{ name: 'W5-fixed', measures: ['workload'], tolerance: 0.05, centres: 'fixed', moved: null },
	{ name: 'M5-free', measures: ['potential', 'workload', 'customers'], tolerance: 0.05, centres: 'free', moved: null },
	{
		name: 'M5-fixed',
		measures: ['potential', 'workload', 'customers'],
		tolerance: 0.05,
		centres: 'fixed',
		moved: null
	},
	{ name: 'M10-free', measures: ['potential', 'workload', 'customers'], tolerance: 0.1, centres: 'free', moved: null },
	{
		name: 'M10-fixed',
		measures: ['potential', 'workload', 'customers'],
		tolerance: 0.1,
		centres: 'fixed',
		moved: null
	},
	{ name: 'S10-fixed', measures: ['potential', 'workload', 'customers'], tolerance: 0.05, centres: 'fixed', moved: 0.1 }
];

/** @throws Error with one line (file, what, how to mend it) if it is no bench instance */
export function readInstance(file: string): Instance {
	let bytes = readFileSync(file);
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
	return parseInstance(JSON.parse(bytes.toString('utf8')) as unknown, file);
}

interface RawInstance {
	readonly format: string;
	readonly n: number;
	readonly p: number;
	readonly lat0: number;
	readonly lon: readonly number[];
	readonly lat: readonly number[];
	readonly measures: Readonly<Record<string, readonly number[]>>;
	readonly edges: readonly number[];
	readonly centres?: readonly number[];
	readonly current?: readonly number[];
	readonly locked?: readonly number[];
}

function parseInstance(json: unknown, file: string): Instance {
	const raw = json as RawInstance;
	if (typeof raw !== 'object' || raw === null || raw.format !== 'territory-bench/1') {
		throw new Error(`${file}: no territory-bench/1 instance. Give a file with "format": "territory-bench/1".`);
	}
	if (raw.lon.length !== raw.n || raw.lat.length !== raw.n) {
		throw new Error(
			`${file}: lon/lat have ${raw.lon.length}/${raw.lat.length} entries, expected ${raw.n}. Mend or re-create the file.`
		);
	}
	const kilometres = 111.32 * sinCosDegrees(raw.lat0).cos;
	return {
		n: raw.n,
		p: raw.p,
		x: Float64Array.from(raw.lon, (v) => v * kilometres),
		y: Float64Array.from(raw.lat, (v) => v * 110.57),
		measures: Object.fromEntries(
			Object.entries(raw.measures).map(([name, values]) => [name, Float64Array.from(values)])
		),
		graph: graphOfEdges(raw.n, raw.edges),
		centres: Int32Array.from(raw.centres ?? new Int32Array(raw.p).fill(-1)),
		current: Int32Array.from(raw.current ?? new Int32Array(raw.n).fill(-1)),
		locked: Int32Array.from(raw.locked ?? [])
	};
}

function graphOfEdges(units: number, edges: readonly number[]): UnitGraph {
	const offsets = new Uint32Array(units + 1);
	for (const unit of edges) offsets[unit + 1] = offsets[unit + 1]! + 1;
	for (let u = 0; u < units; u++) offsets[u + 1] = offsets[u + 1]! + offsets[u]!;
	const fill = offsets.slice();
	const neighbours = new Uint32Array(edges.length);
	for (let k = 0; k < edges.length; k += 2) {
		const a = edges[k]!;
		const b = edges[k + 1]!;
		neighbours[fill[a]!] = b;
		fill[a] = fill[a]! + 1;
		neighbours[fill[b]!] = a;
		fill[b] = fill[b]! + 1;
	}
	return { offsets, neighbours, kinds: new Uint8Array(edges.length) };
}

export interface InstanceProblem {
	readonly problem: PlanProblem;
	/** Cost units per workload · km. */
	readonly scale: number;
	readonly task: Task;
}

/** Builds the planning problem of one task. Travel = round(workload · km · scale) with about 10⁷ per unit on average, so
 *  rounding changes sums by less than 1e-7. Free centres start from recursive bisection.
 */
export function problemOf(instance: Instance, taskName: string, seed: number): InstanceProblem {
	const task = TASKS.find(({ name }) => name === taskName);
	if (task === undefined) {
		throw new Error(`Unknown task "${taskName}". Use one of ${TASKS.map(({ name }) => name).join(', ')}.`);
	}
	const { n, p, x, y } = instance;
	const workload = instance.measures.workload!;
	const cx = new Float64Array(p);
	const cy = new Float64Array(p);
	const travel = new Float64Array(n * p);
	const free = task.centres === 'free';
	if (free) {
		const load = new Float64Array(n);
		for (const name of task.measures) addShares(load, instance.measures[name]!);
		centroids(instance, recursiveBisection(x, y, load, p, seed), cx, cy);
	} else {
		for (let t = 0; t < p; t++) {
			cx[t] = x[instance.centres[t]!]!;
			cy[t] = y[instance.centres[t]!]!;
		}
	}
	let total = 0;
	let count = 0;
	for (let u = 0; u < n; u++) {
		for (let t = 0; t < p; t += Math.max(1, p >> 3)) {
			total += workload[u]! * distance(x[u]!, y[u]!, cx[t]!, cy[t]!);
			count++;
		}
	}
	const scale = total > 0 ? (1e7 * count) / total : 1;
	const fillTravel = (): void => {
		for (let u = 0; u < n; u++) {
			const w = workload[u]! * scale;
			const row = u * p;
			const ux = x[u]!;
			const uy = y[u]!;
			for (let t = 0; t < p; t++) {
				const dx = ux - cx[t]!;
				const dy = uy - cy[t]!;
				const km = Math.sqrt(dx * dx + dy * dy);
				travel[row + t] = Math.floor(w * km + 0.5);
			}
		}
	};
	fillTravel();
	const measures: BalanceMeasure[] = task.measures.map((id) => ({
		id,
		amounts: instance.measures[id]!,
		targets: new Float64Array(p).fill(1 / p),
		tolerance: task.tolerance
	}));
	const fixed = new Int32Array(n).fill(-1);
	if (task.moved !== null) {
		for (const unit of instance.locked) fixed[unit] = instance.current[unit]!;
	}
	const problem: PlanProblem = {
		units: n,
		territories: p,
		graph: instance.graph,
		travel,
		extra: null,
		separation: () => separationOf(instance, cx, cy),
		measures,
		fairnessWeight: 0,
		coverage: null,
		borderWeight: 0,
		fixed,
		...(task.moved === null ? {} : { rules: moveRules(instance, task.moved) }),
		centreUnit: free ? new Int32Array(p).fill(-1) : instance.centres,
		recentre: free
			? (labels) => {
					centroids(instance, labels, cx, cy);
					fillTravel();
				}
			: null
	};
	return { problem, scale, task };
}

/** At most this share of the customers may leave today's territory. */
function moveRules({ n, p, measures, current }: Instance, share: number): PlanRules {
	const held = new Float64Array(n * p);
	let all = 0;
	for (let u = 0; u < n; u++) {
		held[u * p + current[u]!] = measures.customers![u]!;
		all += measures.customers![u]!;
	}
	const any = new Float64Array(p).fill(Infinity);
	const moves = [{ id: 'moved', held, most: share * all, mostLost: any, mostGained: any }];
	return { allowed: null, limits: [], moves, together: null };
}

function addShares(into: Float64Array, values: Float64Array): void {
	let total = 0;
	for (const value of values) total += value;
	for (let k = 0; k < into.length; k++) into[k] = into[k]! + (total > 0 ? values[k]! / total : 0);
}

/** Workload-weighted centroid per territory; a territory without workload keeps its former one. */
function centroids(instance: Instance, labels: Int32Array, cx: Float64Array, cy: Float64Array): void {
	const workload = instance.measures.workload!;
	const w = new Float64Array(instance.p);
	const sx = new Float64Array(instance.p);
	const sy = new Float64Array(instance.p);
	for (let u = 0; u < instance.n; u++) {
		const t = labels[u]!;
		if (t < 0) continue;
		w[t] = w[t]! + workload[u]!;
		sx[t] = sx[t]! + workload[u]! * instance.x[u]!;
		sy[t] = sy[t]! + workload[u]! * instance.y[u]!;
	}
	for (let t = 0; t < instance.p; t++) {
		if (w[t]! > 0) {
			cx[t] = sx[t]! / w[t]!;
			cy[t] = sy[t]! / w[t]!;
		}
	}
}

/** Kilometres from each unit to each centre. */
function separationOf({ n, p, x, y }: Instance, cx: Float64Array, cy: Float64Array): Float64Array {
	const out = new Float64Array(n * p);
	for (let u = 0; u < n; u++) for (let t = 0; t < p; t++) out[u * p + t] = distance(x[u]!, y[u]!, cx[t]!, cy[t]!);
	return out;
}

function distance(ax: number, ay: number, bx: number, by: number): number {
	const dx = ax - bx;
	const dy = ay - by;
	return Math.sqrt(dx * dx + dy * dy);
}
