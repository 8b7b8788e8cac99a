import { fold } from '../spelling.ts';

/** A header in its parts, so that "Umsatz 2025 (T€)", "UMSATZ_2025" and "umsatz2025" read alike. */
export interface HeaderWords {
	/** Lower-case words without accents, without unit. */
	readonly tokens: readonly string[];
	/** The same without spaces. */
	readonly compact: string;
	/** 1000 for "T€", 1e6 for "MNOK", else 1. */
	readonly scale: number;
	/** ISO 4217, where the header names one. */
	readonly currency: string | null;
	readonly percent: boolean;
	/** How many of the header's period make a year, minutes an hour: 12 for "je Monat", 1/60 for "Min."; else 1. */
	readonly per: number;
}

/** Of longer headers the rest says nothing. */
export const LONGEST = 200;

/** Umlauts written without their second letter, as in "Besoksadresse". */
export const loosen = (folded: string): string => folded.replace(/([aou])e|aa/g, (pair) => pair[0]!);

const currencies = ['eur', 'nok', 'chf', 'usd', 'gbp', 'sek', 'dkk', 'pln', 'czk'];
const units = new Map<string, { scale: number; currency: string | null }>();
for (const code of currencies) {
	const currency = code.toUpperCase();
	units.set(code, { scale: 1, currency });
	for (const prefix of ['t', 'k']) units.set(prefix + code, { scale: 1000, currency });
	for (const prefix of ['m', 'mio']) units.set(prefix + code, { scale: 1e6, currency });
}
units.set('euro', { scale: 1, currency: 'EUR' });
units.set('tkr', { scale: 1000, currency: null });
units.set('mkr', { scale: 1e6, currency: null });
for (const word of ['tsd', 'tausend', 'tusen', 'thousand', 'thousands', '1000'])
	units.set(word, { scale: 1000, currency: null });
for (const word of ['mio', 'mill', 'million', 'millions', 'millionen', 'millioner'])
	units.set(word, { scale: 1e6, currency: null });
const filler = new Set(['in', 'i']);
/** "Pris eks. mva", "Price (excl. VAT)", "Betrag ohne MwSt." */
const taxed = /\b(eksk?l?|ex[ck]?l?|in[ck]l|zzgl|ohne|uten|without|before|vor) (mva|mw ?st|ust|vat|tax|moms)\b/g;
const percents = new Set(['percent', 'prozent', 'prosent', 'pct']);
const periods = new Map<string, number>();
for (const word of ['monat', 'month', 'maaned', 'mnd', 'monatlich', 'monthly']) periods.set(word, 12);
for (const word of ['quartal', 'quarter', 'kvartal']) periods.set(word, 4);
for (const word of ['woche', 'week', 'uke']) periods.set(word, 52);
for (const word of ['min', 'minuten', 'minutes', 'minutter', 'mins']) periods.set(word, 1 / 60);
for (const word of ['jahr', 'year', 'aar', 'stunden', 'std', 'hours', 'timer', 'h']) periods.set(word, 1);

/** Splits a header. O(length). */
export function headerWords(header: string): HeaderWords {
	const plain = header
		.slice(0, LONGEST)
		.replace(/__c$/i, '')
		.replace(/^\s*\(?\d{1,2}[.)]\s+/, '')
		.replace(/([a-zäöüæøå])([A-ZÄÖÜÆØÅ])/g, '$1 $2')
		.replace(/([A-ZÄÖÜÆØÅ])([A-ZÄÖÜÆØÅ][a-zäöüæøå]{2})/g, '$1 $2')
		.replace(/([tkmTKM])€/g, '$1eur')
		.replace(/€/g, ' eur ')
		.replace(/%/g, ' percent ');
	let scale = 1;
	let currency: string | null = null;
	let percent = false;
	let per = 1;
	const tokens: string[] = [];
	for (const token of fold(plain).replace(taxed, '').split(/ +/)) {
		const unit = units.get(token);
		if (unit !== undefined) {
			scale *= unit.scale;
			currency ??= unit.currency;
			if (filler.has(tokens.at(-1) ?? '')) tokens.pop();
		} else if (percents.has(token)) percent = true;
		else {
			per = per === 1 ? (periods.get(token) ?? 1) : per;
			if (token !== '') tokens.push(token);
		}
	}
	return { tokens, compact: tokens.join(''), scale, currency, percent, per };
}
