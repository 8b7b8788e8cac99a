import { RevirError } from '../model/errors.ts';
import type { ColumnSpec } from '../model/schema.ts';
import { inRange } from './column-checks.ts';
import type { SourceTable } from './table.ts';

/**
 * Longitude and latitude; NaN = not located. A coordinate out of range, half a pair and 0/0 (what exports write for "unknown")
 * become "not located" with a notice. When every position given is out of range the columns are wrong, and that is an error.
 * @throws RevirError COORDINATE_RANGE
 */
export function positions(
	table: SourceTable,
	lonSpec: ColumnSpec,
	latSpec: ColumnSpec
): { lon: Float64Array; lat: Float64Array } {
	const read = (spec: ColumnSpec) => (table.names.includes(spec.name) ? table.number(spec) : null);
	const rawLon = read(lonSpec);
	const rawLat = read(latSpec);
	if (!rawLon || !rawLat) {
		const none = new Float64Array(table.count).fill(NaN);
		return { lon: none, lat: none.slice() };
	}
	let lon = inRange(table, lonSpec, rawLon);
	let lat = inRange(table, latSpec, rawLat);
	let given = 0;
	let usable = 0;
	for (let row = 0; row < table.count; row++) {
		if (rawLon[row] === rawLon[row] && rawLat[row] === rawLat[row]) given++;
		const x = lon[row]!;
		const y = lat[row]!;
		if (x !== x && y !== y) continue;
		if (x === x && y === y && (x !== 0 || y !== 0)) {
			usable++;
			continue;
		}
		if (lon === rawLon) lon = rawLon.slice();
		if (lat === rawLat) lat = rawLat.slice();
		lon[row] = lat[row] = NaN;
		const where = { file: table.file, row: table.rowNumber(row), column: x === x ? latSpec.name : lonSpec.name };
		if (x === 0 && y === 0)
			table.notices.add('COORDINATE_ZERO', { where: { ...where, column: lonSpec.name }, got: '0, 0' });
		else if (rawLon[row] === rawLon[row] && rawLat[row] === rawLat[row]) continue;
		else table.notices.add('COORDINATE_HALF', { where });
	}
	const first = table.notices.list().find(({ error }) => error.code === 'COORDINATE_RANGE');
	if (given > 0 && usable === 0 && first) throw new RevirError('COORDINATE_RANGE', first.error);
	return { lon, lat };
}
