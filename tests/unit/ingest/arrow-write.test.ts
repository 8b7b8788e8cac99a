import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow, writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import { concatAccounts } from '#engine/ingest/concat.ts';
import { defaultMeta } from '#engine/ingest/meta.ts';
import { qualityReport } from '#engine/ingest/quality.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { protectText, unprotectText } from '#engine/ingest/formula-text.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { bytesOf, refusal } from './helpers.ts';

const sample = `account_id,name,lon,lat,country,stage,revenue_y0,win_rate,owner_id,owner_since,locked,employees
A1,Süß & Söhne,9.5,48.25,DE,customer,1000.5,,R1,2020-05-01,true,
A2,,,,,lead,,0.25,,,,12
A3,Ørsted,10.75,59.9,NO,prospect,-3,1,R2,,no,0
`;
const meta = { ...defaultMeta, currency: 'NOK', asOf: '2026-01-15', month0: '2023-01' };

describe('canonical accounts.arrow', () => {
	const { accounts } = readAccounts(bytesOf(sample), 'a.csv');
	const bytes = writeAccountsArrow(accounts, meta);

	it('what is written comes back: values, gaps and metadata', () => {
		const again = readAccounts(bytes, 'a.arrow');
		expect(again.meta).toEqual(meta);
		expect(again.notices).toEqual([]);
		for (const [key, before] of Object.entries(accounts)) {
			const after = (again.accounts as unknown as Record<string, unknown>)[key];
			if (
				before !== null &&
				typeof before === 'object' &&
				'at' in before &&
				'length' in before &&
				!ArrayBuffer.isView(before)
			) {
				const read = (column: { at(row: number): unknown }) => [0, 1, 2].map((row) => column.at(row));
				expect(read(after as never), key).toEqual(read(before as never));
			} else expect(after, key).toEqual(before);
		}
	});

	it('equal accounts give equal bytes, also after reading them back', () => {
		expect(writeAccountsArrow(accounts, meta)).toEqual(bytes);
		expect(writeAccountsArrow(readAccounts(bytes, 'a.arrow').accounts, meta)).toEqual(bytes);
	});

	it('reps come back with their specialities', () => {
		const { reps } = readReps(
			bytesOf('rep_id,name,lon,lat,industries,active\nR1,Ann,9,48,Bau|Öl,\nR2,Bob,,,,no\n'),
			'r.csv'
		);
		const again = readReps(writeRepsArrow(reps, meta), 'r.arrow').reps;
		expect([again.industries, again.active, again.lon, again.name.at(1)]).toEqual([
			reps.industries,
			reps.active,
			reps.lon,
			'Bob'
		]);
	});

	it('files are joined row by row; the same account in two files is refused', () => {
		const other = readAccounts(bytesOf('account_id,city\nB1,Oslo\n'), 'b.csv').accounts;
		const joined = concatAccounts([
			{ accounts, file: 'a.csv' },
			{ accounts: other, file: 'b.csv' }
		]);
		expect([joined.count, joined.id.at(3), joined.city!.values, [...joined.city!.codes]]).toEqual([
			4,
			'B1',
			['Oslo'],
			[-1, -1, -1, 0]
		]);
		expect([joined.lon[0], joined.lon[3], joined.locked![3]]).toEqual([9.5, NaN, 0]);
		const twice = { accounts, file: 'c.csv' };
		expect(refusal(() => concatAccounts([twice, twice])).code).toBe('ID_DUPLICATE');
	});

	it('the quality report counts filled cells and names absent columns', () => {
		const report = qualityReport(accounts, meta, []);
		expect([report.rows, report.located]).toEqual([3, 2]);
		expect(report.columns).toContainEqual({ name: 'name', filled: 2 });
		expect(report.missingColumns).toContain('potential');
	});
});

describe('text in spreadsheets', () => {
	it.each(['=1+1', '+49 711', '-2', '@x', '\tx', '\rx', '\nx', '\0x', '  =1', '＝1', '＋1', '－1', '＠x'])(
		'%j is written as text',
		(cell) => {
			expect(protectText(cell)).toBe(`'${cell}`);
			expect(unprotectText(protectText(cell))).toBe(cell);
		}
	);

	it('plain text, also with an apostrophe, is left alone', () => {
		for (const cell of ['Müller', "'t Hooft", '', '12', 'a=b']) expect(protectText(cell)).toBe(cell);
	});

	it('any trimmed text survives export and import', () => {
		const cell = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 20 })
			.map((text) => text.replace(/\0/g, '').trim());
		fc.assert(
			fc.property(
				fc.uniqueArray(
					cell.filter((text) => text !== '' && text.isWellFormed() && unprotectText(text) === text),
					{ minLength: 1 }
				),
				(names) => {
					const csv = tableToCsv({ columns: ['account_id', 'name'], rows: names.map((name, i) => [`A${i}`, name]) });
					const { accounts } = readAccounts(bytesOf(csv), 'x.csv');
					expect(names.map((_, row) => accounts.name!.at(row))).toEqual(names);
				}
			),
			{ numRuns: 1000 }
		);
	});
});
