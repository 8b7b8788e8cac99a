import type { AccountColumns, CodedColumn, TextColumn } from '../model/columns.ts';
import type { Language } from '../model/error-texts.ts';
import { foldText, textRanks } from './text-order.ts';

export type TextField = 'id' | 'name' | 'city' | 'postcode' | 'country' | 'industry' | 'stage';
const searched: readonly TextField[] = ['id', 'name', 'city', 'postcode', 'industry'];

/** Texts of a dataset made ready to search and sort; each part is made when first asked for and then kept. */
export interface AccountIndex {
	/** Alphabetical place per account, NaN = empty. O(n log n) the first time for id and name, O(n) for coded columns. */
	ranks(field: TextField): Float64Array;
	/** Alphabetical place per text, NaN = empty. O(n log n). */
	rank(texts: readonly string[]): Float64Array;
	/** 1 per account in which every word of the text occurs in id, name, city, postcode or industry; null = no words. O(n). */
	matches(text: string): Uint8Array | null;
	/** −1 = no such account. O(n) the first time. */
	rowOf(id: string): number;
}

const cells = (column: TextColumn, count: number) => Array.from({ length: count }, (_, row) => column.at(row));

/** Belongs to one dataset and one language of the reader. */
export function accountIndex(accounts: AccountColumns, language: Language): AccountIndex {
	const { count } = accounts;
	const ranks = new Map<TextField, Float64Array>();
	const folded = new Map<TextField, readonly string[]>();
	let rows: Map<string, number> | null = null;

	function ranksOf(field: TextField): Float64Array {
		const column = accounts[field];
		if (column === null) return new Float64Array(count).fill(NaN);
		if ('at' in column) return textRanks(cells(column, count), language);
		const byCode = textRanks(column.values, language);
		return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : byCode[code]!));
	}

	/** Folded text per row, or per code for coded columns. */
	function foldedOf(field: TextField, column: TextColumn | CodedColumn): readonly string[] {
		const known = folded.get(field);
		if (known !== undefined) return known;
		const texts = 'at' in column ? cells(column, count) : column.values;
		const made = texts.map((text) => foldText(text ?? ''));
		folded.set(field, made);
		return made;
	}

	return {
		ranks(field) {
			const known = ranks.get(field) ?? ranksOf(field);
			ranks.set(field, known);
			return known;
		},
		rank: (texts) => textRanks(texts, language),
		matches(text) {
			const words = foldText(text).split(/\s+/).filter(Boolean);
			if (words.length === 0) return null;
			const all = new Uint8Array(count).fill(1);
			for (const word of words) {
				const found = new Uint8Array(count);
				for (const field of searched) {
					const column = accounts[field];
					if (column === null) continue;
					const texts = foldedOf(field, column);
					if ('at' in column) {
						for (let i = 0; i < count; i++) if (found[i] === 0 && texts[i]!.includes(word)) found[i] = 1;
					} else {
						const hit = texts.map((value) => value.includes(word));
						for (let i = 0; i < count; i++) if (hit[column.codes[i]!] === true) found[i] = 1;
					}
				}
				for (let i = 0; i < count; i++) all[i]! &= found[i]!;
			}
			return all;
		},
		rowOf(id) {
			rows ??= new Map(cells(accounts.id, count).map((own, row) => [own ?? '', row]));
			return rows.get(id) ?? -1;
		}
	};
}
