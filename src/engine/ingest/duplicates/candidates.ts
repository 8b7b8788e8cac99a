import { blockWindow, type Block } from './blocks.ts';

/** Where each row stands in which block; compressed rows. */
interface Places {
	readonly start: Int32Array;
	readonly block: Int32Array;
	readonly at: Int32Array;
}

function placesOf(blocks: readonly Block[], count: number): Places {
	const start = new Int32Array(count + 1);
	for (const { rows } of blocks) for (const row of rows) start[row + 1]!++;
	for (let row = 0; row < count; row++) start[row + 1]! += start[row]!;
	const next = start.slice(0, count);
	const block = new Int32Array(start[count]!);
	const at = new Int32Array(start[count]!);
	blocks.forEach(({ rows }, index) => {
		rows.forEach((row, position) => {
			block[next[row]!] = index;
			at[next[row]!++] = position;
		});
	});
	return { start, block, at };
}

/** Calls `visit` once for every pair a < b that stands near each other in some block; yields 0–1. O(pairs). */
export function* visitPairs(
	blocks: readonly Block[],
	count: number,
	visit: (a: number, b: number) => void
): Generator<number, number> {
	const { start, block, at } = placesOf(blocks, count);
	const visited = new Int32Array(count).fill(-1);
	let pairs = 0;
	let last = 0;
	for (let row = 0; row < count; row++) {
		for (let place = start[row]!; place < start[row + 1]!; place++) {
			const { rows } = blocks[block[place]!]!;
			const end = Math.min(rows.length, at[place]! + blockWindow + 1);
			for (let other = Math.max(0, at[place]! - blockWindow); other < end; other++) {
				const b = rows[other]!;
				if (b <= row || visited[b] === row) continue;
				visited[b] = row;
				pairs++;
				visit(row, b);
			}
		}
		if (pairs - last > 700) {
			last = pairs;
			yield row / count;
		}
	}
	return pairs;
}
