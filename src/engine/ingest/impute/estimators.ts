import { estimator, type Estimator } from './estimator.ts';
import { sizeNames, type SizeName, type Traits, type WordName } from './traits.ts';

/** Fewer customers with the same gaps are told like those without. */
const OWN_FROM = 10;
const OWN_SHARE = 0.03;
const MOST = 3;

/**
 * An estimator for each common pattern of gaps: a customer whose potential is not known either is compared, and its interval tried
 * out, without potentials. O(patterns × trials × pool). @param rows for which it will be asked
 * @returns null when too few values are known
 */
export function* estimatorByGaps(
	traits: Traits,
	target: Float64Array,
	without: { readonly sizes: readonly SizeName[]; readonly word: WordName | null },
	rows: readonly number[]
): Generator<undefined, Estimator | null> {
	const usable = sizeNames.filter((name) => !without.sizes.includes(name) && !traits.sizes[name].every(Number.isNaN));
	const gapsOf = (row: number) => usable.filter((name) => Number.isNaN(traits.sizes[name][row]!));
	const patterns = [...Map.groupBy(rows, (row) => gapsOf(row).join(' '))]
		.filter(([pattern, { length }]) => pattern !== '' && length >= Math.max(OWN_FROM, OWN_SHARE * rows.length))
		.sort((a, b) => b[1].length - a[1].length)
		.slice(0, MOST);
	const general = yield* estimator(traits, target, without);
	if (general === null) return null;
	const own = new Map<string, Estimator>();
	for (const [pattern, [first]] of patterns) {
		const sizes = [...without.sizes, ...gapsOf(first!)];
		const found = yield* estimator(traits, target, { ...without, sizes });
		if (found !== null) own.set(pattern, found);
	}
	return (row) => (own.get(gapsOf(row).join(' ')) ?? general)(row);
}
