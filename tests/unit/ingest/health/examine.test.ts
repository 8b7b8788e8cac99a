import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicateClusters } from '#engine/ingest/duplicates/find.ts';
import { cellColumns } from '#engine/ingest/duplicates/cells.ts';
import { mergeRows } from '#engine/ingest/duplicates/merge.ts';
import { examine } from '#engine/ingest/health/examine.ts';
import { Review } from '#engine/ingest/health/review.ts';
import { isSureMend } from '#engine/ingest/health/sure-mends.ts';
import type { AccountColumns, DatasetMeta } from '#engine/model/columns.ts';
import { accountsOf, crowd, type Row } from '../duplicates/fixtures.ts';
import { locate } from '#engine/ingest/locate/locate.ts';
import { germany, shippedPlaces, withTable } from '../locate/market.ts';
import { drained } from './drained.ts';

const meta: DatasetMeta = { schemaVersion: '1', asOf: '2026-01-31', currency: 'EUR', year0: 2025, month0: null };

// Two entries of one company, both with swapped coordinates; the second has the better ones and another spelling of the branch.
const firm: Row = { name: 'Vertiko Pumpen GmbH', postcode: '50823', city: 'Köln', owner: 'rep 1', revenue: 500 };
const [lon, lat] = [6.921, 50.951];
const rows: readonly Row[] = [
	...crowd
		.slice(0, 150)
		.map((row, i) => ({ ...row, postcode: '80331', city: 'München', industry: ['Handel', 'Chemie'][i % 2]! })),
	...Array.from({ length: 30 }, (_, i) => ({
		name: `Nomen${i} Alpha`,
		industry: 'Maschinenbau',
		postcode: '10115',
		city: 'Berlin'
	})),
	{ ...firm, lon: 50.955, lat: 6.925, precision: 'postcode', industry: 'Maschinenbau' },
	{
		name: 'Vertico Pumpen',
		lon: lat,
		lat: lon,
		precision: 'rooftop',
		industry: 'maschinen-bau',
		postcode: '50825',
		city: 'Köln'
	}
];
const accounts = accountsOf(rows);
const [kept, gone] = [accounts.count - 2, accounts.count - 1];

function examined(accounts: AccountColumns) {
	const locating = { gazetteer: withTable, places: shippedPlaces, outlines: [germany], land: null, country: 'DE' };
	const located = drained(locate(accounts, locating));
	const written = { lon: accounts.lon, lat: accounts.lat };
	return drained(examine({ accounts, meta, reps: null, locating, located, written, domain: null }));
}

const { findings, compared } = examined(accounts);
const sure = findings.filter(isSureMend);
const merge = findings.find(({ problem, rows }) => problem === 'duplicate' && rows.includes(gone))!;
const recordOf = (of: AccountColumns, row: number) => cellColumns(of).map(({ name, at }) => [name, at(row)]);

describe('an examination', () => {
	it('compares entries with what is sure put right, in rows and ids of the accounts as they are', () => {
		const plain = drained(findDuplicateClusters(accounts)).clusters.find(({ rows }) => rows.includes(gone));
		expect(merge).toMatchObject({ id: `duplicate:${kept}+${gone}`, rows: [kept, gone] });
		expect(merge.confidence).toBeGreaterThan(plain?.confidence ?? 0);
		expect(sure.map(({ problem, rows }) => `${problem} ${rows.join(' ')}`)).toEqual(
			expect.arrayContaining([`position ${kept}`, `position ${gone}`, `industry ${gone}`])
		);
		expect([accounts.lon[gone], compared.lon[gone], compared.count]).toEqual([lat, lon, accounts.count]);
		expect(merge.mend).toEqual(mergeRows(compared, merge.rows));
	});

	it('a merge takes over what is right, whenever it is accepted beside the sure mends', () => {
		const ids = [merge, ...sure].map(({ id }) => id);
		fc.assert(
			fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), fc.shuffledSubarray(ids), (order, back) => {
				const review = new Review(accounts, findings);
				review.accept(order);
				const { accounts: cleaned, newRow } = review.cleaned();
				expect(newRow[gone]).toBe(-1);
				const record = Object.fromEntries(recordOf(cleaned, newRow[kept]!));
				expect(record).toMatchObject({
					lon: 6.921,
					lat: 50.951,
					location_precision: 'rooftop',
					industry: 'Maschinenbau'
				});
				// In part and in any order back and in again: the same; all back: as imported.
				review.revert(back);
				review.accept(back);
				expect(recordOf(review.cleaned().accounts, newRow[kept]!)).toEqual(recordOf(cleaned, newRow[kept]!));
				review.revert(order);
				expect(review.cleaned().accounts).toBe(accounts);
			}),
			{ numRuns: 60 }
		);
	});

	it('a merge without the mends writes a whole position', () => {
		const review = new Review(accounts, findings);
		review.accept([merge.id]);
		const { accounts: cleaned, newRow } = review.cleaned();
		expect(Object.fromEntries(recordOf(cleaned, newRow[kept]!))).toMatchObject({
			lon: 6.921,
			lat: 50.951,
			location_precision: 'rooftop'
		});
	});
});
