import type { Settings } from '../model/settings.ts';

/** Round constants: fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const K = roundConstants();

function roundConstants(): Uint32Array {
	const constants: number[] = [];
	for (let candidate = 2; constants.length < 64; candidate++) {
		let prime = true;
		for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) prime = false;
		if (prime) constants.push(Number(rootFraction(BigInt(candidate))));
	}
	return Uint32Array.from(constants);
}

/** First 32 bits of the fraction of the cube root, in whole numbers so that no machine's cbrt matters. */
function rootFraction(prime: bigint): bigint {
	const target = prime << 96n;
	let low = 0n;
	let high = 1n << 36n;
	while (high - low > 1n) {
		const middle = (low + high) >> 1n;
		if (middle * middle * middle <= target) low = middle;
		else high = middle;
	}
	return low & 0xffff_ffffn;
}

/** SHA-256 as lower-case hex (FIPS 180-4). Pure, so that engine and command line agree without a crypto module. O(bytes). */
export function sha256(input: Uint8Array | string): string {
	const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
	const state = Uint32Array.of(
		0x6a09e667,
		0xbb67ae85,
		0x3c6ef372,
		0xa54ff53a,
		0x510e527f,
		0x9b05688c,
		0x1f83d9ab,
		0x5be0cd19
	);
	const words = new Uint32Array(64);
	const whole = bytes.length & ~63;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 0; at < whole; at += 64) compress(state, words, view, at);
	const tail = new Uint8Array(bytes.length - whole < 56 ? 64 : 128);
	tail.set(bytes.subarray(whole));
	tail[bytes.length - whole] = 0x80;
	const tailView = new DataView(tail.buffer);
	tailView.setBigUint64(tail.length - 8, BigInt(bytes.length) * 8n);
	for (let at = 0; at < tail.length; at += 64) compress(state, words, tailView, at);
	return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function compress(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
	for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
	for (let i = 16; i < 64; i++) {
		const a = w[i - 15]!;
		const b = w[i - 2]!;
		const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
		const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
		w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
	}
	let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
	for (let i = 0; i < 64; i++) {
		const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
		const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + t1) | 0;
		d = c;
		c = b;
		b = a;
		a = (t1 + t2) | 0;
	}
	state[0]! += a;
	state[1]! += b;
	state[2]! += c;
	state[3]! += d;
	state[4]! += e;
	state[5]! += f;
	state[6]! += g;
	state[7]! += h;
}

/** JSON with sorted keys and no spaces: equal values give equal text (RFC 8785 for the values used here). */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value)
		.filter(([, item]) => item !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** Names one settings value in a replay chain. */
export const settingsHash = (settings: Settings): string => sha256(canonicalJson(settings));
