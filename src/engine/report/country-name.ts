import type { Language } from '../model/error-texts.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** "DE" → "Germany", "Tyskland", "Deutschland"; what is no code stays. */
export function countryName(code: string, language: Language): string {
	if (!/^[A-Z]{2}$/.test(code)) return code;
	let display = names.get(language);
	if (display === undefined) names.set(language, (display = new Intl.DisplayNames([language], { type: 'region' })));
	return display.of(code) ?? code;
}
