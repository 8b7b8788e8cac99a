import { expect, it } from 'vitest';
import golden from '../golden/labels.json';
import { labelHashes, seeds } from '../golden/labels.ts';

it('Chromium computes the labels that Node computed', () => {
	expect(seeds.map(labelHashes)).toEqual(golden);
});
