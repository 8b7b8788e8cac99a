import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterLinks, type Link } from '#engine/ingest/duplicates/clusters.ts';
import { finish } from './fixtures.ts';

const rules = { leastBits: 0, weakestBits: -2, mostRows: 5 };

describe('clusters', () => {
	it('a chain of likenesses does not glue strangers', () => {
		const bits = new Map([
			['0-1', 6],
			['1-2', 5],
			['0-2', -9]
		]);
		const links = [...bits].map(([pair, value]): Link => {
			const [a, b] = pair.split('-').map(Number);
			return { a: a!, b: b!, bits: value };
		});
		const of = (a: number, b: number) => bits.get(`${Math.min(a, b)}-${Math.max(a, b)}`) ?? -9;
		expect(finish(clusterLinks(links, of, rules)).map(({ rows }) => rows)).toEqual([[0, 1]]);
	});

	it('an entry that says little of another stays with both', () => {
		const of = (a: number, b: number) => (a + b === 2 && a !== 1 ? -1 : 6);
		const links = [
			{ a: 0, b: 1, bits: 6 },
			{ a: 1, b: 2, bits: 5 }
		];
		const [cluster] = finish(clusterLinks(links, of, rules));
		expect(cluster).toEqual({ rows: [0, 1, 2], joined: links });
	});

	it('are disjoint, bounded, as strong as promised, and independent of the order of links', () => {
		const rows = 12;
		const matrix = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: rows * rows, maxLength: rows * rows });
		fc.assert(
			fc.property(matrix, fc.integer(), (values, shift) => {
				const of = (a: number, b: number) => values[Math.min(a, b) * rows + Math.max(a, b)]!;
				const links: Link[] = [];
				for (let a = 0; a < rows; a++) for (let b = a + 1; b < rows; b++) links.push({ a, b, bits: of(a, b) });
				const found = finish(clusterLinks(links, of, rules));
				const all = found.flatMap((cluster) => cluster.rows);
				expect(new Set(all).size).toBe(all.length);
				for (const cluster of found) {
					expect(cluster.rows.length).toBeGreaterThan(1);
					expect(cluster.rows.length).toBeLessThanOrEqual(rules.mostRows);
					expect(cluster.joined.length).toBe(cluster.rows.length - 1);
					for (const a of cluster.rows)
						for (const b of cluster.rows) if (a < b) expect(of(a, b)).toBeGreaterThanOrEqual(rules.weakestBits);
				}
				const at = Math.abs(shift) % links.length;
				const turned = [...links.slice(at), ...links.slice(0, at)].reverse();
				expect(finish(clusterLinks(turned, of, rules))).toEqual(found);
			}),
			{ numRuns: 100, seed: 3 }
		);
	});
});
