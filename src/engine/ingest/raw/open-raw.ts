import { RevirError } from '../../model/errors.ts';
import { driven } from '../../model/steps.ts';
import { isArrowFile, isArrowStream } from '../arrow-check.ts';
import { foreignKind, startsWith } from '../foreign-kinds.ts';
import { checkSize } from '../table.ts';
import { openArrowRaw } from './arrow-raw.ts';
import { openCsvRaw } from './csv-raw.ts';
import { openJsonRaw } from './json-raw.ts';
import { looksLikeJson, utf16 } from './json-text.ts';
import { openParquetRaw } from './parquet-raw.ts';
import { defaultRawBudget, type Progress, type RawBudget } from './raw-budget.ts';
import type { RawTable, ReadOptions } from './raw-table.ts';
import { openXlsxRaw } from './xlsx-raw.ts';

/**
 * Reads a file of any kind into a table as it stands there. Looks at the content, not at the name.
 * @param onProgress told the share done, 0–1; awaited, so that a worker can let others have a turn
 * @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, FILE_CORRUPT, FILE_ENCODING, FILE_CRS, SHEET_MISSING, ROWS_NONE and those of the
 *  readers; nothing else, whatever the bytes
 */
export async function openRaw(
	bytes: Uint8Array,
	file: string,
	budget: Partial<RawBudget> = {},
	options: ReadOptions = {},
	onProgress: Progress = () => {}
): Promise<RawTable> {
	const limits = { ...defaultRawBudget, ...budget };
	checkSize(bytes.length, file, limits);
	try {
		const open = readerOf(bytes, file, options);
		const table = await open(bytes, file, limits, options, onProgress);
		if (table.count === 0) throw new RevirError('ROWS_NONE', { where: { file } });
		await onProgress(1);
		return table;
	} catch (error) {
		if (error instanceof RevirError) throw error;
		// What a library says is neither in the reader's language nor free of the file's own text.
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'unreadable structure' });
	}
}

type Reader = (
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
) => Promise<RawTable>;

type Stepped = (
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions
) => Generator<number, RawTable>;

const inSteps =
	(open: Stepped): Reader =>
	(bytes, file, budget, options, onProgress) =>
		driven(open(bytes, file, budget, options), onProgress);

const zip = [0x50, 0x4b, 0x03, 0x04];
const parquet = [0x50, 0x41, 0x52, 0x31];
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];

function readerOf(bytes: Uint8Array, file: string, options: ReadOptions): Reader {
	if (startsWith(bytes, zip)) return inSteps(openXlsxRaw);
	if (startsWith(bytes, parquet)) return openParquetRaw;
	if (isArrowFile(bytes) || isArrowStream(bytes)) return openArrowRaw;
	const wide = utf16(bytes) !== null || options.encoding?.startsWith('utf-16') === true || looksLikeUtf16(bytes);
	if (!wide) refuseForeign(bytes, file);
	return looksLikeJson(bytes) ? openJsonRaw : inSteps(openCsvRaw);
}

/** @throws RevirError FILE_KIND */
function refuseForeign(bytes: Uint8Array, file: string): void {
	const refuse = (got: string, expected?: string): never => {
		throw new RevirError('FILE_KIND', { where: { file }, got, ...(expected === undefined ? {} : { expected }) });
	};
	if (startsWith(bytes, oldExcel) && isEncrypted(bytes)) refuse('an Excel file with a password', 'a copy without one');
	const foreign = foreignKind(bytes);
	if (foreign) refuse(foreign.kind, foreign.instead);
	if (bytes.subarray(0, 65_536).includes(0)) refuse('binary data');
	const head = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
	// Many systems call such a page .xls.
	if (/^<(!doctype|html|table|\?xml|workbook)/i.test(head)) refuse('a web page or XML', 'the table saved as .xlsx');
}

/** Excel hides an encrypted workbook in the container of its old format. */
function isEncrypted(bytes: Uint8Array): boolean {
	const name = Array.from('EncryptedPackage', (char) => char.charCodeAt(0));
	const last = Math.min(bytes.length, 4 * 1024 * 1024) - 2 * name.length;
	for (let at = 512; at <= last; at++)
		if (bytes[at] === name[0] && name.every((code, i) => bytes[at + 2 * i] === code && bytes[at + 2 * i + 1] === 0))
			return true;
	return false;
}

/** Latin text in UTF-16 without its mark: every other byte is 0, and only those. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
	const zeros = [0, 0];
	const length = Math.min(bytes.length, 4096) & ~1;
	for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1]!++;
	return length >= 4 && Math.min(...zeros) === 0 && Math.max(...zeros) > 0.35 * length;
}
