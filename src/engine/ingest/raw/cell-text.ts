import { unprotectText } from '../formula-text.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const SHORT = 48;
const codes: number[] = [];

/** UTF-8 bytes → text. Short plain ASCII is the usual cell, and the decoder costs more than the cell. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
	const length = end - start;
	if (length > SHORT) return decoder.decode(bytes.subarray(start, end));
	codes.length = length;
	for (let i = 0; i < length; i++) {
		const byte = bytes[start + i]!;
		if (byte > 127) return decoder.decode(bytes.subarray(start, end));
		codes[i] = byte;
	}
	return String.fromCharCode(...codes);
}

/**
 * A cell as a person reads it: quotes taken off, doubled ones single, trimmed; '' = empty. What stands between a closing quote and
 * the separator is kept, as spreadsheets do.
 */
export function cellText(bytes: Uint8Array, start: number, end: number, quote: number): string {
	while (start < end && bytes[start]! <= 32) start++;
	while (end > start && bytes[end - 1]! <= 32) end--;
	if (start >= end) return '';
	const text = decodeUtf8(bytes, start, end);
	return (bytes[start] === quote ? unquote(text, String.fromCharCode(quote)) : text).trim();
}

function unquote(text: string, quote: string): string {
	let at = 1;
	let out = '';
	for (;;) {
		const close = text.indexOf(quote, at);
		if (close < 0) return out + text.slice(at);
		out += text.slice(at, close);
		if (text[close + 1] !== quote) return out + text.slice(close + 1);
		out += quote;
		at = close + 2;
	}
}

/** What exports write for "nothing here". */
const placeholders = new Set([
	...['-', '--', '–', '—', 'n/a', 'n.a.', 'k.a.', 'k. a.', 'null', '(null)', '\\n', '#nv', '#n/a', '#i/t'],
	...['#ref!', '#bezug!', '#value!', '#wert!', '#verdi!', '#div/0!', '#name?', '#num!', '#zahl!', '#null!', '#####']
]);
/** Words that mean nothing among figures, but may be a name or a code (Namibia) elsewhere. */
const emptyFigures = new Set([
	'na',
	'nan',
	'none',
	'inf',
	'.',
	'?',
	'/',
	'leer',
	'tom',
	'unbekannt',
	'unknown',
	'ukjent'
]);

/** Length and first bytes of such words as one number, letters without case, so that most cells need no text to be told apart. */
const looks = new Set<number>();
const look = (bytes: Uint8Array, start: number, end: number) =>
	((end - start) << 16) | ((bytes[start]! | 32) << 8) | (end - start > 1 ? bytes[start + 1]! | 32 : 0);
for (const word of [...placeholders, ...emptyFigures]) {
	const bytes = new TextEncoder().encode(word);
	looks.add(look(bytes, 0, bytes.length));
}

/** Whether a cell (trimmed, unquoted) says that a figure, date or flag is not known. */
export const saysNothing = (bytes: Uint8Array, start: number, end: number) =>
	end - start < 16 && looks.has(look(bytes, start, end)) && isEmptyFigure(decodeUtf8(bytes, start, end));

export const isPlaceholder = (text: string) => text.length < 10 && placeholders.has(text.toLowerCase());
const isEmptyFigure = (text: string) =>
	isPlaceholder(text) || (text.length < 10 && emptyFigures.has(text.toLowerCase()));

/** Text of a column as `RawColumn` hands it out: null = empty or a placeholder; protection against formulas taken off. */
export function textValue(text: string): string | null {
	if (text === '' || isPlaceholder(text)) return null;
	return text.charCodeAt(0) === 39 ? unprotectText(text) : text;
}
