import { decodeUtf8 } from './cell-text.ts';

/** What a number says about the sign that parts the decimals of its column. */
export const Evidence = { none: 0, comma: 1, point: 2, maybeComma: 3, maybePoint: 4 } as const;

const COMMA = 44;
const POINT = 46;
const SPACE = 32;
const APOSTROPHE = 39;
const powers = Array.from({ length: 23 }, (_, i) => 10 ** i);
const currencies = new Set(
	'€ $ £ ¥ % eur usd chf gbp nok sek dkk isk pln czk huf ron kr kr. fr fr. sfr sfr. us$'.split(' ')
);

/**
 * Reads a cell as a number straight from its bytes: thousands by point, comma, apostrophe or space in groups of three; sign before
 * or after; brackets for negatives; currency; percent (12 % = 0.12). Whether the one sign in `1.234` parts decimals is the
 * caller's to say, because only a whole column can tell; a cell that contradicts it reads as NaN.
 */
export class NumberScanner {
	value = NaN;
	evidence: number = Evidence.none;
	/** `007`: a code, not a figure. */
	leadingZero = false;
	/** More digits than a double holds. */
	tooLong = false;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** @returns whether the cell (trimmed, unquoted, not empty) is a number, whatever parts its decimals */
	scan(start: number, end: number, decimalComma: boolean): boolean {
		this.leadingZero = this.tooLong = false;
		const first = this.#bytes[start]!;
		const last = this.#bytes[end - 1]!;
		// Digits at both ends, perhaps a minus: nothing to take off.
		if ((isDigit(first) || (first === 45 && isDigit(this.#bytes[start + 1] ?? 0))) && isDigit(last)) {
			return first === 45
				? this.#digits(start + 1, end, decimalComma, -1, 0)
				: this.#digits(start, end, decimalComma, 1, 0);
		}
		// The usual text cell starts with more letters than a currency has, a code like K1234 with fewer.
		if (isLetter(first) && (isLetter(last) || end - start < 4 || isLetter(this.#bytes[start + 3]!))) return false;
		if (isLetter(first) && !isLetter(this.#bytes[start + 1]!)) return false;
		return this.#dressed(start, end, decimalComma);
	}

	#digits(start: number, end: number, decimalComma: boolean, sign: number, percent: number): boolean {
		const bytes = this.#bytes;
		// Exact as long as there are nine digits at most, which is nearly always.
		let mantissa = 0;
		let count = 0;
		let run = 0;
		let firstRun = 0;
		let group = 0;
		let groups = 0;
		let decimal = 0;
		for (let at = start; at < end; at++) {
			const byte = bytes[at]!;
			const digit = byte - 48;
			if (digit >= 0 && digit <= 9) {
				mantissa = (Math.imul(mantissa, 10) + digit) | 0;
				run++;
				continue;
			}
			let mark = byte;
			if (byte > 127) {
				const width = this.#wideMark(at, end);
				if (width === 0) return false;
				mark = width === 4 ? APOSTROPHE : SPACE;
				at += (width === 4 ? 3 : width) - 1;
			} else if (byte !== COMMA && byte !== POINT && byte !== SPACE && byte !== APOSTROPHE) {
				return (byte | 32) === 101 && this.#exponent(start, end, sign);
			}
			if (decimal !== 0) return false;
			if (group === 0) {
				group = mark;
				firstRun = run;
			} else if (run !== 3) return false;
			else if (mark !== group) {
				if (mark !== COMMA && mark !== POINT) return false;
				decimal = mark;
			}
			groups++;
			count += run;
			run = 0;
		}
		let significant = 0;
		if (count + run > 9) {
			mantissa = 0;
			for (let at = start; at < end; at++) {
				if (!isDigit(bytes[at]!)) continue;
				mantissa = mantissa * 10 + bytes[at]! - 48;
				if (mantissa > 0) significant++;
			}
		}
		const zeros = bytes[start] === 48;
		let fraction = 0;
		this.evidence = Evidence.none;
		if (group === 0) {
			this.leadingZero = zeros && run > 1;
			this.tooLong = significant > 15;
		} else if (decimal !== 0 || groups > 1 || group === SPACE || group === APOSTROPHE) {
			if (firstRun < 1 || firstRun > 3 || (decimal === 0 && run !== 3)) return false;
			this.leadingZero = zeros;
			if (decimal !== 0) {
				fraction = run;
				this.evidence = decimal === COMMA ? Evidence.comma : Evidence.point;
			} else if (group === COMMA) this.evidence = Evidence.point;
			else if (group === POINT) this.evidence = Evidence.comma;
		} else if (run === 3 && firstRun > 0 && firstRun < 4 && !(zeros && firstRun === 1)) {
			this.evidence = group === COMMA ? Evidence.maybeComma : Evidence.maybePoint;
			this.leadingZero = zeros;
			if (decimalComma === (group === COMMA)) fraction = 3;
		} else {
			if (firstRun + run === 0) return false;
			this.evidence = group === COMMA ? Evidence.comma : Evidence.point;
			this.leadingZero = zeros && firstRun > 1;
			fraction = run;
		}
		if (this.evidence === (decimalComma ? Evidence.point : Evidence.comma)) this.value = NaN;
		else if (significant > 15 || fraction + percent > 22)
			this.value = sign * this.#long(start, end, decimalComma, percent);
		else this.value = (sign * mantissa) / powers[fraction + percent]!;
		return true;
	}

	/** Bytes of a no-break space (2, 3) or 4 for a typographic apostrophe; 0 = another character. */
	#wideMark(at: number, end: number): number {
		const bytes = this.#bytes;
		if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) return at + 1 < end ? 2 : 0;
		if (bytes[at] !== 0xe2 || bytes[at + 1] !== 0x80 || at + 2 >= end) return 0;
		const third = bytes[at + 2]!;
		return third === 0xaf || third === 0x89 ? 3 : third === 0x99 ? 4 : 0;
	}

	/** More digits than an exact integer holds: the platform rounds better than a division. */
	#long(start: number, end: number, decimalComma: boolean, percent: number): number {
		const text = decodeUtf8(this.#bytes, start, end).replace(decimalComma ? /[^\d,]/g : /[^\d.]/g, '');
		return Number(`${text.replace(',', '.')}e-${percent}`);
	}

	#exponent(start: number, end: number, sign: number): boolean {
		const match = /^(\d+)(?:([.,])(\d*))?e([+-]?\d{1,3})$/i.exec(decodeUtf8(this.#bytes, start, end));
		// `5E12` is a product code; figures come as 1.5E12 or 1e-7.
		if (!match || (match[2] === undefined && !/[+-]/.test(match[4]!))) return false;
		this.evidence = match[2] === undefined ? Evidence.none : match[2] === ',' ? Evidence.comma : Evidence.point;
		this.value = sign * Number(`${match[1]}.${match[3] ?? ''}e${match[4]}`);
		return Number.isFinite(this.value);
	}

	/** Takes off sign, brackets, currency and percent, each at most once. */
	#dressed(start: number, end: number, decimalComma: boolean): boolean {
		if (end - start > 40) return false;
		const match = dressed.exec(decodeUtf8(this.#bytes, start, end));
		if (!match) return false;
		const [whole, open, before = '', front, middle = '', core, behind, after = '', close] =
			match as unknown as string[];
		// `1'200.-` and `1.200,– €`: the dash stands for no cents.
		const words = [before, middle, after.replace(/^[,.][-–—]+/, '')]
			.map((word) => word.replace(/\s/g, '').toLowerCase())
			.filter((word) => word !== '');
		if (!words.every((word) => currencies.has(word)) || words.length > 2) return false;
		if ((open === undefined) !== (close === undefined)) return false;
		if ([open, front, behind].filter((mark) => mark !== undefined && mark !== '+').length > 1) return false;
		// `+49711123456` is a phone number.
		if (front === '+' && /^\d{7,}$|\s/.test(core!)) return false;
		const negative = open !== undefined || isMinus(front) || isMinus(behind);
		const bytesBefore = utf8Length(whole!.slice(0, whole!.indexOf(core!)));
		const from = start + bytesBefore;
		const percent = words.includes('%') ? 2 : 0;
		return this.#digits(from, from + utf8Length(core!), decimalComma, negative ? -1 : 1, percent);
	}
}

const word = String.raw`((?:[€$£¥%]|[A-Za-z]{2,3}\.?|US\$)\s*)?`;
const dressed = new RegExp(
	String.raw`^(\()?\s*${word}([-+−–])?\s*${word}((?:\d|[.,]\d)(?:[\d.,'’\s]*\d)?(?:[.,](?!-|–|—))?)\s*([-−])?\s*((?:[,.][-–—]+\s*)?(?:[€$£¥%]|[A-Za-z]{2,3}\.?)?)?\s*(\))?$`
);
const isDigit = (byte: number) => byte > 47 && byte < 58;
const isLetter = (byte: number) => (byte | 32) > 96 && (byte | 32) < 123;
const isMinus = (mark: string | undefined) => mark !== undefined && mark !== '+';

function utf8Length(text: string): number {
	let length = 0;
	for (const char of text) {
		const code = char.codePointAt(0)!;
		length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return length;
}
