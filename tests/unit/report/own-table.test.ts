import { describe, expect, it } from 'vitest';
import { Review } from '#engine/ingest/health/review.ts';
import type { Finding, Mend } from '#engine/ingest/health/finding.ts';
import { applyMapping } from '#engine/ingest/mapping/apply.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { csvWayOf } from '#engine/report/csv-way.ts';
import { ownTable } from '#engine/report/own-table.ts';
import { finish } from '../../fixtures/raw-table.ts';
import { bytesOf } from '../ingest/helpers.ts';

const csv = `Kd-Nr;Firma;PLZ Ort;Straße;Hausnr;Umsatz 2025 (T€);Kontakt-E-Mail;Aktenzeichen
1;Müller GmbH;20095 Hamburg;Ring;5;1.234,5;a@b.de;x
2;Huber KG;80331 München;Allee;3;7,25;x@y.de;y
3;Mueller GmbH;20095 Hamburg;Ring;5;2,0;a@b.de;z
`;
const table = await openRaw(bytesOf(csv), 'kunden.csv', {}, {}, () => {});
const { mapping } = suggestMapping(table, { asOf: '2026-02-01' });
const { accounts, source, meta } = finish(applyMapping(table, mapping, { asOf: '2026-02-01' }));

const mended = (...mends: readonly Mend[]) => {
	const findings = mends.map((mend, k): Finding => ({
		...{ id: `${k}`, problem: 'outlier', rows: mend.changes.map(({ row }) => row), column: null, got: null, mend },
		...{ reason: { key: 'x', params: {} }, confidence: 1 }
	}));
	const review = new Review(accounts, findings);
	review.accept(findings.map(({ id }) => id));
	return ownTable({ table, mapping, source, meta }, review.cleaned(), accounts);
};
const set = (row: number, column: string, value: string | number): Mend => ({
	changes: [{ row, column, value }],
	drop: []
});

describe('cleaned accounts under the headers of their file', () => {
	const own = ['Kd-Nr', 'Firma', 'PLZ Ort', 'Straße', 'Hausnr', 'Umsatz 2025 (T€)'];
	const cells = (row: readonly unknown[]) => row.slice(0, own.length).map(String);

	it('stand in the order of the file, without what was not imported, and ours behind them', () => {
		const { columns, rows } = mended();
		expect(columns.slice(0, own.length)).toEqual(own);
		expect(columns).toEqual(expect.arrayContaining(['lon', 'lat']));
		expect(columns.filter((name) => /Mail|Akten|revenue_y0|postcode|street|account_id/.test(name))).toEqual([]);
		expect(cells(rows[0]!)).toEqual(['1', 'Müller GmbH', '20095 Hamburg', 'Ring', '5', '1234.5']);
	});

	it('take mends in the unit of the file, in parts and put together, and lose merged rows', () => {
		const merge: Mend = { changes: [{ row: 0, column: 'revenue_y0', value: 1_236_500 }], drop: [2] };
		const { rows } = mended(set(1, 'city', 'Muenchen'), set(1, 'street', 'Allee 4'), merge);
		expect(rows.length).toBe(2);
		expect(cells(rows[0]!)).toEqual(['1', 'Müller GmbH', '20095 Hamburg', 'Ring', '5', '1236.5']);
		expect(cells(rows[1]!)).toEqual(['2', 'Huber KG', '80331 Muenchen', 'Allee 4', 'null', '7.25']);
	});

	it('are written as CSV in the way of their file, else in that of the language', async () => {
		const written = (from: typeof table, language: 'en' | 'de', options = {}) =>
			tableToCsv(
				{ columns: ['Firma', 'Umsatz 2025 (T€)', 'lat'], rows: [['=a;b', 1234.5, 53.5]] },
				true,
				csvWayOf(from, options, language)
			).split('\r\n')[1];
		expect(written(table, 'en')).toBe('"\'=a;b";1234,5;53,5');
		expect(written(table, 'de', { delimiter: ',', decimal: { lat: '.' } })).toBe('"\'=a;b","1234,5",53.5');
		const points = await openRaw(bytesOf('Firma,Umsatz\nA,1.25\nB,7.5\n'), 'a.csv', {}, {}, () => {});
		expect(written(points, 'de')).toBe('"\'=a;b",1234.5,53.5');
		expect(written({ ...points, format: 'xlsx' }, 'de')).toBe('"\'=a;b";1234,5;53,5');
		expect(written({ ...points, format: 'xlsx' }, 'en')).toBe('"\'=a;b",1234.5,53.5');
	});
});
