import { describe, expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { mutatorsOf, tryRead } from './fuzz-readers.ts';
import { fuzzSeeds } from './fuzz-seeds.ts';

const LONG = process.env['REVIR_LONG'] === '1';
/** Inputs of one format: 10,000 in all, 200,000 in the long run. */
const inputs = Math.ceil((LONG ? 200_000 : 10_000) / Object.keys(fuzzSeeds).length);
/** Of one small input, on a machine that does other things as well. */
const slowest = 2000;

describe('damaged files of any format give a table or an error of the catalogue, soon', () => {
	for (const [format, seeds] of Object.entries(fuzzSeeds)) {
		it(`the undamaged seeds of ${format} can be read`, async () => {
			expect(seeds.length).toBeGreaterThanOrEqual(5);
			for (const seed of seeds) expect(await tryRead(seed, format)).toBe('read');
		});

		it(
			`${inputs} damaged files of ${format}`,
			async () => {
				const mutators = Object.entries(mutatorsOf(format));
				const outcomes = { read: 0, refused: 0 };
				let worst = 0;
				for (let n = 0; n < inputs; n++) {
					const seed = seeds[n % seeds.length]!;
					const [name, mutate] = mutators[Math.floor(n / seeds.length) % mutators.length]!;
					const damaged = mutate(seed, createRandom(n));
					const start = performance.now();
					try {
						outcomes[await tryRead(damaged, format)]++;
					} catch (error) {
						throw new Error(`${name} of seed ${n % seeds.length}, input ${n}: ${String(error)}`, { cause: error });
					}
					const took = performance.now() - start;
					if (took > worst) worst = took;
					if (took > slowest)
						throw new Error(`${name} of seed ${n % seeds.length}, input ${n} took ${Math.round(took)} ms`);
				}
				// Neither a wall against everything nor blind.
				expect(outcomes.refused).toBeGreaterThan(inputs / 20);
				expect(outcomes.read).toBeGreaterThan(inputs / 20);
			},
			LONG ? 600_000 : 60_000
		);
	}
});
