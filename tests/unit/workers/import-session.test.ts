import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { ImportSession } from '#workers/import-session.ts';
import { geoJson, polygon, square } from '../../fixtures/areas.ts';

beforeEach(() => vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 }))));
afterEach(() => vi.unstubAllGlobals());

const rows = ['A', 'B', 'C'].map((name, k) => `${k};${name} GmbH;48.${k};11.${k};R1`);
const csv = ['Kundennr;Firma;Breite;Länge;Betreuer', ...rows, 'Summe;;;;', ''].join('\n');

it('what was told of the files goes on with those that come of them, also from an open plan', async () => {
	const session = new ImportSession();
	await session.files.accounts.open(new TextEncoder().encode(csv), 'k.csv', {}, () => {});
	const areas = [8, 8, 10].map((west) => polygon({ id: `A${west}` }, square(west, 47, 2)));
	session.openAreas(geoJson(areas), 'a.geojson', {});
	const asOf = '2026-02-01';
	const { mapping } = suggestMapping(session.files.accounts.table, { asOf });
	const input = { accounts: mapping, reps: null, asOf, country: 'DE', madeReps: null, geographyBase: '' };
	await session.load(input, () => {});
	const files = session.finish();
	const codes = (of: typeof files) => of.notices.map(({ error }) => error.code);
	expect(codes(files)).toEqual(['ROW_FOOTER', 'AREA_MERGED']);
	const again = new ImportSession();
	await again.adopt({ ...files, accountsName: 'k.arrow', repsName: null }, '', () => {});
	expect(codes(again.finish())).toEqual(codes(files));
});
