import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodAccounts, goodReps, header, revir, scratch } from './run-cli.ts';

const file = scratch();
const accounts = file('accounts.csv', goodAccounts);
const reps = file('reps.csv', goodReps);
const settings = file('settings.json', '{"units":"accounts"}');
const out = file('x.revir');
const plan = (accountsPath: string, ...more: string[]) =>
	revir(
		'plan',
		'--accounts',
		accountsPath,
		'--reps',
		reps,
		'--settings',
		settings,
		'--epochs',
		'1',
		'--out',
		out,
		'--json',
		...more
	);

describe('unusable input ends with one line that says what, where and how to mend it, and exit code 2', () => {
	const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
	const cut = Uint8Array.of(...new TextEncoder().encode('ARROW1'), 0, 0, ...new Uint8Array(200).fill(7));
	mkdirSync(file('folder'));
	const cases: readonly (readonly [string, string, string])[] = [
		['a missing file', file('none.csv'), 'the file does not exist'],
		['a folder', file('folder'), 'this is a folder'],
		[
			'other columns',
			file('other.csv', 'foo,bar\n1,2\n'),
			'column "account_id": a required column is missing (got foo, bar)'
		],
		['an empty file', file('empty.csv', ''), 'the file is empty'],
		['a header without rows', file('header.csv', header), 'there are no accounts'],
		[
			'coordinates that are no degrees',
			file('metres.csv', `${header}A,N,4812345,5512345,1,R0\n`),
			'row 2, column "lon"'
		],
		[
			'an id that occurs twice',
			file('twice.csv', `${goodAccounts}A3,N,9,50,1,R0\n`),
			'row 42, column "account_id": an id occurs twice (got "A3")'
		],
		['a picture renamed .csv', file('picture.csv', png), 'got a PNG picture'],
		['an Arrow file cut short', file('cut.arrow', cut), 'the file is damaged'],
		[
			'text where numbers belong',
			file('text.csv', `${header}A,N,NaN,Infinity,1,R0\n`),
			'column "lon": the column holds another type (got "NaN"'
		],
		['accounts without any position', file('nowhere.csv', `${header}A,N,,,1,R0\n`), 'no account has coordinates']
	];
	it.each(cases)('%s', (_, path, text) => {
		const { code, out: stdout, last, err } = plan(path);
		expect(last).toContain(text);
		expect([code, stdout]).toEqual([2, '']);
		expect(err).not.toMatch(/\n\s+at /);
	});

	it('accounts without owners and no reps file', () => {
		const path = file('free.csv', 'account_id,lon,lat\nA,9,48\n');
		const { code, last } = revir('plan', '--accounts', path, '--out', out);
		expect([code, last.includes('there are no reps')]).toEqual([2, true]);
	});

	it('a benchmark instance that is missing, a folder or no instance', () => {
		const labels = file('labels.txt');
		const cases = [
			[file('none.json.gz'), 'the file does not exist'],
			[file('folder'), 'this is a folder'],
			[accounts, 'accounts.csv']
		] as const;
		for (const [path, text] of cases) {
			const { code, err, last } = revir('partition', '--instance', path, '--out', labels, '--epochs', '1');
			expect([code, last.includes(text), err.split('\n').length], last).toEqual([2, true, 2]);
		}
	});

	it('a setting out of its range', () => {
		const odd = file('odd.json', '{"travel":{"dayHours":99}}');
		const { code, last } = revir('plan', '--accounts', accounts, '--settings', odd, '--out', out);
		expect([code, last.includes('rule "travel.dayHours"')]).toEqual([2, true]);
	});

	it('a certificate where centres are free, before anything is searched or written', () => {
		const [labels, proof, none] = [file('free.txt'), file('free.json'), file('free.revir')];
		const free = file('free-settings.json', '{"units":"accounts","centres":"free"}');
		const planned = revir(
			...['plan', '--accounts', accounts, '--reps', reps, '--settings', free],
			...['--epochs', '1', '--out', none, '--certificate', proof]
		);
		expect(planned.err).toMatch(/^revir: [^\n]*rule "centres"[^\n]*got free[^\n]*\n$/);
		const instance = file('any.json.gz', '{}');
		const solved = revir(
			...['partition', '--instance', instance, '--task', 'W5-free', '--out', labels, '--certificate', proof]
		);
		expect(solved.err).toMatch(/^revir: [^\n]*rule "--certificate"[^\n]*got W5-free[^\n]*\n$/);
		expect([planned.code, solved.code]).toEqual([2, 2]);
		expect([labels, proof, none].filter((path) => existsSync(path))).toEqual([]);
	});

	it('something else instead of a plan file', () => {
		for (const command of ['compare', 'check', 'replay']) {
			const { code, last } = revir(command, accounts);
			expect([code, last.includes('this is not a Revir plan file')]).toEqual([2, true]);
		}
	});
});

describe('wrong use', () => {
	const cases: readonly (readonly [string, string[], string])[] = [
		['an unknown command', ['plann'], 'got plann, expected demo, import'],
		['an unknown flag', ['plan', '--acounts', 'x'], 'rule "--acounts"'],
		['a flag without its value', ['plan', '--accounts', '--out', 'x'], 'rule "--accounts"'],
		['a bad number', ['plan', '--accounts', accounts, '--out', out, '--seconds', 'ten'], 'got ten, expected a number'],
		[
			'a number out of range',
			['plan', '--accounts', accounts, '--out', out, '--epochs', '0'],
			'expected a whole number, 1 to'
		],
		['a missing flag', ['plan', '--accounts', accounts], 'rule "--out"'],
		[
			'two ways to stop',
			['plan', '--accounts', accounts, '--out', out, '--seconds', '1', '--epochs', '1'],
			'expected one of the two'
		],
		['a file too many', ['score', accounts, reps, '--out', out], 'got'],
		['an unknown task', ['partition', '--instance', 'x', '--out', out, '--task', 'Z9'], 'W5-free'],
		['an unknown report ending', ['report', out, '--out', file('r.docx')], '.xlsx or .csv']
	];
	it.each(cases)('%s ends with one line and exit code 2', (_, args, text) => {
		const { code, out: stdout, err, last } = revir(...args);
		expect(last).toContain(text);
		expect([code, stdout, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
	});

	it('a place that cannot be written to is found before the work, exit code 1', () => {
		const { code, err } = revir(
			'plan',
			'--accounts',
			accounts,
			'--reps',
			reps,
			'--out',
			file('no/such/folder/x.revir')
		);
		expect(err).toMatch(/^revir: .*the file cannot be written \(got ENOENT\).*\n$/);
		expect(code).toBe(1);
	});

	it('a folder for a demo that cannot be made or written to is found before the work', () => {
		mkdirSync(file('taken/accounts.arrow'), { recursive: true });
		for (const [path, got] of [
			[join(accounts, 'demo'), 'ENOTDIR'],
			[accounts, 'a file'],
			[file('taken'), 'a folder']
		] as const) {
			const { code, err } = revir('demo', '--out', path, '--accounts', '300');
			expect(err).toMatch(new RegExp(`^revir: .*the file cannot be written \\(got ${got}\\).*\\n$`));
			expect(code).toBe(1);
		}
	});

	it('help goes to stdout and lists every flag', () => {
		const { code, out: stdout } = revir('plan', '--help');
		expect(code).toBe(0);
		for (const flag of ['--accounts', '--reps', '--seconds', '--epochs', '--certificate', '--json'])
			expect(stdout).toContain(flag);
		expect(revir('--help').out).toContain('replay');
	});
});
