import type { CodedColumn } from '../../model/columns.ts';
import { classifyIndustry } from './classify.ts';
import { sectionLetters } from './sections.ts';

/** Below this the section is a guess that only the user can confirm. */
export const CLEAR = 0.6;

/**
 * NACE section per account, for figures and mixes; the user's own words stay in `industry`. −1 where the industry is missing or not
 * clear. O(different words × keywords + rows).
 */
export function sectionsOf(industry: CodedColumn): CodedColumn {
	const ofWord = industry.values.map((word) => {
		const found = classifyIndustry(word);
		return found === null || found.confidence < CLEAR ? -1 : sectionLetters.indexOf(found.section);
	});
	return { codes: industry.codes.map((code) => ofWord[code] ?? -1), values: sectionLetters };
}
