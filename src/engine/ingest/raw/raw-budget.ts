import { RevirError } from '../../model/errors.ts';
import { defaultBudget, type Budget } from '../table.ts';

/** What may be spent on one file of any format. */
export interface RawBudget extends Budget {
	/** Bytes of all unpacked parts together. */
	readonly inflated: number;
	/** Parts of a zip. */
	readonly entries: number;
	/** Unpacked / packed of one part; small parts are let through. */
	readonly ratio: number;
}

export const defaultRawBudget: RawBudget = {
	...defaultBudget,
	inflated: 200 * 1024 * 1024,
	entries: 2000,
	ratio: 100
};

/** Parts below this size may be packed as hard as they like: empty styles and theme colours are. */
export const smallPart = 4 * 1024 * 1024;

const mebibytes = (bytes: number) => (bytes >= 1048576 ? `${Math.ceil(bytes / 1048576)} MiB` : `${bytes} bytes`);

export const tooLarge = (file: string, got: string, expected: string) =>
	new RevirError('FILE_TOO_LARGE', { where: { file }, got, expected });

export const tooMuchInflated = (file: string, bytes: number, budget: RawBudget, remedy = '') =>
	tooLarge(file, `${mebibytes(bytes)} unpacked`, `at most ${mebibytes(budget.inflated)}${remedy}`);

export const tooManyRows = (file: string, budget: Budget) =>
	tooLarge(file, `more than ${budget.rows} rows`, `at most ${budget.rows} rows`);

export const tooManyColumns = (file: string, budget: Budget) =>
	tooLarge(file, `more than ${budget.columns} columns`, `at most ${budget.columns} columns`);

/** Told the share that is done, 0–1; may let others have a turn. */
export type Progress = (share: number) => void | Promise<void>;
