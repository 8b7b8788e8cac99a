import { readFileSync } from 'node:fs';
import readSheets from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { reportCommand } from '#cli/commands/report.ts';
import { readArguments } from '#cli/io/arguments.ts';
import { goodReps, revir, scratch } from './run-cli.ts';

const file = scratch();
const accounts = file(
	'accounts.csv',
	'account_id,name,lon,lat,country,postcode,revenue_y0,owner_id\n' +
		Array.from({ length: 12 }, (_, i) => `A${i},N,${8.4 + (i % 4) * 0.5},49.5,DE,0852${i % 4},100,R${i % 2}\n`).join('')
);
const reps = file('reps.csv', goodReps);
const settings = file('settings.json', '{"units":"accounts"}');
const out = file('x.revir');

it('plan writes postcodes and territories as well; report writes the same from the plan file', async () => {
	const [csv, geojson] = [file('p.csv'), file('t.geojson')];
	const made = revir(
		...['plan', '--accounts', accounts, '--reps', reps, '--settings', settings, '--epochs', '1', '--out', out],
		...['--postcodes', csv, '--geojson', geojson, '--geojson-units']
	);
	expect(made.code, made.last).toBe(0);
	const rows = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
	const codes = rows.map((row) => row.split(',')[1]!);
	expect(codes.filter((code) => /^0852[0-3]$/.test(code))).toEqual(['08520', '08521', '08522', '08523']);
	expect(rows[codes.indexOf('08520')]).toMatch(/^DE,08520,R0,Ann,100,,3,/);
	// Postcodes without accounts have a rep too.
	expect(rows[codes.indexOf('20095')]).toMatch(/^DE,20095,R\d,/);
	const { features, revir: about } = JSON.parse(readFileSync(geojson, 'utf8')) as {
		features: { properties: Record<string, unknown> }[];
		revir: Record<string, unknown>;
	};
	expect(features.map(({ properties }) => properties['kind'])).toEqual([
		...Array<string>(2).fill('territory'),
		...Array<string>(4).fill('unit')
	]);
	expect(about['settings_hash']).toMatch(/^[0-9a-f]{64}$/);

	const [again, xlsx] = [file('again.geojson'), file('p.xlsx')];
	const reported = revir(
		...['report', out, '--geojson', again, '--geojson-units', '--postcodes', xlsx, '--language', 'de', '--json']
	);
	expect(reported.code, reported.last).toBe(0);
	expect(JSON.parse(reported.out)).toEqual({ out: null, postcodes: xlsx, geojson: again, accounts: 12 });
	expect(readFileSync(again, 'utf8')).toBe(readFileSync(geojson, 'utf8'));
	const [sheet] = await readSheets(readFileSync(xlsx));
	const own = sheet!.data.filter((row, k) => k === 0 || row[1] === '08520');
	expect(own.map((row) => row.slice(0, 4))).toEqual([
		['Land', 'PLZ', 'Vertriebler-Nummer', 'Vertriebler'],
		['DE', '08520', 'R0', 'Ann']
	]);
});

it('a name with another ending, another language and a report of nothing are refused before any work', async () => {
	const refused = async (...args: string[]) => {
		const { flags, files } = readArguments(reportCommand, [file('missing.revir'), ...args]);
		await reportCommand.run(flags as never, files);
	};
	await expect(refused('--postcodes', file('p.pdf'))).rejects.toThrow(/--postcodes.*\.xlsx or \.csv/);
	await expect(refused('--geojson', file('t.geojson'), '--language', 'fr')).rejects.toThrow(/--language.*en, nb, de/);
	await expect(refused()).rejects.toThrow(/--out, --postcodes, --geojson/);
});
