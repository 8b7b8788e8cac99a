import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { goodAccounts, goodReps, revir, scratch } from './run-cli.ts';

const file = scratch();
const accounts = file('accounts.csv', goodAccounts);
const reps = file('reps.csv', `${goodReps}R2,Cid,9,49.3\n`);

function plan(name: string, settings: object) {
	const out = file(`${name}.revir`);
	const owners = file(`${name}.csv`);
	const path = file(`${name}.json`, JSON.stringify({ units: 'accounts', ...settings }));
	const result = revir(
		...['plan', '--accounts', accounts, '--reps', reps, '--settings', path, '--epochs', '2', '--seed', '7'],
		...['--out', out, '--assignments', owners, '--json']
	);
	return { ...result, json: result.out, out, owners };
}
const assign = (id: string, repId: string, ids: readonly string[]) => ({
	id,
	type: 'assign',
	hard: true,
	params: { repId, accounts: ids }
});

describe('revir plan respects rules and exclusions of --settings', () => {
	const rules = [assign('mine', 'R1', ['A0', 'A8'])];
	const { code, out, owners, last, json } = plan('ruled', {
		rules,
		exclude: { reps: ['R2'], accounts: ['A5', 'A6'] }
	});
	const figures = JSON.parse(json);

	it('assigned accounts are with their rep, excluded ones nowhere', () => {
		expect(code, last).toBe(0);
		expect(figures).toMatchObject({ accounts: 38, excluded: 2, located: 38, unassigned: 0 });
		const rows = new Map(
			readFileSync(owners, 'utf8')
				.trimEnd()
				.split('\r\n')
				.map((row) => row.split(',') as [string, string])
		);
		expect([rows.get('A0'), rows.get('A8')]).toEqual(['R1', 'R1']);
		expect(rows.has('A5') || [...rows.values()].includes('R2')).toBe(false);
	});

	it('the file holds everything and reproduces itself', () => {
		const stored = readPlanFile(readFileSync(out), 'ruled.revir');
		expect(stored.dataset.accounts.count).toBe(40);
		expect([...stored.accountUnit].flatMap((unit, row) => (unit < 0 ? [row] : []))).toEqual([5, 6]);
		expect(stored.dataset.reps.active?.[2] ?? 1).toBe(1);
		expect(JSON.parse(revir('replay', out, '--json').out)).toMatchObject({ equal: true, units: 38, epochs: 2 });
		const compared = JSON.parse(revir('compare', out, '--json').out);
		expect(compared.plans[0]).toMatchObject(figures.after);
		expect(compared.today).toEqual(figures.today);
		expect(revir('report', out, '--out', file('r.csv')).code).toBe(0);
		expect(readFileSync(file('r.csv'), 'utf8').trimEnd().split('\r\n').length).toBe(39);
	});

	it.each([
		['an unknown account', [assign('mine', 'R1', ['X9'])], 'rule "mine": a rule names something', 'account "X9"'],
		[
			'two reps for one account',
			[assign('one', 'R1', ['A1']), assign('two', 'R0', ['A1'])],
			'rule "one" + "two": two rules contradict',
			'account "A1"'
		],
		['an unknown type', [{ id: 'x', type: 'hold', hard: true, params: {} }], 'rule "rules.0.type"', 'got "hold"']
	])('%s ends with one line that names the rule, and exit code 2', (name, wrong, where, got) => {
		const { code, err, last } = plan(name.replaceAll(' ', '-'), { rules: wrong });
		expect([code, last.includes(where), last.includes(got)], last).toEqual([2, true, true]);
		expect(err).not.toMatch(/\n\s+at /);
	});
});
