import type { LonLat } from './types.ts';

/** Rows of the accounts inside a closed shape (lon, lat); accounts without a position are never inside. O(accounts × corners). */
export function rowsInside(positions: Float32Array, shape: readonly LonLat[]): number[] {
	let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon, lat] of shape) {
		[w, e] = [Math.min(w, lon), Math.max(e, lon)];
		[s, n] = [Math.min(s, lat), Math.max(n, lat)];
	}
	const rows: number[] = [];
	for (let row = 0; 2 * row < positions.length; row++) {
		const [lon, lat] = [positions[2 * row]!, positions[2 * row + 1]!];
		if (lon >= w && lon <= e && lat >= s && lat <= n && inside(shape, lon, lat)) rows.push(row);
	}
	return rows;
}

function inside(shape: readonly LonLat[], lon: number, lat: number): boolean {
	let yes = false;
	for (let p = 0, q = shape.length - 1; p < shape.length; q = p++) {
		const [[px, py], [qx, qy]] = [shape[p]!, shape[q]!];
		if (py > lat !== qy > lat && lon < ((qx - px) * (lat - py)) / (qy - py) + px) yes = !yes;
	}
	return yes;
}

/** The rows chosen so far after one more selection. */
export function combined(
	held: readonly number[],
	rows: readonly number[],
	how: 'replace' | 'add' | 'remove'
): readonly number[] {
	if (how === 'replace') return rows;
	const set = new Set(held);
	for (const row of rows) {
		if (how === 'add') set.add(row);
		else set.delete(row);
	}
	return [...set].sort((a, b) => a - b);
}
