import type { LabelledAccounts } from './generate.ts';

type Labelled = Pick<LabelledAccounts, 'entity'>;

/** Shares of pairs of rows. */
export interface Judgement {
	readonly precision: number;
	readonly recall: number;
}

export function judgePairs({ entity }: Labelled, pairs: readonly (readonly [number, number])[]): Judgement {
	const right = pairs.filter(([a, b]) => entity[a] === entity[b]).length;
	return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: right / truePairs(entity) };
}

/** Every pair within a cluster counts as found. */
export function judgeClusters(set: Labelled, clusters: readonly { readonly rows: readonly number[] }[]): Judgement {
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

/** Of the true pairs that a kind of damage had part in: how many there are, and are found in clusters. */
export function recallByDamage(
	{ entity, damages }: LabelledAccounts,
	clusters: readonly { readonly rows: readonly number[] }[]
): Map<string, { all: number; found: number }> {
	const clusterOf = new Map(clusters.flatMap(({ rows }, at) => rows.map((row) => [row, at] as const)));
	const counts = new Map<string, { all: number; found: number }>();
	for (const rows of Map.groupBy(entity.keys(), (row) => entity[row]!).values())
		for (const [i, a] of rows.entries())
			for (const b of rows.slice(i + 1))
				for (const kind of new Set([...damages[a]!, ...damages[b]!])) {
					const count = counts.get(kind) ?? { all: 0, found: 0 };
					counts.set(kind, count);
					count.all++;
					if (clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b)) count.found++;
				}
	return counts;
}
