import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/scenario/hash.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { goodAccounts, goodReps, header, revir, scratch } from './run-cli.ts';

const file = scratch();
const accounts = file('accounts.csv', goodAccounts);
const reps = file('reps.csv', goodReps);
const settings = file('settings.json', '{"units":"accounts"}');

function plan(name: string, accountsPath: string, repsPath: string, ...more: string[]) {
	const out = file(`${name}.revir`);
	const owners = file(`${name}.csv`);
	const result = revir(
		...['plan', '--accounts', accountsPath, '--reps', repsPath, '--settings', settings, '--epochs', '3', '--seed', '7'],
		...['--out', out, '--assignments', owners, '--json', ...more]
	);
	expect(result.err).not.toMatch(/\n\s+at /);
	expect(result.code, result.last).toBe(0);
	const rows = readFileSync(owners, 'utf8').trimEnd().split('\r\n');
	expect(rows[0]).toBe('account_id,rep_id');
	return {
		out,
		owners,
		json: JSON.parse(result.out),
		rows: rows.slice(1).map((row) => row.split(',') as [string, string])
	};
}

describe('a plan from CSV files', () => {
	const report = file('report.json');
	const certificate = file('c.json');
	const xlsx = file('r.xlsx');
	const first = plan('first', accounts, reps, '--report', report, '--certificate', certificate, '--xlsx', xlsx);

	it('prints the keys of the contract', () => {
		const keys = [
			'potential_spread_pct',
			'max_min_ratio',
			'travel_hours_per_customer',
			'travel_hours_per_year',
			'coverage_pct',
			'moved_accounts_pct',
			'moved_revenue_pct',
			'gini'
		].sort();
		expect(Object.keys(first.json.today).sort()).toEqual(keys);
		expect(Object.keys(first.json.after).sort()).toEqual(keys);
		expect(first.json).toMatchObject({ unassigned: 0, outside: 0, epochs: 3, accounts: 40, located: 40 });
		for (const key of [
			'gap_pct',
			'attainable_share_pct',
			'bound_hours_per_customer',
			'first_plan_ms',
			'wall_ms',
			'cpu_ms'
		]) {
			expect(first.json[key], key).toBeTypeOf('number');
		}
	});

	it('assigns every account to one of the reps and shortens travel of two interleaved territories', () => {
		expect(first.rows.length).toBe(40);
		expect(new Set(first.rows.map(([, rep]) => rep))).toEqual(new Set(['R0', 'R1']));
		expect(first.json.after.travel_hours_per_customer).toBeLessThan(first.json.today.travel_hours_per_customer);
	});

	it('the same seed and epochs give the same owners', () => {
		const second = plan('second', accounts, reps);
		expect(second.rows).toEqual(first.rows);
	});

	it('the plan file holds the labels that the owners follow', () => {
		const stored = readPlanFile(readFileSync(first.out), 'first.revir');
		const { labels, segments } = stored.scenarios[0]!;
		expect(segments).toMatchObject([{ start: 'cold', seed: 7, epochs: 3 }]);
		const owners = new Map(first.rows);
		stored.accountUnit.forEach((unit, row) => {
			expect(owners.get(stored.dataset.accounts.id.at(row)!)).toBe(labels[stored.unitIds[unit]!]);
		});
	});

	it('replays to the same territories; a plan whose labels were exchanged does not', () => {
		expect(revir('replay', first.out, '--json')).toMatchObject({ code: 0 });
		const parts = unzipSync(readFileSync(first.out));
		const scenario = strFromU8(parts['scenarios/plan.json']!)
			.replaceAll('"R0"', '"R"')
			.replaceAll('"R1"', '"R0"')
			.replaceAll('"R"', '"R1"');
		parts['scenarios/plan.json'] = strToU8(scenario);
		const manifest = JSON.parse(strFromU8(parts['manifest.json']!));
		manifest.parts['scenarios/plan.json'].sha256 = sha256(parts['scenarios/plan.json']);
		parts['manifest.json'] = strToU8(JSON.stringify(manifest));
		const { code, last } = revir('replay', file('exchanged.revir', zipSync(parts)));
		expect([code, /got \d+ other units/.test(last)]).toEqual([1, true]);
	});

	it('a separate script agrees with the certificate, and refuses a bolder one', () => {
		const verify = (path: string) =>
			spawnSync(process.execPath, ['scripts/verify-certificate.ts', path], { encoding: 'utf8' });
		expect(verify(certificate)).toMatchObject({ status: 0, stdout: expect.stringContaining('holds') as string });
		const c = JSON.parse(readFileSync(certificate, 'utf8')) as { bound_seconds: number };
		const bold = file('bold.json');
		writeFileSync(bold, JSON.stringify({ ...c, bound_seconds: c.bound_seconds * 1.001 }));
		expect(verify(bold).status).toBe(1);
	});

	it('the certificate’s bound can be recomputed from its prices alone', () => {
		const c = JSON.parse(readFileSync(certificate, 'utf8'));
		const [units, terms, count] = [c.unit_ids.length, c.rep_ids.length, c.measures.length];
		let bound = 0;
		for (let u = 0; u < units; u++) {
			const priced: number[] = [];
			for (let t = 0; t < terms; t++) {
				if (c.fixed[u] >= 0 && c.fixed[u] !== t) continue;
				let cost = c.travel_seconds[u * terms + t];
				for (let m = 0; m < count; m++) cost += c.measures[m].amounts[u] * c.prices[t * count + m];
				priced.push(cost);
			}
			bound += Math.min(...priced);
		}
		for (let m = 0; m < count; m++) {
			const { amounts, targets, tolerance } = c.measures[m];
			const total = amounts.reduce((sum: number, amount: number) => sum + amount, 0);
			for (let t = 0; t < terms; t++) {
				const price = c.prices[t * count + m];
				bound -= targets[t] * total * ((1 + tolerance) * Math.max(price, 0) - (1 - tolerance) * Math.max(-price, 0));
			}
		}
		expect(Math.abs(bound - c.bound_seconds)).toBeLessThan(1e-6 * c.bound_seconds);
		expect(c.bound_seconds).toBeLessThanOrEqual(c.plan_seconds);
	});

	it('compare, check and report read the plan; the report equals what plan would have written', () => {
		const compared = JSON.parse(revir('compare', first.out, '--json').out);
		expect(compared.plans[0]).toMatchObject(first.json.after);
		expect(compared.today).toEqual(first.json.today);
		expect(revir('compare', first.out).out).toContain('potential_spread_pct');
		expect(revir('check', first.out, '--json').code).toBe(0);
		const csv = file('report.csv');
		expect(revir('report', first.out, '--out', csv).code).toBe(0);
		const text = readFileSync(csv, 'utf8');
		expect(text.startsWith('\ufeffaccount_id,name,country,postcode,city,unit_id')).toBe(true);
		expect(text.trimEnd().split('\r\n').length).toBe(41);
		expect([...readFileSync(xlsx).subarray(0, 2)]).toEqual([0x50, 0x4b]);
		expect(JSON.parse(readFileSync(report, 'utf8')).after.territories.length).toBe(2);
	});
});

