const MAGIC = 0xfd2fb528;
/** What every decoder has to take (RFC 8878, 3.1.1.1.2). More is of use for longer content only, and the library sets it aside at
 *  once. */
const WINDOW = 8 * 1024 * 1024;
const BLOCK = 128 * 1024;

const broken = (): never => {
	throw new RangeError('a column that cannot be unpacked');
};

/**
 * One Zstandard frame that claims no more than it may give: window, sizes of blocks, literals and number of sequences. The library
 * copies whatever a sequence says, also far beyond its block, so that a few damaged bytes keep it busy for seconds.
 * RFC 8878, 3.1.1. O(blocks). @param length bytes of the content @throws RangeError
 */
export function checkZstd(source: Uint8Array, length: number): void {
	const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
	if (source.length < 9 || view.getUint32(0, true) !== MAGIC) broken();
	const flags = source[4]!;
	const single = (flags & 32) !== 0;
	const contentAt = (single ? 5 : 6) + [0, 1, 2, 4][flags & 3]!;
	const contentBytes = flags >> 6 === 0 ? Number(single) : 2 ** (flags >> 6);
	let at = contentAt + contentBytes;
	if (at > source.length) broken();
	const window = single
		? contentSize(view, contentAt, contentBytes)
		: 2 ** (10 + (source[5]! >> 3)) * (1 + (source[5]! & 7) / 8);
	if (window > Math.max(WINDOW, length)) broken();
	for (let last = false; !last;) {
		if (at + 3 > source.length) broken();
		const head = source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16);
		at += 3;
		last = (head & 1) === 1;
		const type = (head >> 1) & 3;
		const size = head >> 3;
		const stored = type === 1 ? 1 : size;
		if (type === 3 || size > BLOCK || at + stored > source.length) broken();
		if (type === 2) checkBlock(source.subarray(at, at + size), Math.min(BLOCK, length));
		at += stored;
	}
	if (at + ((flags & 4) === 0 ? 0 : 4) !== source.length) broken();
}

function contentSize(view: DataView, at: number, bytes: number): number {
	if (bytes === 1) return view.getUint8(at);
	if (bytes === 2) return view.getUint16(at, true) + 256;
	return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** Literals and at least three bytes of every sequence fit into what a block may give. */
function checkBlock(block: Uint8Array, most: number): void {
	const byte = (at: number) => block[at] ?? broken();
	const head = byte(0);
	const [kind, form] = [head & 3, (head >> 2) & 3];
	let literals: number;
	let at: number;
	if (kind < 2) {
		const extra = form === 1 ? 1 : form === 3 ? 2 : 0;
		literals = extra === 0 ? head >> 3 : (head >> 4) | (byte(1) << 4) | (extra === 2 ? byte(2) << 12 : 0);
		at = 1 + extra + (kind === 0 ? literals : 1);
	} else {
		// Both sizes, 10, 14 or 18 bits each, follow on one another.
		const bits = form < 2 ? 10 : form === 2 ? 14 : 18;
		const headBytes = (4 + 2 * bits) / 8;
		let both = 0;
		for (let i = headBytes - 1; i >= 0; i--) both = both * 256 + byte(i);
		literals = Math.floor(both / 16) % 2 ** bits;
		at = headBytes + Math.floor(both / 2 ** (4 + bits));
	}
	const first = byte(at);
	const sequences =
		first < 128
			? first
			: first < 255
				? ((first - 128) << 8) | byte(at + 1)
				: byte(at + 1) + (byte(at + 2) << 8) + 0x7f00;
	if (literals + 3 * sequences > most) broken();
}
