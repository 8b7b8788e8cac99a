import type { Reason } from '../health/finding.ts';
import type { Mapping, Target } from './mapping.ts';
import type { KindGuess } from './table-kind.ts';
import type { PersonalKind } from './words-personal.ts';

export interface ColumnSuggestion {
	/** Header. */
	readonly column: string;
	/** What the column fills; none = it is not imported. */
	readonly targets: readonly Target[];
	/** 0–1. */
	readonly confidence: number;
	readonly reason: Reason;
	/** Personal data, left out until the user unlocks the column with a reason. */
	readonly blocked: PersonalKind | null;
	/** Other targets it could fill, best first. */
	readonly alternatives: readonly { readonly target: Target; readonly confidence: number }[];
	/** Cells in lower case that no word of ours is known for. */
	readonly unknownWords: readonly string[];
}

export interface Suggested {
	readonly mapping: Mapping;
	readonly kind: KindGuess;
	/** In the order of the table. */
	readonly columns: readonly ColumnSuggestion[];
}
