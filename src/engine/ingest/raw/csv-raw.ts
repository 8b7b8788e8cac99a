import { RevirError } from '../../model/errors.ts';
import type { RawBudget } from './raw-budget.ts';
import type { RawTable, ReadOptions } from './raw-table.ts';

/** Stands in until the CSV reader is merged. */
export function* openCsvRaw(
	_bytes: Uint8Array,
	file: string,
	_budget: Partial<RawBudget>,
	_options: ReadOptions
): Generator<number, RawTable> {
	yield 0;
	throw new RevirError('FILE_KIND', { where: { file }, got: 'text' });
}
