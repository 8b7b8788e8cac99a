import type { WordFacts } from './compare-words.ts';
import type { Records } from './records.ts';

/** Rows that share a key are compared; in a crowd only with so many neighbours on either side, in the order of their names. */
export const blockWindow = 16;

/** Row lists by key, in the order in which rows are compared. */
export interface Block {
	readonly rows: Int32Array;
}

const CELL = 0.004;

/**
 * Several ways to look for the second entry of a company, each blind to other mistakes: rare words of the name, their sound within a
 * postcode area or town, the postcode, the address, a position within about 400 m, the domain. Yields progress 0–1.
 * O(rows · keys).
 */
export function* buildBlocks(records: Records, { bits, sound, text }: WordFacts): Generator<number, readonly Block[]> {
	const { accounts, names, postcode, city, address, domain, street } = records;
	const byKey = new Map<string, number[]>();
	const put = (key: string, row: number) => {
		const rows = byKey.get(key);
		if (rows === undefined) byKey.set(key, [row]);
		else if (rows[rows.length - 1] !== row) rows.push(row);
	};
	for (let row = 0; row < accounts.count; row++) {
		const name = names[row];
		const code = postcode[row]! >= 0 ? records.postcodes.words[postcode[row]!]! : null;
		const town = city[row]!;
		if (name) {
			put(`n${name.core}`, row);
			const rare = [...name.words].sort((a, b) => bits[b]! - bits[a]! || a - b).slice(0, 3);
			for (const word of rare.slice(0, 2)) put(`w${word}`, row);
			for (const word of rare) {
				if (text[word]!.length < 3) continue;
				const sounds = sound[word] || text[word]!;
				if (code !== null) put(`s${sounds}|${code.slice(0, 2)}`, row);
				if (town >= 0) put(`t${sounds}|${town}`, row);
				if (town >= 0) put(`u${text[word]!.slice(0, 4)}|${town}`, row);
			}
		}
		if (code !== null) put(`p${code}`, row);
		if (address[row]! >= 0) put(`a${address[row]}`, row);
		if (street[row]! >= 0 && town >= 0) put(`r${street[row]} ${records.number[row]!.from}|${town}`, row);
		if (domain[row]! >= 0) put(`d${domain[row]}`, row);
		const x = Math.floor(accounts.lon[row]! / (CELL * 1.6));
		const y = Math.floor(accounts.lat[row]! / CELL);
		// With an initial of the name, for in a town centre hundreds lie that near.
		const initials = new Set(name?.words.map((word) => text[word]![0]) ?? ['']);
		if (x === x && y === y)
			for (const initial of initials)
				for (const dx of [0, 1]) for (const dy of [0, 1]) put(`g${initial}${x + dx},${y + dy}`, row);
		if (row % 250 === 249) yield row / accounts.count / 2;
	}
	const blocks: Block[] = [];
	const order = yield* nameOrder(records);
	let seen = 0;
	for (const rows of byKey.values()) {
		if (++seen % 2000 === 0) yield 0.5 + seen / byKey.size / 2;
		if (rows.length < 2) continue;
		if (rows.length > blockWindow + 1) rows.sort((a, b) => order[a]! - order[b]! || a - b);
		blocks.push({ rows: Int32Array.from(rows) });
	}
	return blocks;
}

/** Rank of every row by its name's words, rarest first, so that spellings of one name stand near each other in a crowd. */
function* nameOrder({ names, words, accounts }: Records): Generator<number, Int32Array> {
	const cores = new Map<number, string>();
	for (const name of names) {
		if (!name || cores.has(name.core)) continue;
		const rare = [...name.words].sort((a, b) => words.counts[a]! - words.counts[b]! || a - b);
		cores.set(name.core, rare.map((word) => words.words[word]!).join(' '));
	}
	yield 0.5;
	const sorted = [...cores].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
	yield 0.5;
	const rank = new Map(sorted.map(([core], at) => [core, at]));
	const out = new Int32Array(accounts.count);
	for (let row = 0; row < out.length; row++) out[row] = names[row] ? rank.get(names[row]!.core)! : -1;
	return out;
}
