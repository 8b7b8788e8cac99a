import { RevirError } from '../../model/errors.ts';
import { share } from '../../model/steps.ts';
import type { Guess, ReadOptions } from './raw-table.ts';
import { singleByteToUtf8 } from './single-byte.ts';

type Encoding = NonNullable<ReadOptions['encoding']>;
interface Utf8Text {
	/** Without byte order mark. */
	readonly bytes: Uint8Array;
	readonly guess: Guess | null;
}

const CHUNK = 1 << 20;
const SAMPLE = 1 << 16;
/** A loop over so much is compiled before the file is through. */
const PIECE = 1 << 16;
/** High bits of four bytes. */
const HIGH = 0x80808080 | 0;
const singleByte: readonly Encoding[] = ['windows-1252', 'iso-8859-2', 'iso-8859-15'];

/**
 * Any supported encoding → UTF-8 bytes; UTF-8 passes without a copy. A byte order mark decides; else text that is valid UTF-8 as a
 * whole is UTF-8 (also with a few broken characters among many good ones), and anything else Windows-1252. O(bytes); yields 0–1.
 * @throws RevirError FILE_KIND when the bytes are no text
 */
export function* toUtf8(bytes: Uint8Array, file: string, wanted?: Encoding): Generator<number, Utf8Text> {
	const marked = markedEncoding(bytes);
	const guessed = wanted === undefined ? (marked ?? (yield* guessEncoding(bytes, file))) : null;
	const encoding = wanted ?? guessed!.value;
	const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	const text = encoding === 'utf-8' ? bytes.subarray(bom) : yield* transcode(bytes, encoding);
	// Guessing has met every byte already.
	if (looksBinary(text) || ((text.length !== bytes.length || guessed === null) && text.includes(0))) throw binary(file);
	return { bytes: text, guess: guessed && { what: 'encoding', ...guessed } };
}

type EncodingGuess = Pick<Guess, 'confidence' | 'others'> & { readonly value: Encoding };

function markedEncoding(bytes: Uint8Array): EncodingGuess | null {
	const sure = (value: Encoding): EncodingGuess => ({ value, confidence: 1, others: [] });
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return sure('utf-8');
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16le');
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16be');
	return null;
}

const binary = (file: string) => new RevirError('FILE_KIND', { where: { file }, got: 'binary data' });

function* guessEncoding(bytes: Uint8Array, file: string): Generator<number, EncodingGuess> {
	const half = utf16Side(bytes);
	if (half !== null) return { value: half, confidence: 0.9, others: [] };
	const seen = { good: 0, bad: 0 };
	let at = 0;
	while (at < bytes.length) {
		for (const pause = at + 4 * CHUNK; at < bytes.length && at < pause;) {
			at = countCharacters(bytes, at, Math.min(bytes.length, at + PIECE), seen);
			if (at < 0) throw binary(file);
		}
		yield at / bytes.length / 2;
	}
	const { good, bad } = seen;
	if (bad === 0) return { value: 'utf-8', confidence: 1, others: [] };
	if (bad * 10 <= good) return { value: 'utf-8', confidence: good / (good + bad), others: singleByte };
	const undefinedBytes = bytes.subarray(0, SAMPLE).some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
	return { value: 'windows-1252', confidence: undefinedBytes ? 0.4 : 0.9, others: singleByte.slice(1) };
}

/** Counts characters of more than one byte, and bytes that are none. @returns where the last one ends, at `end` or just behind;
 *  −1 = a zero, which no text has */
function countCharacters(bytes: Uint8Array, at: number, end: number, seen: { good: number; bad: number }): number {
	const shift = -bytes.byteOffset & 3;
	const words =
		end < 8 ? new Int32Array(0) : new Int32Array(bytes.buffer, bytes.byteOffset + shift, (end - shift) >> 2);
	let good = 0;
	let bad = 0;
	while (at < end) {
		if (bytes[at]! < 0x80) {
			if (bytes[at] === 0) return -1;
			at++;
			if (((at - shift) & 3) !== 0) continue;
			// Four bytes at once as long as they are plain ASCII and none is zero.
			let word = (at - shift) >> 2;
			while (word < words.length && isPlain(words[word]!)) word++;
			at = word * 4 + shift;
			continue;
		}
		const length = sequenceLength(bytes, at);
		if (length > 0) good++;
		else bad++;
		at += length || 1;
	}
	seen.good += good;
	seen.bad += bad;
	return at;
}

/** Adding 0x7f lifts every byte but zero to the high bit, which no byte may have had before. */
const isPlain = (word: number) => ((word + 0x7f7f7f7f) & ~word & HIGH) === HIGH;

/** UTF-16 without a mark: nearly every second byte of Western text is zero. */
function utf16Side(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const length = Math.min(bytes.length, SAMPLE) & ~1;
	if (!bytes.subarray(0, length).includes(0)) return null;
	const zeros = [0, 0];
	for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
	const [even, odd] = zeros as [number, number];
	if (odd > length * 0.3 && even < length * 0.05) return 'utf-16le';
	return even > length * 0.3 && odd < length * 0.05 ? 'utf-16be' : null;
}

/** Bytes of the multi-byte character that starts here; 0 = not valid (overlong forms and surrogates neither). */
function sequenceLength(bytes: Uint8Array, at: number): number {
	const lead = bytes[at]!;
	const second = bytes[at + 1] ?? 0;
	if (lead < 0xc2 || lead > 0xf4 || !follows(second)) return 0;
	if (lead < 0xe0) return 2;
	if (!follows(bytes[at + 2] ?? 0)) return 0;
	if (lead < 0xf0) return (lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) ? 0 : 3;
	if (!follows(bytes[at + 3] ?? 0)) return 0;
	return (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4;
}

const follows = (byte: number) => (byte & 0xc0) === 0x80;

function* transcode(bytes: Uint8Array, encoding: Encoding): Generator<number, Uint8Array> {
	if (singleByte.includes(encoding)) return yield* share(singleByteToUtf8(bytes, encoding), 0.5, 1);
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let at = 0; at < bytes.length; at += CHUNK) {
		const end = Math.min(bytes.length, at + CHUNK);
		const part = encoder.encode(decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length }));
		parts.push(part);
		length += part.length;
		yield 0.5 + end / bytes.length / 2;
	}
	const out = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** More than 1 % control characters at the start. */
function looksBinary(bytes: Uint8Array): boolean {
	const length = Math.min(bytes.length, SAMPLE);
	let control = 0;
	for (let i = 0; i < length; i++) {
		const byte = bytes[i]!;
		if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control++;
	}
	return control > length / 100;
}
