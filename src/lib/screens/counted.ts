import { m } from '#paraglide/messages.js';
import type { Noun } from '#lib/state/preferences.svelte.ts';
import { number } from './format.ts';
import { wordOf } from './words.ts';

export type Countable = Noun | 'area';

/** "account", "accounts": the noun that goes with a number. */
export function thing(noun: Countable, count: number): string {
	if (noun === 'area') return count === 1 ? m.insight_area_one() : m.insight_area_many();
	return wordOf(noun, count === 1 ? 'one' : 'many');
}

/** Inputs of a message that counts: "{count} {thing}", and `n` for the form of its verb. */
export const counted = (noun: Countable, count: number) => ({
	count: number(count),
	thing: thing(noun, count),
	n: count
});

/** "1 account", "23 accounts". */
export const countOf = (noun: Countable, count: number): string => m.count_of(counted(noun, count));
