import { gunzipSync, unzipSync } from 'fflate';
import { RevirError } from '../../model/errors.ts';
import { eachCsvRow, sniffDelimiter } from '../csv-rows.ts';
import { defaultBudget, type Budget } from '../table.ts';
import { createPostcodeTable, type PostcodeRow, type PostcodeTable } from './postcode-table.ts';

export const GEONAMES_ATTRIBUTION = 'Postal codes © GeoNames (geonames.org), CC BY 4.0';

export interface PostcodeBudget extends Budget {
	/** Bytes after unpacking. */
	readonly unpacked: number;
}

/** All countries of GeoNames in one file are about 1.6 million rows and 140 MB. */
export const postcodeBudget: PostcodeBudget = {
	...defaultBudget,
	bytes: 64 * 1024 * 1024,
	rows: 3_000_000,
	unpacked: 256 * 1024 * 1024
};

export interface PostcodesRead {
	/** One table per country of the file, by ISO code. */
	readonly tables: ReadonlyMap<string, PostcodeTable>;
	readonly rows: number;
	/** Rows without a usable code or position. */
	readonly skipped: number;
}

/**
 * Postcodes in the GeoNames format: tab-separated `country, code, place, 3 × (name, code), lat, lon, accuracy` without a header,
 * or a CSV with a header (`country_code, zipcode|postal_code, place, …, latitude, longitude`); plain, gzipped or in a zip.
 * O(rows log rows).
 * @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_CORRUPT, FILE_ENCODING, COLUMN_MISSING
 */
