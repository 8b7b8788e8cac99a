import { RevirError } from '../../model/errors.ts';
import { driven } from '../../model/steps.ts';
import { Notices } from '../table.ts';
import { geoFeatures, openGeoJsonRaw } from './geojson-raw.ts';
import { isObject, jsonText, parseJson, type JsonObject } from './json-text.ts';
import type { Progress, RawBudget } from './raw-budget.ts';
import type { RawTable, ReadOptions } from './raw-table.ts';
import { RecordColumns } from './record-columns.ts';
import { typeColumns } from './type-columns.ts';

/** Lines between two reports of progress. */
const TURN = 20_000;

/**
 * GeoJSON, JSON lines, or a JSON list of flat objects, also one wrapped in an object as answers of web services are.
 * @throws RevirError FILE_CORRUPT, FILE_KIND, FILE_TOO_LARGE, FILE_ENCODING, FILE_EMPTY, FILE_CRS
 */
export async function openJsonRaw(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	const text = jsonText(bytes, file);
	await onProgress(0.1);
	const first = firstLine(text);
	if (first.more && isObject(first.value)) return openJsonLines(text, file, budget, options, onProgress);
	const json = first.more || first.value === undefined ? parseJson(text, file) : first.value;
	await onProgress(0.5);
	const features = geoFeatures(json);
	if (features !== null) return driven(openGeoJsonRaw(features, file, budget, options), onProgress, 0.5, 1);
	const rows = listOfObjects(json) ?? (isObject(json) && first.value === json ? [json] : null);
	if (rows === null)
		throw new RevirError('FILE_KIND', { where: { file }, got: 'JSON without rows', expected: 'a list of objects' });
	const notices = new Notices();
	const records = new RecordColumns(file, budget, notices);
	rows.forEach((row, i) => {
		if (isObject(row)) records.add(row, i + 1);
		else unreadable(notices, file, i + 1);
	});
	return driven(jsonTable(records, notices, file, options), onProgress, 0.6, 1);
}

/** The first line when it is JSON on its own, and whether anything stands below it. */
function firstLine(text: string): { readonly value: unknown; readonly more: boolean } {
	const start = text.search(/\S/);
	const end = text.indexOf('\n', start);
	return end < 0
		? { value: parsed(text), more: false }
		: { value: parsed(text.slice(start, end)), more: /\S/.test(text.slice(end)) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function listOfObjects(json: unknown): readonly unknown[] | null {
	if (Array.isArray(json)) return json.length === 0 || json.some(isObject) ? json : null;
	if (!isObject(json)) return null;
	const lists = Object.values(json).filter((value) => Array.isArray(value) && value.some(isObject)) as unknown[][];
	return lists.length === 1 ? lists[0]! : null;
}

async function openJsonLines(
	text: string,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	const notices = new Notices();
	const records = new RecordColumns(file, budget, notices);
	const features: JsonObject[] = [];
	const lines: number[] = [];
	const broken: number[] = [];
	let number = 0;
	for (let at = 0; at < text.length;) {
		let end = text.indexOf('\n', at);
		if (end < 0) end = text.length;
		const line = text.slice(at, end).trim();
		at = end + 1;
		if (++number % TURN === 0) await onProgress(0.1 + (0.5 * at) / text.length);
		if (line === '') continue;
		const row = parsed(line);
		if (!isObject(row)) broken.push(number);
		else if (row['type'] === 'Feature' && 'geometry' in row) {
			features.push(row);
			lines.push(number);
		} else records.add(row, number);
	}
	if (broken.length > records.count + features.length)
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'unreadable JSON' });
	if (features.length > records.count) {
		// What was told of the inside of records that stay out does not count.
		const left = new Notices();
		for (const row of broken) unreadable(left, file, row);
		for (let i = 0; i < records.count; i++) unreadable(left, file, records.rowNumber(i), 'a GeoJSON feature');
		const steps = openGeoJsonRaw({ features, crs: undefined, lines }, file, budget, options, left);
		return driven(steps, onProgress, 0.6, 1);
	}
	for (const row of broken) unreadable(notices, file, row);
	for (const row of lines) notices.add('ROW_UNREADABLE', { where: { file, row }, got: 'a GeoJSON feature' });
	return driven(jsonTable(records, notices, file, options), onProgress, 0.6, 1);
}

const unreadable = (notices: Notices, file: string, row: number, expected = 'a JSON object') =>
	notices.add('ROW_UNREADABLE', { where: { file, row }, expected });

function* jsonTable(
	records: RecordColumns,
	notices: Notices,
	file: string,
	options: ReadOptions
): Generator<number, RawTable> {
	if (records.count === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	const columns = records.columns([], options);
	const typed = yield* typeColumns(columns, records.count, options, notices, file, records.rowNumber);
	return {
		file,
		format: 'jsonl',
		sheet: null,
		sheets: [],
		count: records.count,
		columns: typed.columns,
		guesses: typed.guesses,
		notices,
		metadata: new Map(),
		rowNumber: records.rowNumber
	};
}
