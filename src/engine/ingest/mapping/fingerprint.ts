import type { RawColumn, RawTable } from '../raw/raw-table.ts';
import { numberReader, sampleRows, textCell, dateReader } from './cells.ts';
import { headersOf, type Mapping } from './mapping.ts';
import { targetsOf } from './targets.ts';

/** FNV-1a (Fowler, Noll, Vo), 32 bits, from a start of one's own. */
function hash(text: string, start: number): number {
	let value = start;
	for (let i = 0; i < text.length; i++) {
		value ^= text.charCodeAt(i);
		value = Math.imul(value, 0x01000193);
	}
	return value >>> 0;
}

/** 16 hexadecimal digits of the headers and kinds of a table in any order: no cell and no file name goes in. O(columns log columns). */
export function fingerprint(table: RawTable): string {
	const text = table.columns
		.map(({ name, kind }) => `${name}\u0000${kind}`)
		.sort()
		.join('\u0001');
	return [0x811c9dc5, 0x9747b28c].map((start) => hash(text, start).toString(16).padStart(8, '0')).join('');
}

export interface Fit {
	/** Every column is there and can be read. */
	readonly fits: boolean;
	/** Headers the mapping reads and the table lacks. */
	readonly missing: readonly string[];
	/** Headers whose cells are no longer numbers or dates. */
	readonly unreadable: readonly string[];
	/** Headers the mapping does not know of. Only told where the fingerprint differs. */
	readonly fresh: readonly string[];
}

/** Whether a remembered mapping still serves a table. O(columns × 2,000). */
export function fits(mapping: Mapping, table: RawTable): Fit {
	const columns = new Map(table.columns.map((column) => [column.name, column]));
	const missing = new Set<string>();
	const unreadable = new Set<string>();
	const named = new Set([...mapping.fields.flatMap(headersOf), ...mapping.unlocked.map(({ column }) => column)]);
	for (const field of mapping.fields) {
		const kind = targetsOf[mapping.kind].get(field.target)?.kind;
		for (const header of headersOf(field)) {
			const column = columns.get(header);
			if (column === undefined) missing.add(header);
			else if (field.how === 'split') continue;
			else if (kind === 'date' || (field.how === 'orders' && header === field.date)) mark(column, dateReader(column));
			else if (kind === 'number' || kind === 'months') mark(column, numberReader(column, table.count));
		}
	}
	function mark(column: RawColumn, read: (row: number) => number): void {
		let [filled, readable] = [0, 0];
		for (const row of sampleRows(table.count)) {
			if (textCell(column, row) === null) continue;
			filled++;
			if (!Number.isNaN(read(row))) readable++;
		}
		if (readable < 0.5 * filled) unreadable.add(column.name);
	}
	const fresh =
		fingerprint(table) === mapping.fingerprint ? [] : [...columns.keys()].filter((header) => !named.has(header));
	return { fits: missing.size + unreadable.size === 0, missing: [...missing], unreadable: [...unreadable], fresh };
}
