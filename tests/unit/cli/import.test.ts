import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { revir, scratch } from './run-cli.ts';

const file = scratch();
/** As a German spreadsheet saves it: Windows-1252, semicolons, decimal commas, a title, a sum at the end. */
const dirty = Buffer.from(
	[
		'Kundenexport;;;;;;',
		';;;;;;',
		'Kd-Nr;Firma;Straße;PLZ Ort;Betreuer;Umsatz 2025 (T€);E-Mail',
		'1;Müller Maschinenbau GmbH;Hauptstr. 5;20095 Hamburg;Anna Berg;1.234,5;a@b.de',
		'2;Mueller Maschinenbau;Hauptstraße 5;20095 Hamburg;Anna Berg;1.234,5;a@b.de',
		'3;Schmidt AG;Ring 1;1067 Dresden;Bernd Tal;99,0;c@d.de',
		'4;Huber KG;Allee 3;80331 München;Bernd Tal;7,25;x@y.de',
		'Summe;;;;;2.575,25;',
		''
	]
		.join('\r\n')
		.replaceAll('€', '\u0080'),
	'latin1'
);
const path = file('dirty.csv', dirty);
const [out, reps, quality, problems, mapping] = ['a.arrow', 'r.arrow', 'q.json', 'p.csv', 'm.json'].map((name) =>
	file(name)
);
const run = (...more: string[]) =>
	revir('import', path, '--out', out!, '--as-of', '2026-02-01', '--quality', quality!, ...more);

