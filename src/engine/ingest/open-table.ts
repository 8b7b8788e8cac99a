import { RevirError } from '../model/errors.ts';
import { isArrowFile, isArrowStream } from './arrow-check.ts';
import { openArrow } from './arrow.ts';
import { openCsv } from './csv.ts';
import { defaultBudget, type Budget, type SourceTable } from './table.ts';

/** First bytes of kinds that people rename or drop by mistake. */
const foreign: readonly (readonly [string, readonly number[]])[] = [
	['a zip or Excel file', [0x50, 0x4b, 0x03, 0x04]],
	['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
	['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
	['a JPEG picture', [0xff, 0xd8, 0xff]],
	['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
	['a PDF', [0x25, 0x50, 0x44, 0x46]],
	['a gzip file', [0x1f, 0x8b]],
	['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
	['UTF-16 text', [0xff, 0xfe]],
	['UTF-16 text', [0xfe, 0xff]]
];

/** Looks at the content, not at the name. @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND and those of the readers */
export function openTable(bytes: Uint8Array, file: string, budget: Partial<Budget> = {}): SourceTable {
	const limits = { ...defaultBudget, ...budget };
	if (bytes.length === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	if (bytes.length > limits.bytes) {
		throw new RevirError('FILE_TOO_LARGE', {
			where: { file },
			got: `${Math.ceil(bytes.length / 1048576)} MiB`,
			expected: `at most ${Math.floor(limits.bytes / 1048576)} MiB`
		});
	}
	if (isArrowFile(bytes) || isArrowStream(bytes)) return openArrow(bytes, file, limits);
	const kind = foreign.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
	if (kind?.[0].startsWith('UTF-16'))
		throw new RevirError('FILE_ENCODING', { where: { file }, got: kind[0], expected: 'UTF-8' });
	if (kind) throw new RevirError('FILE_KIND', { where: { file }, got: kind[0] });
	if (/\.(arrow|arrows|ipc|feather)$/i.test(file)) {
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'no Arrow signature at the start' });
	}
	if (bytes.subarray(0, 65_536).includes(0)) throw new RevirError('FILE_KIND', { where: { file }, got: 'binary data' });
	return openCsv(bytes, file, limits);
}
