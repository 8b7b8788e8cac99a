import type { Language } from '../model/error-texts.ts';

interface Marks {
	readonly decimal: string;
	readonly group: string;
	readonly percent: string;
}
const space = '\u00a0';
const marks: Readonly<Record<Language, Marks>> = {
	en: { decimal: '.', group: ',', percent: '%' },
	nb: { decimal: ',', group: space, percent: `${space}%` },
	de: { decimal: ',', group: '.', percent: `${space}%` }
};

/** A number as the language writes it, at most `digits` decimals, none that are 0. Not Intl: its signs depend on the ICU version. */
export function writtenNumber(value: number, language: Language, digits = 2): string {
	const { decimal, group } = marks[language];
	const [whole, fraction = ''] = Math.abs(value).toFixed(digits).split('.') as [string, string?];
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
	const rest = fraction.replace(/0+$/, '');
	const sign = value < 0 && Number(`${whole}.${fraction}`) !== 0 ? '−' : '';
	return `${sign}${grouped}${rest === '' ? '' : decimal + rest}`;
}

/** A fraction as percent. */
export const writtenPercent = (fraction: number, language: Language): string =>
	writtenNumber(100 * fraction, language, 1) + marks[language].percent;

/** Money: cents only below 100. */
export const writtenMoney = (value: number, language: Language): string =>
	writtenNumber(value, language, Math.abs(value) < 100 ? 2 : 0);

const months = 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec'.split(',');

/** ISO date → "31 Jan 2026", "31.1.2026"; what is none stays. */
export function writtenDate(iso: string, language: Language): string {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
	if (year === undefined) return iso;
	return language === 'en'
		? `${Number(day)} ${months[Number(month) - 1]} ${year}`
		: `${Number(day)}.${Number(month)}.${year}`;
}
