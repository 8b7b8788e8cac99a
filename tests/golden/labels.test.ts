import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelHashes, seeds } from './labels.ts';

const file = new URL('labels.json', import.meta.url);

describe('same input, settings, seed and epoch give the same labels', () => {
	const first = seeds.map(labelHashes);

	it('on repeat', () => {
		expect(seeds.map(labelHashes)).toEqual(first);
	});

	it('and other labels for another seed, until they meet in the same plan', () => {
		for (let e = 0; e < 2; e++) expect(new Set(first.map((hashes) => hashes[e])).size).toBe(seeds.length);
	});

	it('as in labels.json, which Chromium is held to as well (REVIR_GOLDEN=write renews it)', () => {
		if (process.env['REVIR_GOLDEN'] === 'write') writeFileSync(file, `${JSON.stringify(first, null, '\t')}\n`);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first);
	});
});
