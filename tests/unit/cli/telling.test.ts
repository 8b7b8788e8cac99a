import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { named, similarIds } from '#cli/io/similar.ts';
import { describeError } from '#engine/model/describe-error.ts';
import { RevirError } from '#engine/model/errors.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { goodAccounts, goodReps, revir, scratch } from './run-cli.ts';

const file = scratch();

describe('a command that ends well says so, one that falls short too', () => {
	it('demo tells on stderr what it wrote where', () => {
		const folder = file('demo');
		const { code, out, err } = revir('demo', '--out', folder, '--accounts', '300');
		expect([code, out]).toEqual([0, '']);
		expect(err).toBe(`revir: 300 accounts, 8 reps → ${folder} (accounts.arrow, reps.arrow, settings.json)\n`);
	});

	it('partition tells of a tolerance that is missed, and only then', () => {
		const instance = (units: number) => {
			const each = Array<number>(units).fill(1);
			const edges = each.slice(1).flatMap((_, k) => [k, k + 1]);
			const json = {
				...{ format: 'territory-bench/1', n: units, p: 2, lat0: 50, lon: each.map((_, k) => 9 + k / 10) },
				...{ lat: each.map(() => 50), measures: { workload: each }, edges, centres: [0, units - 1] }
			};
			return file(`line-${units}.json.gz`, gzipSync(JSON.stringify(json)));
		};
		const solve = (units: number) =>
			revir('partition', '--instance', instance(units), '--out', file('labels.txt'), '--epochs', '2', '--json');
		const missed = solve(3);
		expect(missed.code).toBe(0);
		expect(missed.err).toMatch(/^revir: tolerance missed: worst deviation 33\.3333 %, tolerance 5 %; [^\n]*\n$/);
		expect(JSON.parse(missed.out)).toMatchObject({ worst_dev_pct: 33.333 });
		expect(solve(4)).toMatchObject({ code: 0, err: '' });
	});
});

describe('an id that is not there', () => {
	const [accounts, reps] = [file('accounts.csv', goodAccounts), file('reps.csv', goodReps)];
	const settings = file('settings.json', '{"units":"accounts"}');
	const plan = file('x.revir');
	revir(
		...['plan', '--accounts', accounts, '--reps', reps, '--settings', settings],
		...['--epochs', '1', '--out', plan, '--json']
	);

	it.each([
		['--account', 'A399', 'similar: "A39"'],
		['--account', 'a7', 'similar: "A7"'],
		['--unit', 'NOPE-NOPE', 'a unit_id of the plan)'],
		['--territory', 'bob', 'similar: "R1"']
	])('%s %s is named, with what looks like it', (flag, id, hint) => {
		const { code, out, last } = revir('explain', plan, flag, id);
		expect([code, out]).toEqual([2, '']);
		expect(last).toContain(`rule "${flag}": there is no such id (got "${id}"`);
		expect(last).toContain(hint);
	});

	it('three at most, the nearest first, nothing that is far', () => {
		const ids = named(['ACC-1000', 'ACC-1001', 'ACC-1002', 'ACC-2002', 'XY'], []);
		expect(similarIds('ACC-1001x', ids)).toEqual(['ACC-1001', 'ACC-1000', 'ACC-1002']);
		expect(similarIds('completely', ids)).toEqual([]);
		expect(similarIds('', ids)).toEqual([]);
	});
});

describe('settings', () => {
	const refused = (input: unknown): RevirError => {
		try {
			parseSettings(input, 's.json');
		} catch (error) {
			if (error instanceof RevirError) return error;
		}
		throw new Error('was not refused');
	};
	const odd = {
		travel: { dayHours: 99, foo: 1 },
		seed: 1.5,
		rules: [{ id: 'a', type: 'size', hard: true, params: {} }, { type: 'drive-time' }]
	};

	it('everything that is wrong is told in one line, in three languages', () => {
		const error = refused(odd).toPlain();
		const english = describeError(error, 'en');
		for (const fact of [
			's.json: a setting is not allowed',
			'rules.0.params.of is missing',
			'rules.1.id is missing',
			'rules.1.params is missing',
			'travel.dayHours is 99, expected <=12',
			'travel.foo is unknown',
			'seed is 1.5, expected a whole number'
		])
			expect(english).toContain(fact);
		expect(describeError(error, 'de')).toMatch(/rules\.0\.params\.of fehlt.*travel\.dayHours ist 99, erwartet <=12/);
		expect(describeError(error, 'nb')).toMatch(/rules\.0\.params\.of mangler/);
	});

	it.each(['data', 'tolerance:potential', 'tolerance:x'])(
		'no rule may have the id "%s" of locks and tolerances',
		(id) => {
			const rule = { id, type: 'protected', hard: true, params: {} };
			const error = refused({ rules: [rule] }).toPlain();
			expect(error.code).toBe('SETTING_INVALID');
			expect(describeError(error, 'en')).toContain(`got the id "${id}", expected an id that locks`);
			expect(describeError(error, 'de')).toContain(`die Id "${id}", erwartet eine Id, die Sperren`);
			expect(describeError(error, 'nb')).toContain(`id-en "${id}"`);
			expect(parseSettings({ rules: [{ ...rule, id: 'datas' }] }).rules).toHaveLength(1);
		}
	);

	it('one fault is named by its place, a flood of them is cut', () => {
		const told = (input: unknown) => describeError(refused(input).toPlain(), 'en');
		expect(told({ rules: [{ id: 'a', type: 'size', hard: true, params: {} }] })).toContain(
			'rule "rules.0.params.of": a setting is not allowed (got nothing)'
		);
		expect(told({ bogus: 1 })).toContain('rule "bogus": a setting is not allowed (got an unknown key)');
		expect(told({ rules: Array(30).fill({ type: 'families' }) })).toContain('; 78 more)');
	});
});
