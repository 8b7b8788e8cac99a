/**
 * How many bits it tells that two records share a value that `rows` of `total` rows hold: −log2 of the share of other rows with it
 * (Winkler's frequency weights in Fellegi–Sunter sums). A small file cannot show how common a value is in the world, so `usual`,
 * the share expected before looking, counts as much as `PRIOR_ROWS` rows of evidence. A value that only the two hold may be held
 * by them because they are one, so it counts as seldomer than once.
 */
export const rarityBits = (rows: number, total: number, usual: number): number =>
	-Math.log2((Math.max(0.4, rows - 1.6) + PRIOR_ROWS * usual) / (total + PRIOR_ROWS));

const PRIOR_ROWS = 200;

/** Codes words in order of appearance and counts them. */
export class Lexicon {
	readonly words: string[] = [];
	readonly counts: number[] = [];
	readonly #codes = new Map<string, number>();

	add(word: string, rows = 1): number {
		let code = this.#codes.get(word);
		if (code === undefined) {
			code = this.words.length;
			this.words.push(word);
			this.counts.push(0);
			this.#codes.set(word, code);
		}
		this.counts[code]! += rows;
		return code;
	}

	codeOf(word: string): number {
		return this.#codes.get(word) ?? -1;
	}
}
