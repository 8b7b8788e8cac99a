/** What ids are looked for among. */
export interface Named {
	readonly count: number;
	readonly id: (at: number) => string;
	readonly name: (at: number) => string;
}

export const named = (ids: readonly string[], names: readonly string[]): Named => ({
	count: ids.length,
	id: (at) => ids[at] ?? '',
	name: (at) => names[at] ?? ''
});

const longest = 40;

/** Up to `most` ids that are a few typing errors away, begin alike or whose name was typed; nearest first. O(ids). */
export function similarIds(wanted: string, all: Named, most = 3): string[] {
	const text = wanted.trim().toLowerCase().slice(0, longest);
	if (text === '') return [];
	const found: { id: string; far: number }[] = [];
	for (let at = 0; at < all.count; at++) {
		const id = all.id(at);
		const far = Math.min(distance(text, id.toLowerCase()), distance(text, all.name(at).toLowerCase()));
		if (far > Math.max(1, text.length / 3)) continue;
		const place = found.findIndex((other) => far < other.far);
		found.splice(place < 0 ? found.length : place, 0, { id, far });
		if (found.length > most) found.pop();
	}
	return found.map(({ id }) => id);
}

/** Typing errors between two texts (Levenshtein); half a one where the other merely goes on. */
function distance(wanted: string, text: string): number {
	if (text === '' || Math.abs(text.length - wanted.length) > wanted.length) return Infinity;
	if (wanted.length >= 3 && text.startsWith(wanted)) return 0.5;
	let before = Array.from({ length: text.length + 1 }, (_, k) => k);
	for (let i = 1; i <= wanted.length; i++) {
		const row = [i];
		for (let k = 1; k <= text.length; k++) {
			const other = wanted[i - 1] === text[k - 1] ? 0 : 1;
			row.push(Math.min(before[k]! + 1, row[k - 1]! + 1, before[k - 1]! + other));
		}
		before = row;
	}
	return before[text.length]!;
}
