import { RevirError } from '../../model/errors.ts';
import { createPostcodeTable, type PostcodeRow, type PostcodeTable } from './postcode-table.ts';

/** `postcodes/XX.json` as the app loads it: whole numbers of 1e-4 degrees and 0.1 km, names once each. */
interface ServedTable {
	readonly format: 'revir-postcodes-1';
	readonly country: string;
	readonly attribution: string;
	/** Codes one after the other, parted by spaces. */
	readonly codes: string;
	readonly lon: readonly number[];
	readonly lat: readonly number[];
	readonly spread: readonly number[];
	readonly names: readonly string[];
	/** Per code the rows of its names. */
	readonly nameAt: readonly (readonly number[])[];
}

/** The file a table is served as; about 40 bytes a code. O(codes + names). */
export function servePostcodes(table: PostcodeTable): string {
	const whole = (values: ArrayLike<number>, unit: number) => Array.from(values, (value) => Math.round(value / unit));
	const served: ServedTable = {
		format: 'revir-postcodes-1',
		country: table.country,
		attribution: table.attribution,
		codes: table.codes.join(' '),
		lon: whole(table.lon, 1e-4),
		lat: whole(table.lat, 1e-4),
		spread: whole(table.spreadKm, 0.1),
		names: table.names,
		nameAt: table.codes.map((_, c) => [...table.nameAt.subarray(table.nameStart[c]!, table.nameStart[c + 1]!)])
	};
	return JSON.stringify(served);
}

/** Reads a served table. O(codes + names). @param json parsed @throws RevirError FILE_CORRUPT where its shape differs */
export function parsePostcodes(json: unknown, file?: string): PostcodeTable {
	const record = (json !== null && typeof json === 'object' ? json : {}) as Partial<Record<keyof ServedTable, unknown>>;
	const corrupt = (column: keyof ServedTable, expected: string) =>
		new RevirError('FILE_CORRUPT', { where: { ...(file === undefined ? {} : { file }), column }, expected });
	if (record.format !== 'revir-postcodes-1') throw corrupt('format', 'revir-postcodes-1');
	const { country, attribution } = record;
	if (typeof country !== 'string') throw corrupt('country', 'text');
	if (typeof attribution !== 'string') throw corrupt('attribution', 'text');
	if (typeof record.codes !== 'string') throw corrupt('codes', 'text');
	const codes = record.codes.split(' ');
	if (!codes.every((code, c) => c === 0 || codes[c - 1]! < code)) throw corrupt('codes', 'texts');
	const numbers = (column: 'lon' | 'lat' | 'spread', unit: number): number[] => {
		const list = record[column];
		if (!Array.isArray(list) || list.length !== codes.length || !list.every(Number.isFinite))
			throw corrupt(column, `${codes.length} numbers`);
		return (list as number[]).map((value) => value / unit);
	};
	const { names, nameAt } = record;
	if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) throw corrupt('names', 'texts');
	const isRow = (at: unknown) => Number.isInteger(at) && (at as number) >= 0 && (at as number) < names.length;
	if (
		!Array.isArray(nameAt) ||
		nameAt.length !== codes.length ||
		!nameAt.every((rows) => Array.isArray(rows) && rows.every(isRow))
	)
		throw corrupt('nameAt', `${codes.length} values`);
	const nameStart = new Uint32Array(codes.length + 1);
	(nameAt as number[][]).forEach((rows, c) => (nameStart[c + 1] = nameStart[c]! + rows.length));
	return {
		country,
		attribution,
		exact: true,
		count: codes.length,
		codes,
		lon: Float64Array.from(numbers('lon', 1e4)),
		lat: Float64Array.from(numbers('lat', 1e4)),
		spreadKm: Float32Array.from(numbers('spread', 10)),
		names: names as string[],
		nameStart,
		nameAt: Uint32Array.from((nameAt as number[][]).flat())
	};
}

/** The bundled codes per place (`geo/postcodes-DE.json`) beside the places they belong to: a table that is not exact.
 *  @throws RevirError FILE_CORRUPT where the two do not belong together */
export function postcodesOfPlaces(
	json: unknown,
	places: { readonly name: readonly string[]; readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> },
	file?: string
): PostcodeTable {
	const { country, attribution, postcodes } = json as Readonly<Record<string, unknown>>;
	if (typeof country !== 'string' || !Array.isArray(postcodes) || postcodes.length !== places.name.length) {
		const where = { ...(file === undefined ? {} : { file }), column: 'postcodes' };
		throw new RevirError('FILE_CORRUPT', { where, expected: `${places.name.length} values` });
	}
	const rows: PostcodeRow[] = (postcodes as string[][]).flatMap((codes, p) =>
		codes.map((code) => ({ code, place: places.name[p]!, lon: places.lon[p]!, lat: places.lat[p]! }))
	);
	return createPostcodeTable(country, rows, { attribution: String(attribution ?? ''), exact: false });
}
