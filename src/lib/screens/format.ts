import { getLocale } from '#paraglide/runtime.js';
import { m } from '#paraglide/messages.js';

/** The reader's own region (de-AT, en-US) where it fits the chosen language. */
const region = (): string => {
	const language = getLocale();
	const codes = language === 'nb' ? ['nb', 'no', 'nn'] : [language];
	return (
		navigator.languages.find((tag) => codes.includes(tag.split('-')[0] ?? '')) ??
		(language === 'en' ? 'en-GB' : language)
	);
};
const cache = new Map<string, Intl.NumberFormat>();
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = JSON.stringify(options);
	let made = cache.get(key);
	if (made === undefined) cache.set(key, (made = new Intl.NumberFormat(region(), options)));
	return made;
}
const real = (value: number | null | undefined): value is number => typeof value === 'number' && !Number.isNaN(value);

export const number = (value: number, digits = 0): string =>
	real(value)
		? formatter({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
		: m.no_value();

/** 0.123 → 12.3 %. */
export const percent = (share: number, digits = 1): string =>
	real(share)
		? formatter({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share)
		: m.no_value();

export const signedPercent = (share: number, digits = 0): string =>
	real(share)
		? formatter({ style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(share)
		: m.no_value();

export const signed = (value: number, digits = 0): string =>
	real(value) ? formatter({ maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value) : m.no_value();

export const plusMinus = (share: number): string =>
	real(share) ? m.plus_minus({ value: percent(share, 1) }) : m.no_value();

export const ratio = (value: number): string =>
	!real(value)
		? m.no_value()
		: m.ratio_value({ value: Number.isFinite(value) ? number(value, value < 10 ? 1 : 0) : '∞' });

export const hours = (value: number, digits = 1): string =>
	real(value) ? m.hours_value({ value: number(value, digits) }) : m.no_value();

/** 2 241 000 EUR → 2.2 M€, in the reader's locale. */
export const money = (value: number, currency: string): string =>
	real(value)
		? formatter({
				style: 'currency',
				currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR',
				notation: 'compact',
				minimumFractionDigits: 0,
				maximumFractionDigits: 1
			}).format(value)
		: m.no_value();
