import type { Reason } from '../ingest/health/finding.ts';
import type { Language } from '../model/error-texts.ts';
import { findingGap } from './finding-gaps.ts';
import { findingTextsDe } from './finding-texts-de.ts';
import { findingTextsEn, type FindingKey, type FindingTexts } from './finding-texts-en.ts';
import { findingTextsNb } from './finding-texts-nb.ts';
import { filled } from './text-template.ts';

const texts: Readonly<Record<Language, FindingTexts>> = {
	en: findingTextsEn,
	nb: findingTextsNb,
	de: findingTextsDe
};

/** Why something is doubted or proposed, as a sentence or two; money without a sign unless `currency` names one. A key without a text
 *  is told as it is. O(characters). */
export function findingText(reason: Reason, language: Language, currency?: string): string {
	const { key, params } = reason;
	if (!Object.hasOwn(findingTextsEn, key)) return plainReason(reason);
	return filled(texts[language][key as FindingKey], {
		text: (name) => findingGap(reason, name, language, currency),
		number: (name) => Number(params[name])
	});
}

/** Key and figures, for programs and where there are no words. */
export const plainReason = ({ key, params }: Reason): string =>
	[key, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ');
