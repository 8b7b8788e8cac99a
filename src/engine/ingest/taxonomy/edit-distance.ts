/** Letters to change, add, leave out or swap with the next to make one word the other; more than `most` counts as most + 1. O(a × b). */
export function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before = new Uint16Array(b.length + 1);
	let last = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = new Uint16Array(b.length + 1);
		row[0] = i;
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
			row[j] = cost;
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		[before, last] = [last, row];
	}
	return Math.min(last[b.length]!, most + 1);
}

/** Spelling errors forgiven in a word of this length: none in short ones, where another word is one letter away. */
export const forgiven = (length: number): number => (length >= 10 ? 2 : length >= 6 ? 1 : 0);
