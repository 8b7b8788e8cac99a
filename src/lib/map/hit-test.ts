import type { MapData } from './types.ts';

/** Answers "which unit is here" without the GPU: a grid over the ring boxes, then point in polygon. */
export class HitTest {
	#data: MapData;
	#cell: number;
	#buckets = new Map<number, number[]>();
	#accounts = new Map<number, number[]>();
	#ringUnit: Uint32Array;

	constructor(data: MapData, cell = 0.25) {
		this.#data = data;
		this.#cell = cell;
		this.#ringUnit = new Uint32Array(Math.max(0, data.pointStart.length - 1));
		for (let u = 0; u < data.count; u++) {
			for (let r = data.ringStart[u]!; r < data.ringStart[u + 1]!; r++) {
				this.#ringUnit[r] = u;
				this.#addRing(r);
			}
		}
		for (let row = 0; 2 * row < data.accountPositions.length; row++) {
			const lon = data.accountPositions[2 * row]!;
			if (Number.isNaN(lon)) continue;
			this.#push(this.#accounts, this.#key(lon, data.accountPositions[2 * row + 1]!), row);
		}
	}

	unitAt(lon: number, lat: number): number {
		const hits = (this.#buckets.get(this.#key(lon, lat)) ?? []).filter((r) => this.#inside(r, lon, lat));
		// A ring inside another one (an enclave) comes later and is the smaller.
		return hits.length === 0 ? -1 : this.#ringUnit[hits.at(-1)!]!;
	}

	/** Nearest of the wanted accounts within `radius` degrees of latitude. */
	accountAt(lon: number, lat: number, radius: number, wanted: (row: number) => boolean = () => true): number | null {
		const shrink = Math.cos((lat * Math.PI) / 180);
		let best: number | null = null;
		let least = radius * radius;
		for (const dx of [-1, 0, 1]) {
			for (const dy of [-1, 0, 1]) {
				for (const row of this.#accounts.get(this.#key(lon + dx * this.#cell, lat + dy * this.#cell)) ?? []) {
					const x = (this.#data.accountPositions[2 * row]! - lon) * shrink;
					const y = this.#data.accountPositions[2 * row + 1]! - lat;
					if (x * x + y * y < least && wanted(row)) {
						least = x * x + y * y;
						best = row;
					}
				}
			}
		}
		return best;
	}

	#addRing(r: number): void {
		const { points, pointStart } = this.#data;
		let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
		for (let p = pointStart[r]!; p < pointStart[r + 1]!; p++) {
			w = Math.min(w, points[2 * p]!);
			e = Math.max(e, points[2 * p]!);
			s = Math.min(s, points[2 * p + 1]!);
			n = Math.max(n, points[2 * p + 1]!);
		}
		for (let x = Math.floor(w / this.#cell); x <= Math.floor(e / this.#cell); x++) {
			for (let y = Math.floor(s / this.#cell); y <= Math.floor(n / this.#cell); y++) {
				this.#push(this.#buckets, x * 100_003 + y, r);
			}
		}
	}

	#push(map: Map<number, number[]>, key: number, value: number): void {
		const list = map.get(key);
		if (list === undefined) map.set(key, [value]);
		else list.push(value);
	}

	#key(lon: number, lat: number): number {
		return Math.floor(lon / this.#cell) * 100_003 + Math.floor(lat / this.#cell);
	}

	#inside(r: number, lon: number, lat: number): boolean {
		const { points, pointStart } = this.#data;
		let inside = false;
		const from = pointStart[r]!;
		const to = pointStart[r + 1]!;
		for (let p = from, q = to - 1; p < to; q = p++) {
			const [px, py, qx, qy] = [points[2 * p]!, points[2 * p + 1]!, points[2 * q]!, points[2 * q + 1]!];
			if (py > lat !== qy > lat && lon < ((qx - px) * (lat - py)) / (qy - py) + px) inside = !inside;
		}
		return inside;
	}
}
