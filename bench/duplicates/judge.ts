import type { LabelledAccounts } from './generate.ts';

/** Shares of pairs of rows. */
export interface Judgement {
	readonly precision: number;
	readonly recall: number;
}

export function judgePairs({ entity }: LabelledAccounts, pairs: readonly (readonly [number, number])[]): Judgement {
	const right = pairs.filter(([a, b]) => entity[a] === entity[b]).length;
	return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: right / truePairs(entity) };
}

/** Every pair within a cluster counts as found. */
export function judgeClusters(
	set: LabelledAccounts,
	clusters: readonly { readonly rows: readonly number[] }[]
): Judgement {
	return judgePairs(
		set,
		clusters.flatMap(({ rows }) => rows.flatMap((a, i) => rows.slice(i + 1).map((b): [number, number] => [a, b])))
	);
}

function truePairs(entity: Int32Array): number {
	const counts = new Map<number, number>();
	for (const one of entity) counts.set(one, (counts.get(one) ?? 0) + 1);
	let pairs = 0;
	for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
	return pairs;
}