describe('revir import', () => {
	const told = run('--reps-out', reps!, '--problems', problems!, '--mapping-out', mapping!);

	it('takes a spreadsheet export as it is, and tells what it guessed and what it left out', () => {
		expect(told.code, told.last).toBe(0);
		const { accounts, meta } = readAccounts(readFileSync(out!), 'a.arrow');
		expect([accounts.count, meta.year0, accounts.name!.at(0)]).toEqual([4, 2025, 'Müller Maschinenbau GmbH']);
		expect([...accounts.revenueY0!]).toEqual([1_234_500, 1_234_500, 99_000, 7250]);
		expect(accounts.postcode!.values).toContain('20095');
		expect(told.err).toMatch(/personal data, not imported: E-Mail/);
		expect(told.err).toMatch(/row 8: the row at the end is a sum or a remark and was left out/);
	});

	it('locates by postcode and town, guesses homes, and says so', () => {
		const { accounts } = readAccounts(readFileSync(out!), 'a.arrow');
		expect(Math.abs(accounts.lon[3]! - 11.57) + Math.abs(accounts.lat[3]! - 48.14)).toBeLessThan(0.2);
		expect(accounts.locationPrecision!.codes.every((code) => code >= 0)).toBe(true);
		const { reps: found } = readReps(readFileSync(reps!), 'r.arrow');
		expect([found.count, found.name.at(0), found.homeGuessed![0]]).toEqual([2, 'Anna Berg', 1]);
	});

	it('finds what is wrong, and changes nothing of it without being asked', () => {
		const report = JSON.parse(readFileSync(quality!, 'utf8'));
		expect(report).toMatchObject({ rows: 4, mended: 0, dropped: 0 });
		const classes = report.problems.map(({ problem }: { problem: string }) => problem);
		expect(classes).toEqual(expect.arrayContaining(['duplicate', 'address']));
		expect(readFileSync(problems!, 'utf8')).toMatch(/address,3,Schmidt AG,1,postcode,1067,01067,0\.\d+,"?.*1067/);
	});

	it('takes the proposals that are sure enough', () => {
		expect(run('--accept', '0.75', '--mapping', mapping!).code).toBe(0);
		const { accounts } = readAccounts(readFileSync(out!), 'a.arrow');
		const { postcode } = accounts;
		expect(accounts.count).toBe(3);
		expect(Array.from(postcode!.codes, (code) => postcode!.values[code])).toContain('01067');
	});

	it('gives files that plan reads', () => {
		// Two customers each: nothing to search a way out for.
		const even = file('even.json', '{"measures":[{"id":"customers","tolerance":50,"target":"equal"}]}');
		const settings = ['--settings', even, '--epochs', '1', '--out', file('x.revir')];
		const made = revir('plan', '--accounts', out!, '--reps', reps!, ...settings);
		expect(made.code, made.last).toBe(0);
	});

	it('puts the order lines of another file onto the accounts', () => {
		const lines = file(
			'orders.csv',
			'Kd-Nr;Belegdatum;Artikel;Betrag\n1;03.02.2025;A;1.000,50\n1;04.03.2025;B;99,50\n4;11.12.2024;A;50,00\n9;01.05.2025;C;7,00\n1;02.01.2024;A;10,00\n9;30.12.2025;A;1,00\n'
		);
		const { code, err, last } = revir('import', path, lines, '--out', out!, '--as-of', '2026-02-01');
		expect(code, last).toBe(0);
		expect(err).toMatch(/orders\.csv: sales of 2 accounts; 1 ids that no account has/);
		const { accounts } = readAccounts(readFileSync(out!), 'a.arrow');
		expect([...accounts.revenueY0!]).toEqual([1100, 0, 0, 0]);
	});

	it('takes the data as of their newest sales, which are years behind today, and says so', () => {
		const old = file(
			'old.csv',
			'Kundennr;Firma;PLZ;Ort;Umsatz 11/2022;Umsatz 12/2022;Umsatz 01/2023\n1;A;20095;Hamburg;1;2;3\n'
		);
		const plain = file('plain.csv', 'Kundennr;Firma;PLZ;Ort;Umsatz\n2;B;20095;Hamburg;5\n');
		const { code, err, last } = revir('import', old, '--out', out!);
		expect(code, last).toBe(0);
		expect(err).toMatch(/the data are taken as of 2023-01-31/);
		expect(readAccounts(readFileSync(out!), 'a.arrow').meta).toMatchObject({ asOf: '2023-01-31', year0: 2022 });
		const dated = file('dated.csv', 'Kundennr;Firma;PLZ;Ort;Umsatz 2021\n3;C;20095;Hamburg;5\n');
		expect(revir('import', dated, plain, '--out', out!).code).toBe(0);
		expect(readAccounts(readFileSync(out!), 'a.arrow').meta.year0).toBe(2021);
	});

	it('takes reps from the file that is said to hold them, also beside a mapping of the accounts', () => {
		const people = file('team.csv', 'Name;Ort;PLZ\nAnna Berg;Hamburg;20095\nBernd Tal;Dresden;01067\n');
		const { code, last, err } = run('--reps', people, '--reps-out', reps!, '--mapping', mapping!);
		expect(code, last).toBe(0);
		expect(err).toMatch(/team\.csv: csv, reps/);
		const { reps: found } = readReps(readFileSync(reps!), 'r.arrow');
		expect([found.name.at(0), found.name.at(1), found.homeGuessed?.[1] ?? 0]).toEqual(['Anna Berg', 'Bernd Tal', 0]);
		expect(readAccounts(readFileSync(out!), 'a.arrow').accounts.count).toBe(4);
	});

	it('says what to do with a file of postcodes', () => {
		const codes = file('codes.csv', 'PLZ;Vertreter-Nr\n20095;V1\n20097;V1\n01067;V2\n');
		const { code, last } = revir('import', path, codes, '--out', out!);
		expect(code).not.toBe(0);
		expect(last).toMatch(/codes\.csv: postcodes, no accounts.*--reps codes\.csv/);
	});

	it('refuses a picture, a header without rows, an unreadable date and an output that is no Arrow file in one line each', () => {
		const png = file('x.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
		for (const [args, wanted] of [
			[[png, '--out', out!], /PNG picture/],
			[[file('h.csv', 'Firma;Ort\n'), '--out', out!], /has a header but no records/],
			[[path, '--out', out!, '--as-of', 'gestern'], /a date like 2026-01-31/],
			[[path, '--out', 'x.csv'], /a name ending in \.arrow/]
		] as const) {
			const { code, last, err } = revir('import', ...args);
			expect(code).not.toBe(0);
			expect(last).toMatch(wanted);
			expect(err).not.toMatch(/\n\s+at /);
		}
	});
});
