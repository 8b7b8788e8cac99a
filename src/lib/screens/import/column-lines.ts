import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { headersOf, type Field, type Mapping } from '#engine/ingest/mapping/mapping.ts';
import { periodOf } from '#engine/ingest/mapping/periods.ts';
import { wantedOf } from '#engine/ingest/mapping/wanted.ts';
import { columnName } from '#engine/report/column-names.ts';
import { mappingText } from '#engine/report/mapping-text.ts';
import type { ImportSlot } from '#lib/state/import-slot.svelte.ts';
import type { MappedColumn } from '#lib/state/mapped-columns.ts';
import * as format from '../format.ts';

/** A line of the table of columns: one of them, or those of many months or years together. */
export type ColumnLine =
	| { readonly kind: 'one'; readonly column: MappedColumn }
	| { readonly kind: 'months' | 'years'; readonly columns: readonly MappedColumn[] };

/** Periods side by side are one decision; fewer than so many are told one by one. */
const least = { months: 3, years: 2 } as const;

const periodLine = (column: MappedColumn): 'months' | 'years' | null => {
	const period = periodOf(column.column);
	if (period === null || column.blocked !== null) return null;
	const sales =
		column.targets.length === 0 ? column.decided === null : column.targets.every((target) => /^revenue_/.test(target));
	return sales && (column.decided ?? null) === null ? (period.month === null ? 'years' : 'months') : null;
};

/** Lines in the order of the file; a group stands where its first column does. O(columns). */
export function columnLines(columns: readonly MappedColumn[]): ColumnLine[] {
	const groups = Map.groupBy(columns, periodLine);
	const together = (['months', 'years'] as const).filter((kind) => (groups.get(kind)?.length ?? 0) >= least[kind]);
	return columns.flatMap((column): ColumnLine[] => {
		const kind = periodLine(column);
		if (kind === null || !together.includes(kind)) return [{ kind: 'one', column }];
		const group = groups.get(kind) ?? [];
		return group[0] === column ? [{ kind, columns: group }] : [];
	});
}

/** What every column stands for in the list of choices: a target, a part of one, null = not imported. */
export function choicesOf(mapping: Mapping, headers: readonly string[]): ReadonlyMap<string, string | null> {
	const choices = new Map(Object.entries(wantedOf(mapping, headers)));
	// Periods and second choices have no decision of their own.
	for (const field of mapping.fields)
		for (const header of headersOf(field)) if (!choices.has(header)) choices.set(header, field.target);
	return choices;
}

export type Certainty = 'sure' | 'likely' | 'guess';
export const certaintyOf = (confidence: number): Certainty =>
	confidence >= 0.85 ? 'sure' : confidence >= 0.65 ? 'likely' : 'guess';
export const certaintyNames: Readonly<Record<Certainty, () => string>> = {
	sure: m.import_sure,
	likely: m.import_likely,
	guess: m.import_guess
};

/** Why a column becomes what it does. */
export function whyOf(column: MappedColumn, slot: ImportSlot): string {
	if (column.decided !== undefined && column.blocked === null) return m.import_why_user();
	if (slot.base !== null && !slot.edited)
		return slot.origin === 'file' ? m.import_why_file() : m.import_why_remembered();
	return mappingText(column.reason, getLocale());
}

const list = (names: readonly string[]) => new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
const nameOf = (target: string) => columnName(target, getLocale());

/** What else happens to the cells on their way: parted, put together, scaled. */
export function notesOf(column: MappedColumn, mapping: Mapping): string[] {
	const read = mapping.fields.filter((field) => headersOf(field).includes(column.column));
	const parts = read.filter((field) => field.how === 'split').map(({ target }) => nameOf(target));
	const notes: string[] = parts.length > 1 ? [m.import_split({ parts: list(parts) })] : [];
	for (const field of read) {
		notes.push(...noteOf(field, column.column));
		const scale = 'scale' in field ? (field.scale ?? 1) : 1;
		if (scale !== 1) notes.push(m.import_scaled({ scale: format.number(scale, scale < 1 ? 2 : 0) }));
	}
	const shown = 5;
	if (column.unknownWords.length > 0) {
		const more = column.unknownWords.length > shown ? ' …' : '';
		notes.push(m.import_unknown_words({ words: column.unknownWords.slice(0, shown).join(', ') + more }));
	}
	return [...new Set(notes)];
}

/** By what the cells of these columns are multiplied; 1 = as they are. */
export function scaleOf(mapping: Mapping, headers: readonly string[]): number {
	const field = mapping.fields.find(
		(one) => 'scale' in one && headersOf(one).some((header) => headers.includes(header))
	);
	return field !== undefined && 'scale' in field ? (field.scale ?? 1) : 1;
}

function noteOf(field: Field, header: string): string[] {
	if (field.how === 'join' && field.from.length > 1)
		return [m.import_joined({ others: field.from.filter((other) => other !== header).join(', ') })];
	if (field.how !== 'plain') return [];
	const [first = ''] = field.from;
	return [
		...(first === header ? [] : [m.import_fallback({ first })]),
		...(field.only === 'domain' ? [m.import_domain_only()] : [])
	];
}

/** What a mapping of accounts lacks and the plan would miss. */
export function warningsOf(mapping: Mapping, hasReps: boolean): ('id' | 'place' | 'half' | 'owner' | 'sales')[] {
	const has = (...targets: readonly string[]) => mapping.fields.some(({ target }) => targets.includes(target));
	const coordinates = has('lon') && has('lat');
	return [
		...(has('account_id') ? [] : (['id'] as const)),
		...(coordinates || has('postcode', 'city', 'unit_id') ? [] : (['place'] as const)),
		...(has('lon') === has('lat') ? [] : (['half'] as const)),
		...(has('owner_id') || hasReps ? [] : (['owner'] as const)),
		...(has('revenue_y0', 'revenue_y1', 'revenue_month', 'potential') ? [] : (['sales'] as const))
	];
}
