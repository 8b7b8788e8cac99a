import lz4 from 'lz4js';
import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackLz4Frame, unpackZstd } from '#engine/ingest/unpack.ts';
import { createRandom } from '#engine/model/random.ts';

const random = createRandom(1);
const noise = Uint8Array.from({ length: 5000 }, () => random.below(256));
const words = new TextEncoder().encode(Array.from({ length: 30_000 }, (_, i) => `Kunde ${(i * 7919) % 977};`).join(''));
const contents = {
	nothing: new Uint8Array(0),
	noise,
	words,
	zeros: new Uint8Array(300_000),
	short: words.subarray(0, 40)
};

describe('packed columns', () => {
	for (const [name, content] of Object.entries(contents)) {
		it.each([1, 3, 12, 19])(`${name} comes back from Zstandard, level %i, and is held to its length`, (level) => {
			const packed = new Uint8Array(
				zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: level } })
			);
			const target = new Uint8Array(content.length);
			unpackZstd(packed, target);
			expect(Buffer.compare(target, content)).toBe(0);
			expect(() => unpackZstd(packed, new Uint8Array(content.length + 1))).toThrow(RangeError);
			if (content.length > 0) expect(() => unpackZstd(packed, new Uint8Array(content.length - 1))).toThrow();
			expect(() => unpackZstd(Uint8Array.from([...packed, ...packed]), target)).toThrow(RangeError);
		});

		it(`${name} comes back from LZ4 and is held to its length`, () => {
			const packed = new Uint8Array(lz4.compress(content));
			const target = new Uint8Array(content.length);
			unpackLz4Frame(packed, target);
			expect(Buffer.compare(target, content)).toBe(0);
			expect(() => unpackLz4Frame(packed, new Uint8Array(content.length + 1))).toThrow(RangeError);
			expect(() => unpackLz4Frame(packed.subarray(0, -5), target)).toThrow(RangeError);
		});
	}

	it('a block that claims more sequences than it can give is refused before the library turns in circles', () => {
		// Header of one frame of 96 bytes, one packed block: no literals, 65,000 sequences.
		const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 96, 0x2d, 0, 0, 0, 0xff, 0xe8, 0x7e, 0, 1);
		expect(() => unpackZstd(frame, new Uint8Array(96))).toThrow(RangeError);
	});
});
