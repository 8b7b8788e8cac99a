const taken = new Uint8Array(256);

/**
 * Jaro–Winkler similarity of two strings, 0–1 (Winkler 1990: prefix of at most 4 letters, weight 0.1, from Jaro 0.7 on). Only the
 * first 128 letters count. Symmetric. O(n · window).
 */
export function jaroWinkler(a: string, b: string): number {
	if (a === b) return 1;
	const n = Math.min(a.length, 128);
	const m = Math.min(b.length, 128);
	if (n === 0 || m === 0) return 0;
	const reach = Math.max(0, (Math.max(n, m) >> 1) - 1);
	taken.fill(0, 0, n + m);
	let common = 0;
	for (let i = 0; i < n; i++) {
		const letter = a.charCodeAt(i);
		const end = Math.min(m, i + reach + 1);
		for (let j = Math.max(0, i - reach); j < end; j++) {
			if (taken[n + j] === 1 || b.charCodeAt(j) !== letter) continue;
			taken[i] = 1;
			taken[n + j] = 1;
			common++;
			break;
		}
	}
	if (common === 0) return 0;
	let swapped = 0;
	for (let i = 0, j = 0; i < n; i++) {
		if (taken[i] === 0) continue;
		while (taken[n + j] === 0) j++;
		if (a.charCodeAt(i) !== b.charCodeAt(j)) swapped++;
		j++;
	}
	const jaro = (common / n + common / m + (common - swapped / 2) / common) / 3;
	if (jaro < 0.7) return jaro;
	let prefix = 0;
	while (prefix < Math.min(4, n, m) && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
	return jaro + prefix * 0.1 * (1 - jaro);
}
