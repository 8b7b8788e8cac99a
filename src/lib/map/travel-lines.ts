import { lineWork, type LineWork } from './line-work.ts';
import type { MapData } from './types.ts';

type Segment = [number, number][];

/** All accounts of a territory get a line of their own up to this many; beyond, their units do. */
const mostAccounts = 500;
/** Without a focus each territory shows the way to its units with the most visits. */
const unitsEach = 40;

/** Where the accounts of each unit lie on average (lon, lat); the middle of its outline where it has none. O(accounts + points). */
export function unitCentres(data: MapData): Float64Array {
	const centre = new Float64Array(2 * data.count);
	const members = new Uint32Array(data.count);
	data.accountUnit.forEach((u, row) => {
		const [lon, lat] = [data.accountPositions[2 * row]!, data.accountPositions[2 * row + 1]!];
		if (u < 0 || Number.isNaN(lon)) return;
		centre[2 * u] = centre[2 * u]! + lon;
		centre[2 * u + 1] = centre[2 * u + 1]! + lat;
		members[u] = members[u]! + 1;
	});
	for (let u = 0; u < data.count; u++) {
		let count = members[u]!;
		if (count === 0) {
			const from = data.pointStart[data.ringStart[u]!] ?? 0;
			const to = data.pointStart[data.ringStart[u]! + 1] ?? from;
			for (let p = from; p < to; p++) {
				centre[2 * u] = centre[2 * u]! + data.points[2 * p]!;
				centre[2 * u + 1] = centre[2 * u + 1]! + data.points[2 * p + 1]!;
			}
			count = Math.max(1, to - from);
		}
		centre[2 * u] = centre[2 * u]! / count;
		centre[2 * u + 1] = centre[2 * u + 1]! / count;
	}
	return centre;
}

/** Straight lines from each home to what its rep visits, one line work per territory. With a focus all of that territory,
 *  otherwise the units with the most visits of each. O(accounts + units log units). */
export function travelLines(
	data: MapData,
	centres: Float64Array,
	labels: Int32Array,
	focus: number | null
): LineWork[] {
	const segments: Segment[][] = data.homes.map(() => []);
	const link = (t: number, lon: number, lat: number) => {
		const home = data.homes[t];
		if (home === undefined || !Number.isFinite(home.lon) || !Number.isFinite(lon)) return;
		segments[t]!.push([
			[home.lon, home.lat],
			[lon, lat]
		]);
	};
	const order = [...labels.keys()].filter((u) => data.accounts[u]! > 0 && labels[u]! >= 0);
	if (focus !== null) {
		const own = order.filter((u) => labels[u] === focus);
		if (own.reduce((sum, u) => sum + data.accounts[u]!, 0) <= mostAccounts) {
			data.accountUnit.forEach((u, row) => {
				if (labels[u] === focus) link(focus, data.accountPositions[2 * row]!, data.accountPositions[2 * row + 1]!);
			});
		} else for (const u of own) link(focus, centres[2 * u]!, centres[2 * u + 1]!);
	} else {
		order.sort((a, b) => data.visits[b]! - data.visits[a]! || a - b);
		for (const u of order) {
			if (segments[labels[u]!]!.length < unitsEach) link(labels[u]!, centres[2 * u]!, centres[2 * u + 1]!);
		}
	}
	return segments.map(lineWork);
}
