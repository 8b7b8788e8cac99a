import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Delaunay } from 'd3-delaunay';
import { createRandom, type Random } from '#engine/model/random.ts';
import type { BenchInstance } from './problems.ts';

/** `grid`: jittered grid of villages; `towns`: two thirds crowd around towns; `lakes`: even, but for holes in the land. */
export type Lie = 'grid' | 'towns' | 'lakes';

const LAT0 = 50;
const SIDE_KM = 600;
/** Largest share of a territory that one unit may hold, so that 5 % can be met. */
const LARGEST = 0.15;

/** Writes a seeded planar instance (`territory-bench/1`) with heavy-tailed measures and random homes.
 *  O(units · log units + territories² ). */
export function planarInstance(
	lie: Lie,
	units: number,
	territories: number,
	seed: number,
	folder: string
): BenchInstance {
	const random = createRandom(seed);
	const { x, y } = places(lie, units, random);
	const potential = amounts(units, territories, random);
	const workload = amounts(units, territories, random, potential);
	const customers = amounts(units, territories, random, workload).map((amount) => Math.round(amount * 5));
	const centres = homes(x, y, territories, random);
	const name = `${lie}-${units}-${territories}`;
	const kmPerDegree = 111.32 * Math.cos((LAT0 * Math.PI) / 180);
	const file = join(folder, `${name}-${seed}.json.gz`);
	const instance = {
		format: 'territory-bench/1',
		n: units,
		p: territories,
		lat0: LAT0,
		lon: Array.from(x, (km) => km / kmPerDegree),
		lat: Array.from(y, (km) => km / 110.57),
		measures: { potential, workload, revenue: potential, customers },
		edges: borders(x, y),
		centres,
		current: nearest(x, y, centres),
		locked: []
	};
	writeFileSync(file, gzipSync(JSON.stringify(instance), { level: 1 }));
	return { name, file };
}

interface Points {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

function places(lie: Lie, units: number, random: Random): Points {
	const x = new Float64Array(units);
	const y = new Float64Array(units);
	const columns = Math.ceil(Math.sqrt(units));
	const spot = (): readonly [number, number, number] => [random.unit(), random.unit(), random.unit()];
	const marks = Array.from({ length: lie === 'towns' ? 40 : 9 }, spot);
	for (let u = 0; u < units; u++) {
		let px = random.unit();
		let py = random.unit();
		if (lie === 'grid') {
			px = ((u % columns) + 0.7 * px) / columns;
			py = (Math.floor(u / columns) + 0.7 * py) / columns;
		} else if (lie === 'towns' && random.below(3) > 0) {
			const [tx, ty] = marks[random.below(marks.length)]!;
			// The sum of uniforms crowds in the middle.
			px = tx + 0.06 * (random.unit() + random.unit() + random.unit() - 1.5);
			py = ty + 0.06 * (random.unit() + random.unit() + random.unit() - 1.5);
		} else if (
			lie === 'lakes' &&
			marks.some(([lx, ly, r]) => (px - lx) ** 2 + (py - ly) ** 2 < (0.03 + 0.1 * r) ** 2)
		) {
			u--;
			continue;
		}
		x[u] = px * SIDE_KM;
		y[u] = py * SIDE_KM;
	}
	return { x, y };
}

/** Pareto with exponent 2, half of it from `like` where given; cut where one unit would fill too much of a territory. */
function amounts(units: number, territories: number, random: Random, like?: readonly number[]): number[] {
	const values = Array.from({ length: units }, (_, u) => {
		const own = 1 / Math.sqrt(1 - random.unit() * (1 - 1e-6)) - 0.9;
		return like === undefined ? own : (own + like[u]! * (0.5 + random.unit())) / 2;
	});
	for (let round = 0; round < 8; round++) {
		const most = (LARGEST * values.reduce((sum, value) => sum + value, 0)) / territories;
		values.forEach((value, u) => (values[u] = Math.min(value, most)));
	}
	return values.map((value) => Number(value.toFixed(4)));
}

/** Delaunay edges without those that are far longer than usual, unless the graph would fall apart: holes stay holes. */
function borders(x: Float64Array, y: Float64Array): number[] {
	const { halfedges, triangles } = new Delaunay(interleaved(x, y));
	const edges: { a: number; b: number; km: number }[] = [];
	for (let e = 0; e < triangles.length; e++) {
		if (halfedges[e]! > e) continue;
		const a = triangles[e]!;
		const b = triangles[e % 3 === 2 ? e - 2 : e + 1]!;
		edges.push({ a, b, km: Math.sqrt((x[a]! - x[b]!) ** 2 + (y[a]! - y[b]!) ** 2) });
	}
	edges.sort((one, other) => one.km - other.km || one.a - other.a || one.b - other.b);
	const longest = 4 * edges[edges.length >> 1]!.km;
	const parent = Int32Array.from(x, (_, u) => u);
	const find = (u: number): number => {
		while (parent[u] !== u) u = parent[u] = parent[parent[u]!]!;
		return u;
	};
	const kept: number[] = [];
	for (const { a, b, km } of edges) {
		const apart = find(a) !== find(b);
		if (!apart && km > longest) continue;
		parent[find(a)] = find(b);
		kept.push(a, b);
	}
	return kept;
}

/** Random units, each the farthest of several from the homes before it. */
function homes(x: Float64Array, y: Float64Array, territories: number, random: Random): number[] {
	const chosen: number[] = [];
	while (chosen.length < territories) {
		let best = -1;
		let farthest = -1;
		for (let attempt = 0; attempt < 6; attempt++) {
			const unit = random.below(x.length);
			const space = Math.min(...chosen.map((home) => (x[unit]! - x[home]!) ** 2 + (y[unit]! - y[home]!) ** 2));
			if (space > farthest && !chosen.includes(unit)) {
				farthest = space;
				best = unit;
			}
		}
		if (best >= 0) chosen.push(best);
	}
	return chosen;
}

function nearest(x: Float64Array, y: Float64Array, centres: readonly number[]): number[] {
	const index = new Delaunay(
		interleaved(
			Float64Array.from(centres, (c) => x[c]!),
			Float64Array.from(centres, (c) => y[c]!)
		)
	);
	let from = 0;
	return Array.from(x, (_, u) => (from = index.find(x[u]!, y[u]!, from)));
}

function interleaved(x: Float64Array, y: Float64Array): Float64Array {
	const points = new Float64Array(2 * x.length);
	x.forEach((value, k) => {
		points[2 * k] = value;
		points[2 * k + 1] = y[k]!;
	});
	return points;
}
