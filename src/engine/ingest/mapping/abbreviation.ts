const skeleton = (word: string) => word[0]! + word.slice(1).replace(/[aeiouy]/g, '');

/** "prsn" for "person" (vowels left out), "anred" for "anrede" (cut off, `least` of it left). O(length). */
export function abbreviates(short: string, word: string, least: number): boolean {
	if (short.length < 3 || short.length >= word.length) return false;
	if (word.startsWith(short)) return short.length >= least * word.length;
	return short.length >= 4 && short === skeleton(word);
}
