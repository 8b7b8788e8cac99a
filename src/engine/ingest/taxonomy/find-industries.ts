import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import { findingId } from '../health/finding-id.ts';
import type { FindProblems, Finding, Reason } from '../health/finding.ts';
import { share } from '../../model/steps.ts';
import { classifyIndustry, type Classified } from './classify.ts';
import { CLEAR } from './sections-of.ts';
import type { Section } from './sections.ts';
import { wordVariants } from './word-variants.ts';

/** More different words than this are no industries but free text. */
const MOST_WORDS = 2000;
/** Names looked at for a word that says nothing itself. */
const NAMES = 200;
const LEAST_SHARE = 0.3;

/**
 * Industry words that mean the same (the most frequent spelling is kept), codes where the user has a word for them, and words that
 * fit no NACE section, with the section that the firms' names suggest. O(words² × letters + rows).
 */
export const findIndustries: FindProblems<undefined> = function* (accounts) {
	const { industry } = accounts;
	if (industry === null) return [];
	const rowsOf = rowsOfWords(industry);
	const words = industry.values
		.flatMap((word, code) =>
			rowsOf[code]!.length === 0 ? [] : [{ word, rows: rowsOf[code]!, count: rowsOf[code]!.length }]
		)
		.slice(0, MOST_WORDS);
	const variants = new Map((yield* share(wordVariants(words), 0.2)).map((variant) => [variant.word, variant]));
	yield 0.6;
	const found: Finding[] = [];
	const classified = new Map<string, Classified | null>();
	for (const [i, { word }] of words.entries()) {
		classified.set(word, classifyIndustry(word));
		if (i % 64 === 63) yield 0.6 + (0.2 * i) / words.length;
	}
	for (const { word, rows, count } of words) {
		const variant = variants.get(word);
		const what = classified.get(word)!;
		if (variant !== undefined) {
			const reason = { key: 'industry.variant', params: { word, kept: variant.kept, by: variant.by, count } };
			found.push(wordFinding(rows, word, reason, variant.confidence, variant.kept));
		} else if (what?.by === 'code') {
			const own = words.find((other) => meansSame(classified.get(other.word)!, what) && !variants.has(other.word));
			const params = { word, section: what.section, division: what.division ?? '', count };
			if (own !== undefined)
				found.push(
					wordFinding(rows, word, { key: 'industry.code', params: { ...params, kept: own.word } }, 0.75, own.word)
				);
		} else if (what === null || what.confidence < CLEAR) found.push(unclear(accounts, word, rows, what));
	}
	yield 1;
	return found;
};

function rowsOfWords({ codes, values }: CodedColumn): number[][] {
	const rows = values.map((): number[] => []);
	codes.forEach((code, row) => {
		if (code >= 0) rows[code]!.push(row);
	});
	return rows;
}

/** A word, not a code, for exactly this division. */
const meansSame = (other: Classified | null, { section, division }: Classified) =>
	other !== null &&
	other.by !== 'code' &&
	other.confidence >= CLEAR &&
	other.section === section &&
	other.division === division;

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
