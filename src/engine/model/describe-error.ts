import { factIn } from './error-facts.ts';
import { errorTexts, type Language } from './error-texts.ts';
import type { PlainError } from './errors.ts';

/** One line: `file, row 3, column "lon": what. Got X, expected Y. Remedy.` */
export function describeError(error: PlainError, language: Language): string {
	const text = errorTexts[error.code];
	const words = whereWords[language];
	const where = [
		error.where?.file,
		error.where?.row === undefined ? undefined : `${words.row} ${error.where.row}`,
		error.where?.column === undefined ? undefined : `${words.column} "${error.where.column}"`,
		error.where?.rule === undefined ? undefined : `${words.rule} "${error.where.rule}"`
	].filter((part) => part !== undefined);
	const facts = [
		error.got === undefined ? undefined : `${words.got} ${factIn(error.got, language)}`,
		error.expected === undefined ? undefined : `${words.expected} ${factIn(error.expected, language)}`
	].filter((part) => part !== undefined);
	const head = where.length > 0 ? `${where.join(', ')}: ` : '';
	const middle = facts.length > 0 ? ` (${facts.join(', ')})` : '';
	return `${head}${text.what[language]}${middle}. ${text.remedy[language]}`.replace(/\s+/g, ' ');
}

const whereWords = {
	en: { row: 'row', column: 'column', rule: 'rule', got: 'got', expected: 'expected' },
	nb: { row: 'rad', column: 'kolonne', rule: 'regel', got: 'fikk', expected: 'forventet' },
	de: { row: 'Zeile', column: 'Spalte', rule: 'Regel', got: 'gefunden', expected: 'erwartet' }
} as const satisfies Record<Language, Record<string, string>>;
