import type { AccountColumns, DatasetMeta } from '../../model/columns.ts';
import type { Traits } from './traits.ts';

export interface MissingOptions {
	/** Says which months make up which year. */
	readonly meta: DatasetMeta;
}

/** What every search for gaps works on. */
export interface GapInput extends MissingOptions {
	readonly accounts: AccountColumns;
	readonly traits: Traits;
}
