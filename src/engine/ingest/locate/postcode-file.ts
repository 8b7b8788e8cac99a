import { RevirError } from '../../model/errors.ts';
import { eachCsvRow, sniffDelimiter } from '../csv-rows.ts';
import type { Budget } from '../table.ts';
import { postcodeBudget, tooLarge, unpackText, type PostcodeBudget } from './packed-text.ts';
import { createPostcodeTable, type PostcodeRow, type PostcodeTable } from './postcode-table.ts';

export const GEONAMES_ATTRIBUTION = 'Postal codes © GeoNames (geonames.org), CC BY 4.0';

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
	const text = unpackText(bytes, file, budget);
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
