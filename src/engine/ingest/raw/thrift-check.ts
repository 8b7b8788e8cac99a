/** What no parquet writer writes. */
export class ParquetError extends Error {}

export const broken = (what: string): never => {
	throw new ParquetError(what);
};

/** Footers nest 6 deep. */
const DEPTH = 12;

/** Unsigned LEB128 of at most `bits` bits; only its place matters to callers that skip it. */
export function varint(bytes: Uint8Array, start: number, end: number, bits: 32 | 64): { value: number; next: number } {
	let value = 0;
	let scale = 1;
	for (let at = start; at < end && at - start < Math.ceil(bits / 7); at++) {
		const byte = bytes[at]!;
		value += (byte & 127) * scale;
		if (byte < 128) return { value, next: at + 1 };
		scale *= 128;
	}
	return broken('a number that never ends');
}

/**
 * Walks one struct in Thrift's compact protocol: numbers end, lists and texts lie within the bytes, nothing nests too deep. The
 * library that reads it trusts all of that, and a number without end keeps it busy for ever. Returns where the struct ends.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. O(bytes).
 * @throws ParquetError
 */
export function structEnd(bytes: Uint8Array, start: number, end: number, depth = 0): number {
	if (depth > DEPTH) broken('nested too deep');
	for (let at = start; at < end;) {
		const head = bytes[at++]!;
		const type = head & 15;
		if (type === 0) return at;
		// The field's number stands on its own when it is far from the one before.
		if (head >> 4 === 0) at = varint(bytes, at, end, 32).next;
		at = elementEnd(bytes, at, end, type, depth);
	}
	return broken('a header that never ends');
}

function elementEnd(bytes: Uint8Array, at: number, end: number, type: number, depth: number): number {
	switch (type) {
		case 1:
		case 2:
			return at;
		case 3:
			return within(at + 1, end);
		case 4:
		case 5:
			return varint(bytes, at, end, 32).next;
		case 6:
			return varint(bytes, at, end, 64).next;
		case 7:
			return within(at + 8, end);
		case 8: {
			const length = varint(bytes, at, end, 32);
			return within(length.next + length.value, end);
		}
		case 9:
			return listEnd(bytes, at, end, depth);
		case 12:
			return structEnd(bytes, at, end, depth + 1);
		default:
			return broken(`field type ${type}`);
	}
}

function listEnd(bytes: Uint8Array, start: number, end: number, depth: number): number {
	const head = bytes[start] ?? broken('a header that never ends');
	const type = head & 15;
	const long = head >> 4 === 15 ? varint(bytes, start + 1, end, 32) : null;
	const count = long?.value ?? head >> 4;
	let at = long?.next ?? start + 1;
	// Every item takes a byte at least.
	if (count > end - at) broken('a list that leaves the file');
	for (let i = 0; i < count; i++) at = elementEnd(bytes, at, end, type <= 2 ? 3 : type, depth + 1);
	return at;
}

const within = (at: number, end: number) => (at <= end ? at : broken('a value that leaves the file'));
