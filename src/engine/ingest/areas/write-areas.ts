import type { Areas } from '../../model/geography.ts';
import { readAreas } from './read-areas.ts';

/** GeoJSON that `readOwnAreas` reads back as it was: properties `id` and `name`, a MultiPolygon each. O(corners). */
export function writeAreas(areas: Areas): Uint8Array {
	const features = areas.id.map((id, area) => {
		const properties = JSON.stringify({ id, name: areas.name[area]! });
		return `{"type":"Feature","properties":${properties},"geometry":{"type":"MultiPolygon","coordinates":[${polygons(areas, area)}]}}`;
	});
	return new TextEncoder().encode(`{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`);
}

/** @throws RevirError those of `readAreas` */
export const readOwnAreas = (bytes: Uint8Array, file: string): Areas =>
	readAreas(bytes, file, { id: 'id', name: 'name' }).areas;

function polygons({ ringStart, pointStart, points }: Areas, area: number): string {
	const found: string[][] = [];
	for (let ring = ringStart[area]!; ring < ringStart[area + 1]!; ring++) {
		const [from, to] = [pointStart[ring]!, pointStart[ring + 1]!];
		const position = (p: number) => `[${points[2 * p]!},${points[2 * p + 1]!}]`;
		const positions = Array.from({ length: to - from }, (_, k) => position(from + k));
		const text = `[${positions.join(',')},${positions[0]!}]`;
		if (isShell(points, from, to)) found.push([text]);
		else found.at(-1)!.push(text);
	}
	return found.map((rings) => `[${rings.join(',')}]`).join(',');
}

function isShell(points: Float64Array, from: number, to: number): boolean {
	const [x0, y0] = [points[2 * from]!, points[2 * from + 1]!];
	let doubled = 0;
	for (let p = from + 1; p + 1 < to; p++)
		doubled +=
			(points[2 * p]! - x0) * (points[2 * p + 3]! - y0) - (points[2 * p + 2]! - x0) * (points[2 * p + 1]! - y0);
	return doubled > 0;
}
