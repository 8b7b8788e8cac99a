import type { Random } from '#engine/model/random.ts';

type Mutator = (bytes: Uint8Array, random: Random) => Uint8Array;

const odd = [0, 1, 0xff, 0x7fffffff, 0x80000000, 0xffffffff, 0x10000, 8, 0xfffffff8];

/** Named ways in which files go wrong, or are made to. */
export const mutators: Readonly<Record<string, Mutator>> = {
	bitFlip(bytes, random) {
		const out = bytes.slice();
		for (let n = 1 + random.below(4); n > 0; n--) out[random.below(out.length)]! ^= 1 << random.below(8);
		return out;
	},
	truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
	cutMiddle(bytes, random) {
		const at = random.below(bytes.length);
		const length = random.below(Math.min(64, bytes.length - at)) + 1;
		return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + length));
	},
	/** A 32-bit field, aligned as Arrow's lengths and offsets are, becomes a boundary value. */
	lengthField(bytes, random) {
		const out = bytes.slice();
		const at = random.below(Math.max(1, out.length >> 2)) << 2;
		if (at + 4 <= out.length) new DataView(out.buffer).setUint32(at, odd[random.below(odd.length)]!, true);
		return out;
	},
	nearbyOffset(bytes, random) {
		const out = bytes.slice();
		const at = random.below(Math.max(1, out.length >> 2)) << 2;
		if (at + 4 > out.length) return out;
		const view = new DataView(out.buffer);
		view.setInt32(at, view.getInt32(at, true) + random.below(64) - 32, true);
		return out;
	},
	splice(bytes, random) {
		const out = bytes.slice();
		const from = random.below(out.length);
		const length = Math.min(1 + random.below(256), out.length - from);
		out.copyWithin(random.below(out.length), from, from + length);
		return out;
	},
	repeatTail(bytes, random) {
		const tail = bytes.subarray(random.below(bytes.length));
		return Uint8Array.of(...bytes, ...tail.subarray(0, 4096));
	},
	zeroBlock(bytes, random) {
		const out = bytes.slice();
		const at = random.below(out.length);
		return out.fill(0, at, at + 1 + random.below(32));
	}
};
