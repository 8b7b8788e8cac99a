/** One letter is wrong, missing or too many, or two neighbours have changed places. Symmetric. O(length). */
export function oneSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1 || a === b) return false;
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	const left = short.length - start - end;
	if (short.length < long.length) return left === 0;
	return left === 1 || (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}
