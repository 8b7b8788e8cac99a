import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import { findingId } from '../health/finding-id.ts';
import type { FindProblems, Finding, Reason } from '../health/finding.ts';
import { share } from '../../model/steps.ts';
import { classifyIndustry, type Classified } from './classify.ts';
import type { Section } from './sections.ts';
import { wordVariants } from './word-variants.ts';

/** Beyond the most frequent so many words a column holds free text; the rest is told in one finding. */
const MOST_WORDS = 10_000;
export interface IndustryOptions {
	/** Words looked at, most frequent first; default 10,000. */
	readonly mostWords?: number;
}

/** Below this the section is a guess that only the user can confirm. */
const CLEAR = 0.6;
/** Names looked at for a word that says nothing itself. */
const NAMES = 200;
const LEAST_SHARE = 0.3;

/**
 * Industry words that mean the same (the most frequent spelling is kept), codes where the user has a word for them, and words that
 * fit no NACE section, with the section that the firms' names suggest; most frequent first. O(words × keywords + rows), of at most
 * `mostWords`.
 */
export const findIndustries: FindProblems<IndustryOptions | undefined> = function* (accounts, options) {
	const most = options?.mostWords ?? MOST_WORDS;
	const { industry } = accounts;
	if (industry === null) return [];
	const rowsOf = rowsOfWords(industry);
	const all = industry.values
		.map((word, code) => ({ word, rows: rowsOf[code]!, count: rowsOf[code]!.length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	const words = all.slice(0, most);
	const classified: (Classified | null)[] = [];
	for (const { word } of words) {
		classified.push(classifyIndustry(word));
		if (classified.length % 16 === 15) yield (0.5 * classified.length) / words.length;
	}
	const variants = new Map(
		(yield* share(wordVariants(words, classified), 0.5)).map((variant) => [variant.word, variant])
	);
	const wordOf = new Map<string, string>();
	for (const [i, { word }] of words.entries()) {
		const what = classified[i]!;
		if (!isClearWord(what) || variants.has(word)) continue;
		if (!wordOf.has(activityKey(what))) wordOf.set(activityKey(what), word);
	}
	const found: Finding[] = [];
	for (const [i, { word, rows, count }] of words.entries()) {
		if (i % 64 === 63) yield 0.6 + (0.4 * i) / words.length;
		const variant = variants.get(word);
		const what = classified[i]!;
		if (variant !== undefined) {
			const reason = { key: 'industry.variant', params: { word, kept: variant.kept, by: variant.by, count } };
			found.push(wordFinding(rows, word, reason, variant.confidence, variant.kept));
		} else if (what?.by === 'code') {
			const kept = wordOf.get(activityKey(what));
			const params = { word, section: what.section, division: what.division ?? '', count };
			if (kept !== undefined)
				found.push(wordFinding(rows, word, { key: 'industry.code', params: { ...params, kept } }, 0.75, kept));
		} else if (what === null || what.confidence < CLEAR) found.push(unclear(accounts, word, rows, what));
	}
	const rest = all.slice(most);
	if (rest.length > 0) {
		const rows = rest.flatMap((one) => one.rows).sort((a, b) => a - b);
		const reason = { key: 'industry.too-many', params: { words: rest.length, read: most, count: rows.length } };
		found.push(wordFinding(rows, rest[0]!.word, reason, 0.5));
	}
	return found;
};

function rowsOfWords({ codes, values }: CodedColumn): number[][] {
	const rows = values.map((): number[] => []);
	codes.forEach((code, row) => {
		if (code >= 0) rows[code]!.push(row);
	});
	return rows;
}

/** A word, not a code, that is understood. */
const isClearWord = (what: Classified | null): what is Classified =>
	what !== null && what.by !== 'code' && what.confidence >= CLEAR;

const activityKey = ({ section, division }: Classified) => `${section} ${division ?? ''}`;

function unclear(accounts: AccountColumns, word: string, rows: readonly number[], what: Classified | null): Finding {
	const fromNames = what === null ? sectionOfNames(accounts, rows) : null;
	const section = what?.section ?? fromNames?.section ?? '';
	const reason = {
		key: 'industry.unclear',
		params: { word, section, division: what?.division ?? '', count: rows.length }
	};
	return wordFinding(rows, word, reason, what?.confidence ?? fromNames?.share ?? 0);
}

/** The section most of the firms' names speak for. */
function sectionOfNames({ name }: AccountColumns, rows: readonly number[]): { section: Section; share: number } | null {
	const counts = new Map<Section, number>();
	const looked = rows.slice(0, NAMES);
	for (const row of looked) {
		const found = classifyIndustry(name?.at(row) ?? '');
		if (found !== null && found.by === 'stem') counts.set(found.section, (counts.get(found.section) ?? 0) + 1);
	}
	const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
	return best === undefined || best[1] < LEAST_SHARE * looked.length
		? null
		: { section: best[0], share: (0.8 * best[1]) / looked.length };
}

const wordFinding = (
	rows: readonly number[],
	got: string,
	reason: Reason,
	confidence: number,
	value?: string
): Finding => ({
	id: findingId('industry', 'industry', rows),
	problem: 'industry',
	rows,
	column: 'industry',
	got,
	reason,
	mend: value === undefined ? null : { changes: rows.map((row) => ({ row, column: 'industry', value })), drop: [] },
	confidence
});
