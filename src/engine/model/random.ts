/** Deterministic 32-bit generator (sfc32, Chris Doty-Humphrey, PractRand). Integer arithmetic only, so every machine agrees. */
export interface Random {
	/** Uniform integer in 0 … 2³² − 1. */
	next(): number;
	/** Uniform integer in 0 … bound − 1 (bound ≤ 2³²). */
	below(bound: number): number;
	/** Uniform in [0, 1) with 32 bits. */
	unit(): number;
}

/** @param seed any integer; equal seeds give equal sequences */
export function createRandom(seed: number): Random {
	let a = 0x9e3779b9 ^ seed;
	let b = 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b);
	let c = 0xb7e15162 ^ Math.imul(seed + 1, 0xc2b2ae35);
	let counter = 1;
	const next = (): number => {
		const t = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return t >>> 0;
	};
	for (let i = 0; i < 16; i++) next();
	return {
		next,
		below: (bound) => Math.floor((next() / 4294967296) * bound),
		unit: () => next() / 4294967296
	};
}
