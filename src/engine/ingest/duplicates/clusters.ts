/** Two rows thought to be one company. */
export interface Link {
	readonly a: number;
	readonly b: number;
	/** Log2 of the odds. */
	readonly bits: number;
}

export interface ClusterRules {
	/** A link below does not join. */
	readonly leastBits: number;
	/** No two rows of a cluster may be less alike than this: a chain of likenesses does not glue strangers. */
	readonly weakestBits: number;
	readonly mostRows: number;
}

export interface RowCluster {
	/** Ascending. */
	readonly rows: readonly number[];
	/** The links that joined it, strongest first; one less than rows. */
	readonly joined: readonly Link[];
}

/**
 * Joins the strongest link first, and only where every row of the one side is like enough to every row of the other (complete
 * linkage with a floor below the threshold, for entries that say too little to be sure of each other). Disjoint clusters of two or
 * more rows. Yields 0–1. Deterministic; independent of the order of `links`. O(links · log links + Σ cluster²).
 */
export function* clusterLinks(
	links: readonly Link[],
	bitsOf: (a: number, b: number) => number,
	{ leastBits, weakestBits, mostRows }: ClusterRules
): Generator<number, RowCluster[]> {
	const members = new Map<number, { rows: number[]; joined: Link[] }>();
	const clusterOf = (row: number) => members.get(row) ?? { rows: [row], joined: [] };
	const strongest = links
		.filter(({ bits }) => bits >= leastBits)
		.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
	let seen = 0;
	for (const link of strongest) {
		if (++seen % 300 === 0) yield seen / strongest.length;
		const one = clusterOf(link.a);
		const other = clusterOf(link.b);
		if (one === other || one.rows.length + other.rows.length > mostRows) continue;
		if (!one.rows.every((a) => other.rows.every((b) => bitsOf(a, b) >= weakestBits))) continue;
		const cluster = { rows: [...one.rows, ...other.rows], joined: [...one.joined, ...other.joined, link] };
		for (const row of cluster.rows) members.set(row, cluster);
	}
	const found = [...new Set(members.values())].map(({ rows, joined }) => ({
		rows: rows.sort((x, y) => x - y),
		joined: joined.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
	}));
	return found.sort((x, y) => x.rows[0]! - y.rows[0]!);
}