describe('unusual data give a sensible plan', () => {
	it('one rep gets everything', () => {
		const { rows } = plan('one', accounts, file('one.csv', 'rep_id,name,lon,lat\nR0,Ann,8.5,49.5\n'));
		expect(rows.every(([, rep]) => rep === 'R0')).toBe(true);
		expect(rows.length).toBe(40);
	});

	it('more reps than places: everybody assigned, some reps empty', () => {
		const many = Array.from({ length: 60 }, (_, i) => `R${i},N${i},${8 + i * 0.03},${49 + i * 0.02}`).join('\n');
		const { rows, json } = plan('many', accounts, file('many.csv', `rep_id,name,lon,lat\n${many}\n`));
		expect([rows.length, json.unassigned, json.after.max_min_ratio]).toEqual([40, 0, null]);
	});

	it('all accounts at one point stay together', () => {
		const same = header + Array.from({ length: 20 }, (_, i) => `A${i},N,10,50,100,R0\n`).join('');
		const { rows } = plan('same', file('same.csv', same), reps);
		expect([rows.length, new Set(rows.map(([, rep]) => rep)).size]).toEqual([20, 1]);
	});

	it('a stray coordinate, NaN and Infinity in cells are counted and left out', () => {
		const path = file('stray.csv', `${goodAccounts}B1,N,1000,50,5,R0\nB2,N,9,50,Infinity,R0\nB3,N,NaN,50,1,R0\n`);
		const { rows, json } = plan('stray', path, reps);
		expect([rows.length, json.unassigned]).toEqual([41, 2]);
		expect(rows.some(([id]) => id === 'B2')).toBe(true);
	});
});

describe('import and score', () => {
	it('two files become one canonical file with a quality report', () => {
		const more = file('more.csv', 'account_id;lon;lat\nB1;9,5;48,5\nB2;0;0\n');
		const [out, quality] = [file('i.arrow'), file('q.json')];
		const { code, err } = revir('import', accounts, more, '--out', out, '--quality', quality);
		expect([code, err.includes('the position 0/0 counts as not located')]).toEqual([0, true]);
		expect(JSON.parse(readFileSync(quality, 'utf8'))).toMatchObject({ rows: 42, located: 41 });
		expect(tableFromIPC(readFileSync(out)).getChild('lon')!.get(40)).toBe(9.5);
		const scored = file('s.arrow');
		expect(revir('score', out, '--out', scored, '--json').code).toBe(0);
		const table = tableFromIPC(readFileSync(scored));
		expect(table.numRows).toBe(42);
		let sum = 0;
		for (const name of ['potential', 'revenue', 'white_space', 'win_rate', 'growth'])
			sum += table.getChild(`score_${name}`)!.get(3);
		expect(sum).toBeCloseTo(table.getChild('score')!.get(3), 3);
	});
});
