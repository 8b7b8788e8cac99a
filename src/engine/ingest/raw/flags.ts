/** Which words a flag column is written in; words of one row belong together. */
const families: readonly (readonly [yes: readonly string[], no: readonly string[]])[] = [
	[
		['ja', 'yes', 'true', 'wahr', 'sant'],
		['nein', 'no', 'nei', 'false', 'falsch', 'usann']
	],
	[['j'], ['n']],
	[['y'], ['n']],
	[['t'], ['f']],
	[['x', '✓'], []]
];
const digits = new Map([
	['1', 1],
	['0', 0]
]);

const words = new Map<number, { value: number; word: string }>();
for (const [yes, no] of families) {
	for (const word of yes) words.set(packed(new TextEncoder().encode(word), 0), { value: 1, word });
	for (const word of no) words.set(packed(new TextEncoder().encode(word), 0), { value: 0, word });
}

/** Up to six bytes as one number, letters without case: a key that needs no string. */
function packed(bytes: Uint8Array, start: number, end = bytes.length): number {
	let key = 0;
	for (let i = start; i < end; i++) key = key * 256 + (bytes[i]! | 32);
	return key;
}

/** Reads a cell as yes or no and remembers the words, because a column of nothing but "NO" is Norway. */
export class FlagScanner {
	value = 0;
	readonly #seen = new Set<string>();
	/** Keys met last, because a column has hardly more than two. */
	#lastYes = -1;
	#lastNo = -1;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** @param figures whether 1 and 0 count, which they do only where a user says so */
	scan(start: number, end: number, figures: boolean): boolean {
		if (end - start > 6) return false;
		const key = packed(this.#bytes, start, end);
		if (key === this.#lastYes || key === this.#lastNo) {
			this.value = key === this.#lastYes ? 1 : 0;
			return true;
		}
		const found = words.get(key);
		if (found) {
			this.value = found.value;
			if (found.value === 1) this.#lastYes = key;
			else this.#lastNo = key;
			if (this.#seen.size < 30) this.#seen.add(found.word);
			return true;
		}
		const digit = figures ? digits.get(String.fromCharCode(...this.#bytes.subarray(start, end))) : undefined;
		this.value = digit ?? 0;
		return digit !== undefined;
	}

	/** Whether the words seen are those of one flag: single letters and "no" count only beside their opposite. */
	plausible(): boolean {
		const seen = [...this.#seen];
		const family = families.find(([yes, no]) => seen.every((word) => yes.includes(word) || no.includes(word)));
		if (!family || seen.length === 0) return false;
		const needsBoth = seen.some((word) => word === 'no' || (word.length === 1 && word !== 'x' && word !== '✓'));
		return (
			!needsBoth || seen.some((word) => family[0].includes(word)) === seen.some((word) => family[1].includes(word))
		);
	}
}
