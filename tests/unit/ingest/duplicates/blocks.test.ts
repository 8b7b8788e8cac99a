import { describe, expect, it } from 'vitest';
import { blockWindow, buildBlocks } from '#engine/ingest/duplicates/blocks.ts';
import { visitPairs } from '#engine/ingest/duplicates/candidates.ts';
import { readWords } from '#engine/ingest/duplicates/compare-words.ts';
import { readRecords } from '#engine/ingest/duplicates/records.ts';
import { accountsOf, finish, type Row } from './fixtures.ts';

function pairsOf(rows: readonly Row[], domain: readonly (string | null)[] = []) {
	const text = { length: rows.length, at: (row: number) => domain[row] ?? null };
	const records = finish(readRecords(accountsOf(rows), { domain: text }));
	const pairs: string[] = [];
	const blocks = finish(buildBlocks(records, readWords(records.words, rows.length)));
	finish(visitPairs(blocks, rows.length, (a, b) => pairs.push(`${a}-${b}`)));
	return pairs;
}

describe('pairs that are compared', () => {
	it.each<[string, Row, Row]>([
		['a rare word', { name: 'Rautenberg Bau' }, { name: 'Rautenberg Handel' }],
		['all words in another order', { name: 'Bau Wolf' }, { name: 'Wolf Bau' }],
		['sound and postcode area', { name: 'Maier', postcode: '70469' }, { name: 'Meyer', postcode: '70100' }],
		['sound and town', { name: 'Maier', city: 'Ulm' }, { name: 'Meyer', city: 'Ulm' }],
		['first letters and town', { name: 'Rautenberg', city: 'Ulm' }, { name: 'Rautxnbrk', city: 'Ulm' }],
		['the postcode', { name: 'Abc', postcode: '70469' }, { name: 'Xyz', postcode: '70469' }],
		['street and town', { name: 'Abc', street: 'Ring 5', city: 'Ulm' }, { name: 'Xyz', street: 'Ring 5', city: 'Ulm' }],
		['a near position', { name: 'Abc', lon: 9.0001, lat: 48.0001 }, { name: 'Axy', lon: 8.9999, lat: 47.9999 }]
	])('%s', (_, one, other) => {
		expect(pairsOf([one, other])).toEqual(['0-1']);
	});

	it('the domain', () => {
		expect(pairsOf([{ name: 'Abc' }, { name: 'Xyz' }], ['a.de', 'www.a.de'])).toEqual(['0-1']);
	});

	it('nothing shared: not compared', () => {
		expect(
			pairsOf([
				{ name: 'Abc', postcode: '70469', city: 'Ulm' },
				{ name: 'Xyz', postcode: '10115', city: 'Hof' }
			])
		).toEqual([]);
	});

	it('each pair once, and in a crowd only neighbours by name', () => {
		const rows: Row[] = Array.from({ length: 200 }, (_, i) => ({ name: `Firma${i}`, postcode: '70469', city: 'Ulm' }));
		const pairs = pairsOf(rows);
		expect(new Set(pairs).size).toBe(pairs.length);
		expect(pairs.length).toBeLessThan(200 * 4 * blockWindow);
	});
});
