/** One bit per letter that a word has (of 31, several letters share one). O(length). */
export function letterMask(word: string): number {
	let mask = 0;
	for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
	return mask;
}

const ones = (mask: number) => {
	let n = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
	return n;
};

/** Letters the poorer of two words has that the other lacks. */
export const missingLetters = (a: number, b: number) => Math.min(ones(a & ~b), ones(b & ~a));

/** Whether words with these masks may be this few letters apart: every letter that one has alone is one to change. */
export const mayDifferBy = (a: number, b: number, most: number) => ones(a & ~b) <= most && ones(b & ~a) <= most;
