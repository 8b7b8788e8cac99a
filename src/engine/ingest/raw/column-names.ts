import { shorten } from '../table.ts';

const LONGEST = 200;

/** Headers of a table as columns are called: trimmed on one line, "Column 3" where there is none, a repeated one with a number
 *  behind it. O(columns). */
export function columnNames(headers: readonly (string | null)[]): string[] {
	const taken = new Set(headers.map((header) => plain(header)));
	const used = new Set<string>();
	return headers.map((header, i) => {
		const base = plain(header) || `Column ${i + 1}`;
		let name = base;
		for (let n = 2; used.has(name) || (n > 2 && taken.has(name)); n++) name = `${base} (${n})`;
		used.add(name);
		return name;
	});
}

const plain = (header: string | null) =>
	shorten(header ?? '', LONGEST)
		.replace(/\s+/g, ' ')
		.trim();
