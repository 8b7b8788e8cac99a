import { unmangled } from '../mangled-text.ts';
import { parseCompanyName } from './company-name.ts';
import { foldLoosely } from './letters.ts';

/** Names whose words differ by so many letters say the same; one of them may be misspelt. */
const SPELLING = 2;

const tidy = (name: string) => name.trim().replace(/\s+/g, ' ');

/** Letters were lost: "M?ller", "M\uFFFDller", "MÃ¼ller". */
const isMangled = (name: string) => /\p{L}\?\p{L}|\uFFFD/u.test(name) || unmangled(name) !== name;

/** All capitals or all small, where there are letters enough to tell: "BMW" is no shouting. */
const isOneCase = (name: string) =>
	/\p{L}{5}/u.test(name) && (name === name.toUpperCase() || name === name.toLowerCase());

const accentsOf = (name: string) => name.replace(/[\p{ASCII}]/gu, '').length;

/**
 * The best written of a company's names, without spaces too many; null of none. In this order: no lost or garbled letters; capitals and
 * small letters; nothing cut off or left out (words before the legal form, and the form; umlauts and their stand-ins count alike); the
 * spelling most entries have; most umlauts and accents; least behind the legal form; the longest; the first.
 * O(names × length).
 */
export function bestName(names: readonly string[]): string | null {
	const all = names.map(tidy).map((name) => {
		const { words, named, form } = parseCompanyName(name, new Set());
		const head = words.slice(0, named).join('');
		return { name, letters: head.length + form.length, aside: words.length - named, spelling: foldLoosely(head) };
	});
	let left = all.filter(({ name }) => name !== '');
	const keep = (test: (one: (typeof all)[number]) => boolean) => {
		const kept = left.filter(test);
		if (kept.length > 0) left = kept;
	};
	keep(({ name }) => !isMangled(name));
	keep(({ name }) => !isOneCase(name));
	const most = (value: (one: (typeof all)[number]) => number, slack = 0) => {
		const highest = Math.max(...left.map(value));
		keep((one) => value(one) >= highest - slack);
	};
	most(({ letters }) => letters, SPELLING);
	most(({ spelling }) => left.filter((other) => other.spelling === spelling).length);
	most(({ name }) => accentsOf(name));
	most(({ aside }) => -aside);
	most(({ name }) => name.length);
	return left[0]?.name ?? null;
}
