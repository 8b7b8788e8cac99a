import { describe, expect, it } from 'vitest';
import { duplicateFindings, findDuplicateClusters, type DuplicateOptions } from '#engine/ingest/duplicates/find.ts';
import { textColumn } from '#engine/ingest/text-columns.ts';
import { accountsOf, crowd, finish, type Row } from './fixtures.ts';

const firm: Row = {
	name: 'Rautenberg Maschinenbau GmbH',
	street: 'Siemensstraße 12',
	postcode: '70469',
	city: 'Stuttgart',
	owner: 'rep 1',
	revenue: 9000
};
const twins: Row[] = [
	firm,
	{
		name: 'Rautenberg Masch.bau',
		street: 'Siemensstr. 12',
		postcode: '70469',
		city: 'Stuttgart',
		owner: 'rep 2',
		locked: true
	},
	{ name: 'Trautwein Feinkost e.K.', street: 'Siemensstraße 12', postcode: '70469', city: 'Stuttgart' },
	{ name: 'Zschieschang Optik KG', street: 'Ring 3', postcode: '89073', city: 'Ulm' },
	{ name: 'Zchieschang Optik', postcode: '89073', city: 'Ulm' }
];
function find(list: readonly Row[], options: DuplicateOptions = {}) {
	const accounts = accountsOf(list);
	return finish(duplicateFindings(accounts, finish(findDuplicateClusters(accounts, options)).clusters));
}
const rows = [...crowd, ...twins];
const at = crowd.length;

describe('findings of duplicates', () => {
	const findings = find(rows);
	const ofTwins = findings.find(({ rows: own }) => own.includes(at));

	it('name the rows, the proposal and why', () => {
		expect(ofTwins).toMatchObject({
			id: `duplicate:${at}+${at + 1}`,
			problem: 'duplicate',
			rows: [at, at + 1],
			column: null,
			got: 'Rautenberg Maschinenbau GmbH | Rautenberg Masch.bau',
			reason: { key: 'duplicate.sure', params: { rows: 2, survivor: `A${at + 1}`, owners: 2, locked: 1, booked: 1 } }
		});
		expect(String(ofTwins!.reason.params['agree'])).toContain('postcode');
		expect(String(ofTwins!.reason.params['differ'])).toContain('owner_id');
		expect(ofTwins!.confidence).toBeGreaterThan(0.9);
		expect(ofTwins!.mend!.drop).toEqual([at]);
		expect(ofTwins!.mend!.changes).toContainEqual({ row: at + 1, column: 'revenue_y0', value: 9000 });
	});

	it('find the other pair, leave the neighbour in the building alone, and no row is in two', () => {
		expect(findings.map(({ rows: own }) => own)).toContainEqual([at + 3, at + 4]);
		const all = findings.flatMap(({ rows: own }) => own);
		expect(all).not.toContain(at + 2);
		expect(new Set(all).size).toBe(all.length);
	});

	it('are the same for the same file, and the same companies in another order of rows', () => {
		expect(find(rows)).toEqual(findings);
		const ids = rows.map((row, i) => ({ ...row, id: `R${i}` }));
		const named = (list: readonly Row[]) => {
			const accounts = accountsOf(list);
			return finish(findDuplicateClusters(accounts))
				.clusters.map((cluster) =>
					cluster.rows
						.map((row) => accounts.id.at(row))
						.sort()
						.join()
				)
				.sort();
		};
		expect(named([...ids].reverse())).toEqual(named(ids));
	});

	it('stricter thresholds find less', () => {
		const strict = find(rows, { review: 0.999999999 });
		expect(strict.length).toBeLessThan(findings.length);
	});

	it('an equal domain helps where the address is missing', () => {
		const list: Row[] = [...crowd, { name: 'Rautenberg Maschinenbau GmbH' }, { name: 'Rautenberg Maschinenbau' }];
		const domain = textColumn([...crowd.map(() => null), 'www.rautenberg.de', 'info@rautenberg.de']);
		const found = (options: object) => find(list, options).some(({ rows: own }) => own.includes(at));
		expect([found({}), found({ domain })]).toEqual([false, true]);
	});

	it.each<[string, Row[]]>([
		['no rows', []],
		['one row', [firm]],
		['rows without anything', [{}, {}, {}]],
		['names of signs only', [{ name: '---' }, { name: '***' }]]
	])('%s: nothing', (_, list) => {
		expect(find(list)).toEqual([]);
	});

	it('a file of one and the same row five hundred times ends soon, in bounded clusters', () => {
		const found = finish(findDuplicateClusters(accountsOf(Array.from({ length: 500 }, () => firm))));
		expect(Math.max(0, ...found.clusters.map((cluster) => cluster.rows.length))).toBeLessThanOrEqual(50);
		expect(found.comparedPairs).toBeLessThanOrEqual(500 * 16);
	});
});
