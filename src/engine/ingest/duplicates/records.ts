import type { AccountColumns, TextColumn } from '../../model/columns.ts';
import { parseCompanyName } from './company-name.ts';
import { domainKey, cityKey, postcodeInCity, postcodeKey } from './place-keys.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { oneSlip } from '../one-slip.ts';
import { Lexicon } from './rarity.ts';
import { parseStreet, type Street } from './street.ts';

/** A name as it is compared; one for all rows in which it is written alike. */
export interface NameRecord {
	/** Codes in `Records.words`. */
	readonly words: readonly number[];
	/** How many of them stand before the legal form. */
	readonly named: number;
	readonly form: string;
	/** Code in `Records.cities`; −1 = none. */
	readonly branchTown: number;
	/** Code in `Records.cores`: equal where the words before the legal form are equal, in any order. */
	readonly core: number;
}

/** All that pairs are compared by, one entry per row; codes −1 = missing. */
export interface Records {
	readonly accounts: AccountColumns;
	readonly names: readonly (NameRecord | null)[];
	readonly words: Lexicon;
	readonly cores: Lexicon;
	readonly streets: Lexicon;
	readonly postcodes: Lexicon;
	readonly cities: Lexicon;
	/** Street with number and postcode (or town). */
	readonly addresses: Lexicon;
	readonly domains: Lexicon;
	readonly street: Int32Array;
	readonly number: readonly (Street | null)[];
	readonly postcode: Int32Array;
	readonly city: Int32Array;
	readonly address: Int32Array;
	readonly domain: Int32Array;
	/** Row of the parent in this file; −1 = none or not in it. */
	readonly parentRow: Int32Array;
	readonly industryCounts: Int32Array;
	/** Town that a word of names is, by the word's code; −1 = none. */
	readonly townOfWord: Int32Array;
	/** Two codes of `cities` are one town in other words. */
	townsAlike(a: number, b: number): boolean;
	/** 0–1, of two codes of `streets`. */
	streetLikeness(a: number, b: number): number;
}

export interface RecordOptions {
	/** Web or e-mail domain per row, where the file has one; it is not part of the accounts. */
	readonly domain?: TextColumn | null;
}

/** Takes names and addresses apart and counts how common each part is. Yields progress 0–1. O(cells). */
export function* readRecords(accounts: AccountColumns, options: RecordOptions = {}): Generator<number, Records> {
	const { count } = accounts;
	const towns = new Set((accounts.city?.values ?? []).map(cityKey).filter((town) => town !== null));
	const [words, cores, streets, postcodes, cities, addresses, domains] = Array.from({ length: 7 }, () => new Lexicon());
	const codes = () => new Int32Array(count).fill(-1);
	const [street, postcode, city, address, domain] = [codes(), codes(), codes(), codes(), codes()];
	const names: (NameRecord | null)[] = [];
	const number: (Street | null)[] = [];
	const known = new Map<string, NameRecord>();
	const countName = ({ words: own, core }: NameRecord) => {
		for (const word of own) words!.counts[word]!++;
		cores!.counts[core]!++;
	};
	const readName = (text: string): NameRecord => {
		let name = known.get(text);
		if (name === undefined) {
			const parsed = parseCompanyName(text, towns);
			name = {
				words: parsed.words.map((word) => words!.add(word, 0)),
				named: parsed.named,
				form: parsed.form,
				branchTown: parsed.branchTown === null ? -1 : cities!.add(parsed.branchTown, 0),
				core: cores!.add(parsed.words.slice(0, parsed.named).sort().join(' '), 0)
			};
			known.set(text, name);
		}
		return name;
	};
	const postcodeKeys = (accounts.postcode?.values ?? []).map(postcodeKey);
	const cityKeys = (accounts.city?.values ?? []).map((text) => [cityKey(text), postcodeInCity(text)] as const);
	for (let row = 0; row < count; row++) {
		const text = accounts.name?.at(row) ?? null;
		const name = text === null ? null : readName(text);
		names.push(name !== null && name.words.length > 0 ? name : null);
		if (names[row]) countName(names[row]!);
		const [town, inTown] = cityKeys[accounts.city?.codes[row] ?? -1] ?? [null, null];
		const code = postcodeKeys[accounts.postcode?.codes[row] ?? -1] ?? postcodeKey(inTown);
		if (code !== null) postcode[row] = postcodes!.add(code);
		if (town !== null) city[row] = cities!.add(town);
		const line = accounts.street?.at(row) ?? null;
		const parts = line === null ? null : parseStreet(line);
		number.push(parts);
		if (parts !== null && parts.street !== '') {
			street[row] = streets!.add(parts.street);
			if (parts.from > 0 && (code ?? town) !== null)
				address[row] = addresses!.add(`${parts.street} ${parts.from} ${code ?? town}`);
		}
		const host = domainKey(options.domain?.at(row) ?? null);
		if (host !== null) domain[row] = domains!.add(host);
		if (row % 500 === 499) yield row / count;
	}
	return {
		accounts,
		names,
		...{ words: words!, cores: cores!, streets: streets!, postcodes: postcodes!, cities: cities! },
		...{ addresses: addresses!, domains: domains! },
		...{ street, number, postcode, city, address, domain },
		parentRow: parentRows(accounts),
		industryCounts: countCodes(accounts.industry),
		townOfWord: Int32Array.from(words!.words, (word) => cities!.codeOf(word)),
		townsAlike: remembered(cities!, townsAlike),
		streetLikeness: remembered(streets!, streetLikeness)
	};
}

function parentRows({ parentId, id, count }: AccountColumns): Int32Array {
	const out = new Int32Array(count).fill(-1);
	if (parentId === null) return out;
	const wanted = new Map(parentId.values.map((value, code) => [value, code]));
	const rowOf = new Int32Array(parentId.values.length).fill(-1);
	for (let row = 0; row < count; row++) {
		const code = wanted.get(id.at(row) ?? '');
		if (code !== undefined) rowOf[code] = row;
	}
	for (let row = 0; row < count; row++) {
		const code = parentId.codes[row]!;
		if (code >= 0) out[row] = rowOf[code]!;
	}
	return out;
}

function countCodes(column: AccountColumns['industry']): Int32Array {
	const out = new Int32Array(column?.values.length ?? 0);
	for (const code of column?.codes ?? []) if (code >= 0) out[code]!++;
	return out;
}

function remembered<T>({ words }: Lexicon, compare: (a: string, b: string) => T): (a: number, b: number) => T {
	const known = new Map<number, T>();
	return (a, b) => {
		const key = a < b ? a * words.length + b : b * words.length + a;
		let value = known.get(key);
		if (value === undefined) {
			value = compare(words[a]!, words[b]!);
			known.set(key, value);
		}
		return value;
	};
}

const townsAlike = (a: string, b: string) =>
	(a.length > 3 && b.startsWith(a)) || (b.length > 3 && a.startsWith(b)) || jaroWinkler(a, b) >= 0.92;

const streetLikeness = (a: string, b: string) => Math.max(jaroWinkler(a, b), oneSlip(a, b) && a.length > 6 ? 0.96 : 0);
