import type { Guess } from '../ingest/raw/raw-table.ts';
import type { Language } from '../model/error-texts.ts';
import { guessTexts, guessValues } from './guess-texts.ts';
import { filled } from './text-template.ts';

/** What a reader decided about a file, as a sentence. */
export function guessText(guess: Guess, language: Language): string {
	const texts = guessTexts[language];
	const template = guess.what === 'headerRow' && guess.value === '0' ? texts.noHeader : texts[guess.what];
	const gaps: Readonly<Record<string, string>> = { column: guess.column ?? '', value: guessValue(guess, language) };
	return filled(template, { text: (name) => gaps[name] ?? `{${name}}`, number: Number });
}

/** The value alone, for a list to choose from: "semicolon", "day, month, year". Takes `others` of a guess too. */
export function guessValue({ what, value }: Pick<Guess, 'what' | 'value'>, language: Language): string {
	const { encodings, delimiters, quotes, decimals, dates, kinds, noHeader } = guessValues[language];
	const of = (names: Readonly<Record<string, string>>) => names[value] ?? value;
	switch (what) {
		case 'encoding':
			return of(encodings);
		case 'delimiter':
			return of(delimiters);
		case 'quote':
			return of(quotes);
		case 'headerRow':
			return value === '0' ? noHeader : value;
		case 'decimal':
			return of(decimals);
		case 'dates':
			return of(dates);
		case 'kinds':
			return of(kinds);
		case 'sheet':
			return value;
	}
}
