import { getLocale } from '#paraglide/runtime.js';
import { m } from '#paraglide/messages.js';
import { preferences } from '#lib/state/preferences.svelte.ts';

/** The writing chosen in the preferences; else the reader's own region (de-AT, en-US) where it fits the language. */
export const region = (): string => {
	if (preferences.numbers !== 'language') return preferences.numbers;
	const language = getLocale();
	const codes = language === 'nb' ? ['nb', 'no', 'nn'] : [language];
	return (
		navigator.languages.find((tag) => codes.includes(tag.split('-')[0] ?? '')) ??
		(language === 'en' ? 'en-GB' : language)
	);
};
const cache = new Map<string, Intl.NumberFormat>();
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const locale = region();
	const key = locale + JSON.stringify(options);
	let made = cache.get(key);
	if (made === undefined) cache.set(key, (made = new Intl.NumberFormat(locale, options)));
	return made;
}
/** A true minus: the hyphen of most languages is too short to be seen before a digit. */
const write = (options: Intl.NumberFormatOptions, value: number): string =>
	formatter(options).format(value).replace('-', '−');
const real = (value: number | null | undefined): value is number => typeof value === 'number' && !Number.isNaN(value);

export const number = (value: number, digits = 0): string =>
	real(value) ? write({ minimumFractionDigits: digits, maximumFractionDigits: digits }, value) : m.no_value();

/** 0.123 → 12.3 %. */
export const percent = (share: number, digits = 1): string =>
	real(share)
		? write({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }, share)
		: m.no_value();

export const signedPercent = (share: number, digits = 0): string =>
	real(share)
		? write({ style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }, share)
		: m.no_value();

export const signed = (value: number, digits = 0): string =>
	real(value) ? write({ maximumFractionDigits: digits, signDisplay: 'exceptZero' }, value) : m.no_value();

export const plusMinus = (share: number): string =>
	real(share) ? m.plus_minus({ value: percent(share, 1) }) : m.no_value();

export const ratio = (value: number): string =>
	!real(value)
		? m.no_value()
		: m.ratio_value({ value: Number.isFinite(value) ? number(value, value < 10 ? 1 : 0) : '∞' });

export const hours = (value: number, digits = 1): string =>
	real(value) ? m.hours_value({ value: number(value, digits) }) : m.no_value();

const isCurrency = (code: string) => /^[A-Z]{3}$/.test(code);

/** 2 241 000 EUR → €2.2M, EUR 2.2M or 2,241 k€, as the reader prefers. */
export function money(value: number, currency: string): string {
	if (!real(value)) return m.no_value();
	const code = isCurrency(currency) ? currency : 'EUR';
	const display = preferences.currency === 'thousands' ? 'symbol' : preferences.currency;
	if (preferences.currency === 'thousands' && Math.abs(value) >= 1000) {
		const parts = formatter({ style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
		const symbol = parts.find((part) => part.type === 'currency')?.value ?? code;
		return `${number(value / 1000, Math.abs(value) < 100_000 ? 1 : 0)}\u00a0k${symbol.length === 1 ? symbol : code}`;
	}
	const compact = (digits: number) =>
		formatter({
			style: 'currency',
			currency: code,
			currencyDisplay: display,
			notation: 'compact',
			minimumFractionDigits: 0,
			maximumFractionDigits: digits
		});
	// German has no short form of thousands: 24.771,3 € would be more digits than anybody asked for.
	const short =
		Math.abs(value) < 1000 ||
		compact(1)
			.formatToParts(value)
			.some(({ type }) => type === 'compact');
	return compact(short ? 1 : 0)
		.format(value)
		.replace('-', '−');
}

/** A day in the reader's writing. @param time epoch milliseconds UTC */
export const date = (time: number): string =>
	Number.isFinite(time)
		? new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeZone: 'UTC' }).format(time)
		: m.no_value();
