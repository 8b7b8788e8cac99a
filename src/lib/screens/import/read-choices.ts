import { m } from '#paraglide/messages.js';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import { certaintyOf, type Certainty } from './column-lines.ts';

/** Something about a file that was guessed or chosen, and what else it could be. */
export interface Choice {
	readonly what: keyof ReadOptions;
	readonly column?: string;
	/** As `ReadOptions` writes it. */
	readonly value: string;
	readonly values: readonly string[];
	readonly certainty: Certainty | 'chosen';
}

export const formatNames: Readonly<Record<RawPreview['format'], () => string>> = {
	csv: m.import_format_csv,
	xlsx: m.import_format_xlsx,
	arrow: m.import_format_arrow,
	parquet: m.import_format_parquet,
	geojson: m.import_format_geojson,
	jsonl: m.import_format_jsonl
};

const encodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'iso-8859-2', 'utf-16le', 'utf-16be'];
const fixed: Readonly<Partial<Record<keyof ReadOptions, readonly string[]>>> = {
	encoding: encodings,
	delimiter: [';', ',', '\t', '|'],
	quote: ['"', "'"]
};
const asked: Readonly<Record<RawPreview['format'], readonly (keyof ReadOptions)[]>> = {
	csv: ['encoding', 'delimiter', 'quote', 'headerRow'],
	xlsx: ['sheet', 'headerRow'],
	arrow: [],
	parquet: [],
	geojson: [],
	jsonl: []
};
/** Headers are looked for near the top. */
const headerRows = 12;
export const kinds = ['text', 'number', 'date', 'flag'] as const;

/** Formats whose columns carry no type of their own. */
export const isUntyped = (format: RawPreview['format']): boolean => format !== 'arrow' && format !== 'parquet';

/** What concerns the file as a whole. */
export function fileChoices(preview: RawPreview, options: ReadOptions): Choice[] {
	return asked[preview.format].flatMap((what): Choice[] => {
		const guess = preview.guesses.find((one) => one.what === what && one.column === undefined);
		const chosen = options[what];
		const value = chosen === undefined ? (guess?.value ?? (what === 'sheet' ? preview.sheet : null)) : String(chosen);
		if (value === null || (what === 'sheet' && preview.sheets.length < 2)) return [];
		const rows = Array.from({ length: headerRows + 1 }, (_, k) => String(k));
		const all = what === 'sheet' ? preview.sheets : (fixed[what] ?? rows);
		const values = [...new Set([...all, value, ...(guess?.others ?? [])])];
		if (what === 'headerRow') values.sort((a, b) => Number(a) - Number(b));
		return [{ what, value, values, certainty: chosen === undefined ? certaintyOf(guess?.confidence ?? 1) : 'chosen' }];
	});
}

const perColumn = { decimal: [',', '.'], dates: ['dmy', 'mdy', 'ymd'], kinds } as const;
type PerColumn = keyof typeof perColumn;

/** What concerns single columns: decimals, dates, and kinds that are not clear; doubtful ones first. */
export function columnChoices(preview: RawPreview, options: ReadOptions): Choice[] {
	const found: Choice[] = [];
	for (const what of Object.keys(perColumn) as PerColumn[]) {
		const chosen = options[what] ?? {};
		for (const { name: column } of preview.columns) {
			const guess = preview.guesses.find((one) => one.what === what && one.column === column);
			const value = chosen[column] ?? guess?.value;
			if (value === undefined) continue;
			const certainty = chosen[column] !== undefined ? 'chosen' : certaintyOf(guess!.confidence);
			found.push({ what, column, value, values: perColumn[what], certainty });
		}
	}
	const rank = { guess: 0, likely: 1, chosen: 2, sure: 3 } as const;
	return found.sort((a, b) => rank[a.certainty] - rank[b.certainty]);
}

/** Options with one choice more. */
export function withOption(
	options: ReadOptions,
	{ what, column }: Pick<Choice, 'what' | 'column'>,
	value: string
): ReadOptions {
	if (column !== undefined)
		return { ...options, [what]: { ...(options[what] as object | undefined), [column]: value } };
	if (what === 'headerRow') return { ...options, headerRow: Number(value) };
	// Another sheet or separator has other columns.
	const { decimal, dates, kinds: read, ...file } = options;
	const columns = what === 'encoding' ? { decimal, dates, kinds: read } : {};
	const kept = Object.fromEntries(Object.entries(columns).filter(([, one]) => one !== undefined));
	return { ...file, ...kept, [what]: value };
}
