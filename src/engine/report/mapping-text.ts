import type { Reason } from '../ingest/health/finding.ts';
import type { PersonalKind } from '../ingest/mapping/words-personal.ts';
import type { Language } from '../model/error-texts.ts';
import { columnName } from './column-names.ts';
import { plainReason } from './finding-text.ts';
import { mappingTexts, personalNames, type MappingKey } from './mapping-texts.ts';
import { filled } from './text-template.ts';
import { writtenDate, writtenPercent } from './written.ts';

/** Why a column of a file is imported as it is, or not at all. A key without a text is told as it is. O(characters). */
export function mappingText(reason: Reason, language: Language): string {
	const { key, params } = reason;
	if (!Object.hasOwn(mappingTexts.en, key)) return plainReason(reason);
	return filled(mappingTexts[language][key as MappingKey], {
		text: (name) => gap(key, name, params, language),
		number: (name) => Number(params[name])
	});
}

function gap(key: string, name: string, params: Reason['params'], language: Language): string {
	if (!(name in params)) return `{${name}}`;
	const value = params[name]!;
	if (name === 'target') return columnName(String(value), language);
	// Where all fit there is nothing to say.
	if (name === 'fit') return Number(value) >= 100 ? '' : writtenPercent(Number(value) / 100, language);
	if (name === 'what')
		return key === 'mapping_personal'
			? personalNames[language][value as PersonalKind]
			: columnName(String(value), language);
	return name === 'period' ? period(String(value), language) : String(value);
}

/** "2024"; "2024-03" → "Mar 2024", "3.2024". */
const period = (text: string, language: Language): string =>
	text.length === 4 ? text : writtenDate(`${text}-01`, language).replace(/^1[ .]/, '');
