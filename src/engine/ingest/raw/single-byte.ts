const CHUNK = 1 << 18;
/** High bits of four bytes. */
const HIGH = 0x80808080 | 0;

/**
 * Text of an encoding with one byte a character and ASCII below 128 → UTF-8. The platform's decoder would make a string of it all,
 * two bytes a character, only to be encoded again. O(bytes); yields 0–1.
 */
export function* singleByteToUtf8(bytes: Uint8Array, encoding: string): Generator<number, Uint8Array> {
	const { lengths, forms } = utf8Forms(encoding);
	let length = bytes.length;
	for (let at = 0; at < bytes.length; at += CHUNK) {
		length += added(bytes.subarray(at, at + CHUNK), lengths);
		yield at / bytes.length / 2;
	}
	const out = new Uint8Array(length);
	let to = 0;
	for (let at = 0; at < bytes.length; at += CHUNK) {
		to = write(bytes.subarray(at, at + CHUNK), out, to, lengths, forms);
		yield 0.5 + at / bytes.length / 2;
	}
	return out;
}

/** UTF-8 of bytes 128–255: how many bytes, and those from 4 × (byte − 128) on. */
function utf8Forms(encoding: string) {
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	const lengths = new Uint8Array(128);
	const forms = new Uint8Array(4 * 128);
	for (let k = 0; k < 128; k++) {
		const form = encoder.encode(decoder.decode(Uint8Array.of(128 + k)));
		lengths[k] = form.length;
		forms.set(form, 4 * k);
	}
	return { lengths, forms };
}

/** Bytes that the text grows by. */
function added(bytes: Uint8Array, lengths: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	let sum = 0;
	for (let at = 0; at < bytes.length; at++) {
		while (at + 4 <= bytes.length && (view.getInt32(at) & HIGH) === 0) at += 4;
		const byte = at < bytes.length ? bytes[at]! : 0;
		if (byte > 127) sum += lengths[byte - 128]! - 1;
	}
	return sum;
}

/** @returns where the next text goes */
function write(bytes: Uint8Array, out: Uint8Array, to: number, lengths: Uint8Array, forms: Uint8Array): number {
	const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const into = new DataView(out.buffer);
	let at = 0;
	while (at < bytes.length) {
		if (at + 4 <= bytes.length) {
			const word = from.getInt32(at);
			if ((word & HIGH) === 0) {
				into.setInt32(to, word);
				at += 4;
				to += 4;
				continue;
			}
		}
		const byte = bytes[at++]!;
		if (byte < 128) out[to++] = byte;
		else for (let k = 0; k < lengths[byte - 128]!; k++) out[to++] = forms[4 * (byte - 128) + k]!;
	}
	return to;
}
