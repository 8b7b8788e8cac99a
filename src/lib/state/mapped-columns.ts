import { headersOf, type Mapping, type Target } from '#engine/ingest/mapping/mapping.ts';
import type { ColumnSuggestion } from '#engine/ingest/mapping/suggestion.ts';
import type { Wanted } from '#engine/ingest/mapping/wanted.ts';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';

/** A column of the file with what becomes of it. */
export interface MappedColumn extends ColumnSuggestion {
	/** The user's decision; undefined = none. */
	readonly decided: string | null | undefined;
	/** Reason with which a personal column was let in. */
	readonly unlocked: string | null;
	/** First filled cells, and as what they were read. */
	readonly examples: readonly string[];
	readonly kind: RawPreview['columns'][number]['kind'];
}

const examplesShown = 3;

/** Columns under the mapping in force, which need not be the suggested one. O(columns × rows of the preview). */
export function mappedColumns(
	preview: RawPreview,
	suggested: readonly ColumnSuggestion[],
	mapping: Mapping,
	wanted: Wanted
): MappedColumn[] {
	const used = new Map<string, Target[]>();
	for (const field of mapping.fields)
		for (const header of headersOf(field)) used.set(header, [...(used.get(header) ?? []), field.target]);
	const unlocked = new Map(mapping.unlocked.map(({ column, reason }) => [column, reason]));
	const places = new Map(preview.columns.map(({ name }, at) => [name, at]));
	return suggested.map((column) => {
		const at = places.get(column.column) ?? -1;
		const cells = preview.rows.flatMap((row) => row.cells[at] ?? []);
		return {
			...column,
			targets: used.get(column.column) ?? [],
			decided: wanted[column.column],
			unlocked: unlocked.get(column.column) ?? null,
			kind: preview.columns[at]?.kind ?? 'text',
			examples: [...new Set(cells)].slice(0, examplesShown)
		};
	});
}

/** Decisions about columns that are still there. */
export function wantedIn(wanted: Wanted, preview: RawPreview): Wanted {
	const headers = new Set(preview.columns.map(({ name }) => name));
	return Object.fromEntries(Object.entries(wanted).filter(([column]) => headers.has(column)));
}

/** ISO date of the reader's clock. */
export const today = (): string => new Date().toISOString().slice(0, 10);
