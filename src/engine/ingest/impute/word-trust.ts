import { thinned } from './levels.ts';

/** A word proposed for a row, with how strongly it is backed (0–1, not yet a probability). */
export interface WordGuess {
	readonly code: number;
	readonly backing: number;
	/** Rows it rests on. */
	readonly count: number;
}
export type WordGuesser = (row: number) => WordGuess | null;

const TRIALS = 500;
const BINS = 8;

/**
 * How often guesses with such a backing are right, from trials on rows whose word is known (the guesser leaves the row itself
 * out). Never falls as the backing rises. O(trials); yields between them.
 */
export function* wordTrust(
	guesser: WordGuesser,
	codes: Int32Array,
	known: Int32Array
): Generator<undefined, (backing: number) => number> {
	const trials: { backing: number; right: number }[] = [];
	for (const [i, row] of thinned(known, TRIALS).entries()) {
		const found = guesser(row);
		if (found !== null) trials.push({ backing: found.backing, right: found.code === codes[row] ? 1 : 0 });
		if (i % 16 === 0) yield;
	}
	trials.sort((a, b) => a.backing - b.backing);
	const bins = Array.from({ length: BINS }, (_, bin) => {
		const own = trials.slice(Math.floor((bin * trials.length) / BINS), Math.floor(((bin + 1) * trials.length) / BINS));
		const right = own.reduce((sum, trial) => sum + trial.right, 0);
		return { from: own[0]?.backing ?? 0, right, count: own.length };
	});
	const steps = rising(bins);
	return (backing) => {
		let share = steps[0]!.share;
		for (const step of steps) if (backing >= step.from) share = step.share;
		return share;
	};
}

/** Pool adjacent violators; one right and one wrong are added so that few trials do not sound sure. */
function rising(bins: readonly { from: number; right: number; count: number }[]) {
	const out: { from: number; right: number; count: number }[] = [];
	const shareOf = ({ right, count }: { right: number; count: number }) => (right + 1) / (count + 2);
	for (const bin of bins) {
		let merged = { ...bin };
		while (out.length > 0 && shareOf(out.at(-1)!) > shareOf(merged)) {
			const before = out.pop()!;
			merged = { from: before.from, right: before.right + merged.right, count: before.count + merged.count };
		}
		out.push(merged);
	}
	return out.map((bin) => ({ from: bin.from, share: shareOf(bin) }));
}
