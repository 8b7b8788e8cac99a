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

describe('rules that clash', () => {
	const most = { id: 'few', type: 'size', hard: true, params: { of: 'accounts', max: 8 } };
	const relaxed = file('relaxed.revir');
	const path = file('clash.json', JSON.stringify({ units: 'accounts', rules: [most] }));
	const out = file('clash.revir');
	const {
		code,
		out: json,
		err
	} = revir(
		...['plan', '--accounts', accounts, '--reps', reps, '--settings', path, '--epochs', '3'],
		...['--out', out, '--relaxed-out', relaxed, '--json']
	);
	const figures = JSON.parse(json);

	it('are named by the plan, with the proof and the cheapest way out', () => {
		expect(code).toBe(0);
		expect(figures).toMatchObject({
			keeps_rules: false,
			infeasible: true,
			gap_pct: null,
			bound_hours_per_customer: null
		});
		expect(figures.broken).toContainEqual(expect.objectContaining({ rule: 'few', limit: 8 }));
		expect(figures.clash).toMatchObject({ rules: ['few'], proved: true });
		const [cheapest] = figures.clash.relaxations;
		expect(cheapest.changes[0]).toMatchObject({ rule: 'few', part: 'max', from: 8 });
		// 40 accounts, three reps.
		expect(cheapest.changes[0].to).toBeGreaterThanOrEqual(14);
		expect(err).toMatch(/proved: no plan can keep this rule, even by itself:\n/);
		expect(err).toMatch(/cheapest way out: few.*[+-]?\d+ h of travel a year against this plan, \d+ h in all/);
	});

	it('stay as they are in the plan; the way out is a plan of its own that keeps its rules and replays', () => {
		const of = (name: string) => readPlanFile(readFileSync(name), name).scenarios[0]!.settings.rules;
		expect(of(out)).toEqual([most]);
		expect(of(relaxed)).toMatchObject([{ id: 'few', params: { max: figures.clash.relaxations[0].changes[0].to } }]);
		expect(revir('check', out).last).toMatch(/rule few .* not kept/);
		expect(JSON.parse(revir('replay', relaxed, '--json').out)).toMatchObject({ equal: true });
	});

	it('are listed with what each costs by revir rules', () => {
		const told = revir('rules', relaxed, '--price', '--json');
		expect(told.code, told.last).toBe(0);
		const { rules, price_noise_hours: noise } = JSON.parse(told.out);
		expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(['tolerance:potential', 'tolerance:index', 'few']);
		expect(noise).toBeGreaterThan(0);
		for (const { price_hours, price_most_hours } of rules) {
			expect(price_hours === 0 || price_hours > noise).toBe(true);
			expect(price_most_hours).toBeGreaterThanOrEqual(price_hours);
		}
		expect(told.err).toMatch(/searches err by/);
	});

	it('are not looked for in a plan that keeps them all', () => {
		const told = revir('rules', relaxed, '--clash', '--json');
		expect([told.code, JSON.parse(told.out).clash]).toEqual([0, null]);
		expect(told.err).toMatch(/the plan keeps all rules: none of them clash/);
		expect(told.err).not.toMatch(/plan longer|trial/);
	});
});

describe('revir explain', () => {
	const { out } = plan('explained', { rules: [assign('mine', 'R1', ['A0'])] });
	const ask = (...args: string[]) => JSON.parse(revir('explain', out, ...args, '--json').out);

	it('tells of an account which rule decides and what the others would mean', () => {
		const told = ask('--account', 'A0');
		expect(told).toMatchObject({ account: 'A0', rep: 'R1' });
		const { next } = ask('--account', 'A20');
		expect(next.travel_hours).toEqual(expect.any(Number));
		expect(next.loads.map(({ measure }: { measure: string }) => measure)).toEqual(['potential', 'index']);
		expect(revir('explain', out, '--account', 'A20').out).toMatch(/travel [+-]?\d+\.\d h.* a year/);
	});

	it('tells of a unit and of a territory', () => {
		const unit = ask('--account', 'A20').unit as string;
		expect(ask('--unit', unit)).toMatchObject({ unit, accounts: 1 });
		const territory = ask('--territory', 'R1');
		expect(territory.figures.accounts).toBeGreaterThan(0);
		expect(revir('explain', out, '--territory', 'R1').out).toMatch(/^Bob: \d+ accounts/);
	});

	it.each([
		[['--account', 'X9'], 'an account_id of the plan'],
		[['--unit', 'X9'], 'a unit_id of the plan'],
		[['--territory', 'X9'], 'the rep_id of an active rep'],
		[[], 'one of --account, --unit, --territory']
	])('%j ends with one line that says what is wanted', (args, wanted) => {
		const { code, last } = revir('explain', out, ...args);
		expect([code, last.includes(wanted)], last).toEqual([2, true]);
	});
});