export function readPostcodes(
	bytes: Uint8Array,
	file: string,
	limits: Partial<PostcodeBudget> = {},
	attribution = GEONAMES_ATTRIBUTION
): PostcodesRead {
	const budget = { ...postcodeBudget, ...limits };
	const text = decode(unpack(bytes, file, budget), file);
	const byCountry = new Map<string, PostcodeRow[]>();
	let rows = 0;
	let skipped = 0;
	eachPostcode(text, file, budget, (country, row) => {
		rows++;
		const isUsable = row.code !== '' && Math.abs(row.lat) <= 90 && Math.abs(row.lon) <= 180;
		if (!isUsable || (row.lat === 0 && row.lon === 0) || !/^[A-Z]{2}$/.test(country)) {
			skipped++;
			return;
		}
		const list = byCountry.get(country);
		if (list === undefined) byCountry.set(country, [row]);
		else list.push(row);
	});
	if (rows === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	const tables = new Map<string, PostcodeTable>();
	for (const [country, list] of [...byCountry].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const table = createPostcodeTable(country, list, { attribution, exact: true });
		if (table.count > 0) tables.set(country, table);
	}
	if (tables.size === 0)
		throw new RevirError('FILE_CORRUPT', { where: { file }, expected: 'postcodes with positions' });
	return { tables, rows, skipped };
}

/** `Number('')` is 0, which would be a position. */
const coordinate = (cell: string | undefined): number => (cell === undefined || cell === '' ? NaN : Number(cell));

function eachPostcode(
	text: string,
	file: string,
	budget: Budget,
	onRow: (country: string, row: PostcodeRow) => void
): void {
	const first = /^[^\r\n]*/.exec(text)![0];
	const hasHeader = /code/i.test(first) && /lat/i.test(first);
	if (!hasHeader) {
		eachTabRow(text, file, budget, (cells) =>
			onRow(cells[0]!, { code: cells[1]!, place: cells[2]!, lat: coordinate(cells[9]), lon: coordinate(cells[10]) })
		);
		return;
	}
	let at: { country: number; code: number; place: number; lat: number; lon: number } | null = null;
	eachCsvRow(text, sniffDelimiter(first), file, budget, (cells) => {
		if (at === null) {
			at = headerOf(cells, file);
			return;
		}
		const cell = (column: number) => cells[column] ?? '';
		const position = { lat: coordinate(cells[at.lat]), lon: coordinate(cells[at.lon]) };
		onRow(cell(at.country).toUpperCase(), { code: cell(at.code), place: cell(at.place), ...position });
	});
}

function headerOf(cells: readonly string[], file: string) {
	const names = cells.map((cell) => cell.toLowerCase().replace(/[\s-]/g, '_'));
	const find = (...options: readonly string[]): number => {
		const at = names.findIndex((name) => options.includes(name));
		if (at < 0) throw new RevirError('COLUMN_MISSING', { where: { file, column: options[0]! }, got: names.join(', ') });
		return at;
	};
	return {
		country: find('country_code', 'country'),
		code: find('postal_code', 'zipcode', 'postcode', 'zip', 'plz'),
		place: find('place', 'place_name', 'city', 'town'),
		lat: find('latitude', 'lat'),
		lon: find('longitude', 'lon', 'lng')
	};
}

/** GeoNames quotes nothing: a quote in a name is a quote. */
function eachTabRow(text: string, file: string, budget: Budget, onRow: (cells: string[]) => void): void {
	let row = 0;
	for (let start = 0; start < text.length;) {
		const end = text.indexOf('\n', start);
		const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
		start = end < 0 ? text.length : end + 1;
		row++;
		if (line === '') continue;
		if (row > budget.rows) throw tooLarge(file, `more than ${budget.rows} rows`, `at most ${budget.rows} rows`);
		const cells = line.split('\t', 12);
		if (cells.length < 11)
			throw new RevirError('FILE_CORRUPT', {
				where: { file, row },
				got: `${cells.length} columns`,
				expected: 'postcodes with positions'
			});
		onRow(cells);
	}
}

function unpack(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	if (bytes.length === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	if (bytes.length > budget.bytes) throw tooLarge(file, megabytes(bytes.length), `at most ${megabytes(budget.bytes)}`);
	const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
	try {
		const out = isZip ? unzipTable(bytes, file, budget) : isGzip ? unpackGzip(bytes, file, budget) : bytes;
		if (out.length > budget.unpacked)
			throw tooLarge(file, megabytes(out.length), `at most ${megabytes(budget.unpacked)}`);
		return out;
	} catch (error) {
		if (error instanceof RevirError) throw error;
		throw new RevirError('FILE_CORRUPT', { where: { file }, ...(isZip ? { got: 'not a readable zip' } : {}) });
	}
}

/** The largest table of the zip; GeoNames puts a readme beside it. The declared size is all that is ever allocated. */
function unzipTable(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	let best: { name: string; size: number } | null = null;
	unzipSync(bytes, {
		filter({ name, originalSize }) {
			const isTable = /\.(txt|csv|tsv)$/i.test(name) && !/readme/i.test(name);
			if (isTable && originalSize > (best?.size ?? 0)) best = { name, size: originalSize };
			return false;
		}
	});
	const found = best as { name: string; size: number } | null;
	if (found === null)
		throw new RevirError('FILE_CORRUPT', { where: { file }, expected: 'a .txt or .csv file in the zip' });
	if (found.size > budget.unpacked)
		throw tooLarge(file, megabytes(found.size), `at most ${megabytes(budget.unpacked)}`);
	return unzipSync(bytes, { filter: ({ name, originalSize }) => name === found.name && originalSize === found.size })[
		found.name
	]!;
}

function unpackGzip(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	const end = bytes.length - 4;
	const size = end < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
	if (size > budget.unpacked) throw tooLarge(file, megabytes(size), `at most ${megabytes(budget.unpacked)}`);
	return gunzipSync(bytes, { out: new Uint8Array(size) });
}

function decode(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new RevirError('FILE_ENCODING', { where: { file }, expected: 'UTF-8' });
	}
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
const tooLarge = (file: string, got: string, expected: string) =>
	new RevirError('FILE_TOO_LARGE', { where: { file }, got, expected });
