import { RevirError } from '../model/errors.ts';
import { isArrowFile, isArrowStream } from './arrow-check.ts';
import { openArrow } from './arrow.ts';
import { openCsv } from './csv.ts';
import { foreignKind } from './foreign-kinds.ts';
import { checkSize, defaultBudget, type Budget, type SourceTable } from './table.ts';

/** Looks at the content, not at the name. @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND and those of the readers */
export function openTable(bytes: Uint8Array, file: string, budget: Partial<Budget> = {}): SourceTable {
	const limits = { ...defaultBudget, ...budget };
	checkSize(bytes.length, file, limits);
	if (isArrowFile(bytes) || isArrowStream(bytes)) return openArrow(bytes, file, limits);
	const foreign = foreignKind(bytes);
	if (foreign?.kind === 'UTF-16 text')
		throw new RevirError('FILE_ENCODING', { where: { file }, got: foreign.kind, expected: 'UTF-8' });
	if (foreign) throw new RevirError('FILE_KIND', { where: { file }, got: foreign.kind });
	if (/\.(arrow|arrows|ipc|feather)$/i.test(file)) {
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'no Arrow signature at the start' });
	}
	if (bytes.subarray(0, 65_536).includes(0)) throw new RevirError('FILE_KIND', { where: { file }, got: 'binary data' });
	return openCsv(bytes, file, limits);
}
