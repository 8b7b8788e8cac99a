import { letterMask, mayDifferBy } from '../letter-mask.ts';
import { fold, speltOut } from '../spelling.ts';
import { editDistance, forgiven } from './edit-distance.ts';
import { keywords } from './keywords.ts';
import { activityOfCode, type Activity } from './sections.ts';

export interface Classified extends Activity {
	/** 0–1 that the section is right. */
	readonly confidence: number;
	/** What told it. */
	readonly by: 'code' | 'name' | 'stem' | 'spelling';
	/** Whole names of the same branch share it; null where only part of the text was understood. */
	readonly concept: string | null;
}

/** Without what joins words: "Maschinen- und Anlagenbau", "Maschinen & Anlagenbau" and "Maschinen/Anlagenbau" are one. */
export const plainName = (text: string): string =>
	fold(text)
		.split(' ')
		.filter((word) => !joining.has(word))
		.join('');
const joining = new Set(['und', 'u', 'and', 'og', 'n', 'the', 'der', 'die', 'von']);

interface Stem {
	readonly text: string;
	readonly activity: Activity;
	readonly leads: boolean;
}

const activityOf = ([section, division]: (typeof keywords)[number]['activity']): Activity => ({ section, division });
/** Concept and activity per plain name. */
const names = new Map<string, { readonly concept: string; readonly activity: Activity; readonly letters: number }>();
for (const keyword of keywords) {
	for (const group of keyword.names.split(';')) {
		const list = group.split('|');
		for (const name of list.map(plainName))
			names.set(name, { concept: list[0]!, activity: activityOf(keyword.activity), letters: letterMask(name) });
	}
}
const stems: readonly Stem[] = keywords.flatMap(({ activity, stems: list, leads }) =>
	(list?.split('|') ?? []).map((text) => ({ text, activity: activityOf(activity), leads: leads === true }))
);

/**
 * What an industry written by hand or as a code stands for, in German, English or Norwegian, spelling errors forgiven; null where
 * nothing of it is known. O(keywords × words).
 */
export function classifyIndustry(text: string): Classified | null {
	const code = activityOfCode(text);
	if (code !== null) return { ...code, confidence: 0.95, by: 'code', concept: null };
	// "28.11 Maschinenbau": the code that a classification's own text brings along.
	const led = /^[a-u]?\s*\d{2}(?:\.\d{1,3})*(?=\s+\p{L})/iu.exec(text.trim())?.[0];
	const ledCode = led === undefined ? null : activityOfCode(led);
	if (ledCode !== null) return { ...ledCode, confidence: 0.95, by: 'code', concept: null };
	const name = plainName(text);
	const known = names.get(name);
	if (known !== undefined) return { ...known.activity, confidence: 0.95, by: 'name', concept: known.concept };
	return byAbbreviation(text) ?? bySpelling(name) ?? byStem(fold(text)) ?? byFuzzyStem(fold(text));
}

/** "Masch.-Bau", "mech. engineering": a full stop stands for the rest of the word. */
function byAbbreviation(text: string): Classified | null {
	const pattern = abbreviationPattern(text);
	if (pattern === null) return null;
	const hits = [...names].filter(([name]) => pattern.test(name)).sort(([a], [b]) => a.length - b.length);
	const [first] = hits.map(([, hit]) => hit);
	if (first === undefined || hits.some(([, { activity }]) => activity.section !== first.activity.section)) return null;
	return { ...first.activity, confidence: 0.8, by: 'spelling', concept: first.concept };
}

export interface AbbreviationPattern {
	test(name: string): boolean;
}

/** What plain names an abbreviated text may stand for; null where it has no full stop after two letters or more. */
export function abbreviationPattern(text: string): AbbreviationPattern | null {
	const parts = speltOut(text).match(/\p{L}+\.?/gu) ?? [];
	if (!parts.some((part) => /\p{L}{2}\.$/u.test(part))) return null;
	const used = parts.filter((part) => !joining.has(part));
	const [first = '', ...others] = used.join('').split('.');
	const last = others.pop() ?? '';
	return { test: (name) => /^\p{L}*$/u.test(name) && isAbbreviated(name, first, others, last) };
}

/** Each part where it first fits: unlike a regular expression of wildcards it never has to go back. */
function isAbbreviated(name: string, first: string, middle: readonly string[], last: string): boolean {
	if (!name.startsWith(first) || !name.endsWith(last)) return false;
	const end = name.length - last.length;
	let at = first.length;
	for (const part of middle) {
		const found = name.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= end;
}

function bySpelling(name: string): Classified | null {
	const most = forgiven(name.length);
	if (most === 0) return null;
	let best: Classified | null = null;
	let least = most + 1;
	const own = letterMask(name);
	for (const [other, { concept, activity, letters }] of names) {
		if (!mayDifferBy(own, letters, most)) continue;
		const errors = editDistance(name, other, most);
		if (errors >= least) continue;
		least = errors;
		best = { ...activity, confidence: 0.9 - 0.1 * errors, by: 'spelling', concept };
	}
	return best;
}

function byStem(text: string): Classified | null {
	const padded = ` ${text} `;
	const hits = stems.flatMap((stem) => {
		const at = padded.lastIndexOf(stem.text.length >= 5 ? stem.text : ` ${stem.text} `);
		return at < 0 ? [] : [{ ...stem, end: at + stem.text.length }];
	});
	// What is done with the goods counts most; then what stands last, as heads of compounds do; then the longer stem.
	hits.sort((a, b) => Number(b.leads) - Number(a.leads) || b.end - a.end || b.text.length - a.text.length);
	const [first, ...others] = hits;
	if (first === undefined) return null;
	const isClear = first.leads || others.every(({ activity }) => activity.section === first.activity.section);
	return { ...first.activity, confidence: isClear ? 0.85 : 0.5, by: 'stem', concept: null };
}

/** A stem with a spelling error at either end of a word. */
function byFuzzyStem(text: string): Classified | null {
	let best: Classified | null = null;
	let least = Infinity;
	for (const word of text.split(' '))
		for (const stem of stems) {
			const { length } = stem.text;
			const most = Math.min(1, forgiven(length));
			if (most === 0 || word.length < length - 1 || stem.text.includes(' ')) continue;
			const errors = Math.min(
				editDistance(word.slice(0, length), stem.text, most),
				editDistance(word.slice(-length), stem.text, most)
			);
			// Of equally good ones the longer stem is the surer.
			const cost = errors - length / 100;
			if (errors > most || cost >= least) continue;
			least = cost;
			best = { ...stem.activity, confidence: 0.6, by: 'spelling', concept: null };
		}
	return best;
}
