import { describe, expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { buildProblem, ownerOfAccounts, prepare, retune } from '#engine/plan/prepare/prepare.ts';
import { crowHours } from '#engine/measure/travel.ts';
import { chordKm } from '#engine/measure/sphere.ts';
import { dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';
import { problemData } from '../../fixtures/problem-data.ts';
import { refusal } from '../ingest/helpers.ts';

const base: Settings = { ...defaultSettings(), units: 'postcodes' };
/** Ten towns from west to east, three accounts each: one in pharma in every third, two that need nobody in particular. */
const rows: AccountRow[] = Array.from({ length: 30 }, (_, i) => ({
	id: `a${String(i).padStart(2, '0')}`,
	lon: 8 + Math.floor(i / 3) * 0.4 + (i % 3) * 0.01,
	lat: 50 + (i % 3) * 0.01,
	postcode: String(10 + Math.floor(i / 3)),
	industry: i % 9 === 0 ? 'Pharma' : i % 2 === 0 ? 'Tools' : 'Food',
	potential: 100 + i,
	revenue: 50 + ((i * 7) % 30),
	visits: 4,
	owner: i < 15 ? 'west' : 'east',
	protectedUntil: i % 10 === 4 ? '2026-06-01' : '2025-06-01'
}));
const reps = [
	{ id: 'west', lon: 8.5, lat: 50, industries: ['Tools'] },
	{ id: 'mid', lon: 10, lat: 50 },
	{ id: 'east', lon: 11, lat: 50, industries: ['Pharma', 'Food'] },
	{ id: 'far', lon: 16, lat: 50, industries: ['Pharma'] }
];
const data = dataset(rows, reps);
const [WEST, EAST, FAR] = [0, 2, 3] as const;
const rule = <T extends Rule['type']>(type: T, params: Extract<Rule, { type: T }>['params'], id: string = type) =>
	({ id, type, hard: true, params }) as Rule;
const ruled = (...rules: Rule[]): Settings => parseSettings({ ...base, rules });
const prepared = (settings: Settings, of = data) => prepare(of, settings, noGeography);
const plain = prepared(base);
const units = plain.units.id;
const held = (settings: Settings, of = data) =>
	prepared(settings, of).locks.overrides.map(({ account, rep, reason }) => `${account} ${rep} ${reason}`);
const rowOf = (allowed: Uint8Array | null, unit: number) => [...allowed!.subarray(unit * 4, unit * 4 + 4)].join('');

describe('accounts that only some reps may serve', () => {
	it('go to the nearest of them where few are left, and forbid their unit the others where most are', () => {
		const few = ruled(rule('only', { repIds: ['east', 'far'], units: [], accounts: ['a00'] }));
		expect(held(few)).toEqual([`0 ${EAST} only`]);
		expect(prepared(few).locks.allowed).toBeNull();
		const most = ruled(rule('only', { repIds: ['west', 'mid', 'east'], units: [], accounts: ['a00'] }));
		expect(held(most)).toEqual([]);
		expect(rowOf(prepared(most).locks.allowed, plain.accountUnit[0]!)).toBe('1110');
	});

	it('forbid their unit the others where they are most of its work', () => {
		const settings = ruled(rule('only', { repIds: ['mid'], units: [], accounts: ['a00', 'a01'] }));
		expect(held(settings)).toEqual([]);
		expect(rowOf(prepared(settings).locks.allowed, plain.accountUnit[0]!)).toBe('0100');
		expect(rowOf(prepared(settings).locks.allowed, plain.accountUnit[3]!)).toBe('1111');
	});

	it('are served by their reps whatever becomes of a kept unit', () => {
		const keep = rule('keep-units', { repId: 'far', units: [units[plain.accountUnit[0]!]!] });
		const only = rule('only', { repIds: ['west', 'mid', 'east'], units: [], accounts: ['a00'] });
		expect(held(ruled(keep, only))).toEqual([`0 ${WEST} only`]);
	});

	it('may not be assigned to somebody else', () => {
		const assign = rule('assign', { repId: 'far', accounts: ['a00'] });
		const only = rule('only', { repIds: ['mid'], units: [], accounts: ['a00'] });
		const { code, line } = refusal(() => prepared(ruled(assign, only)));
		expect(code).toBe('RULE_CONFLICT');
		for (const part of ['"only"', '"assign"', 'a00']) expect(line).toContain(part);
	});

	it('rest while their reps are left out', () => {
		const only = rule('only', { repIds: ['far'], units: [units[0]!], accounts: ['a00'] });
		const settings = { ...ruled(only), exclude: { reps: ['far'], accounts: [] } };
		expect(held(settings)).toEqual([]);
		expect(prepared(settings).locks.allowed).toBeNull();
	});
});

describe('specialists', () => {
	it('serve the accounts of their industry: the nearest who names it', () => {
		const settings = ruled(rule('specialists', { industries: ['Pharma'] }));
		expect(held(settings)).toEqual([0, 9, 18, 27].map((row) => `${row} ${EAST} specialists`));
		const both = ruled(
			rule('specialists', { industries: ['Pharma'] }),
			rule('only', { repIds: ['far', 'mid'], units: [], accounts: ['a00'] })
		);
		expect(held(both)[0]).toBe(`0 ${FAR} only`);
	});

	it('an industry that no rep names is refused, one that is not in the data as well', () => {
		const nobody = dataset(rows, [{ ...reps[0]!, industries: [] }, reps[1]!]);
		const impossible = refusal(() => prepared(ruled(rule('specialists', { industries: ['Pharma'] }, 's')), nobody));
		expect(impossible.code).toBe('RULE_IMPOSSIBLE');
		expect(impossible.line).toContain('rule "s"');
		expect(impossible.line).toContain('industry "Pharma" without a rep');
		const unknown = refusal(() => prepared(ruled(rule('specialists', { industries: ['Space'] }))));
		expect([unknown.code, unknown.line.includes('industry "Space"')]).toEqual(['RULE_UNKNOWN', true]);
		const clash = [
			rule('specialists', { industries: ['Pharma'] }, 's'),
			rule('only', { repIds: ['west'], units: [], accounts: ['a00'] }, 'o')
		];
		const { code, line } = refusal(() => prepared(ruled(...clash)));
		expect([code, line.includes('"o" + "s"')]).toEqual(['RULE_CONFLICT', true]);
	});
});

describe('families', () => {
	const family = ['a02', 'a14', 'a29'];
	const kin = rows.map((row) => (family.includes(row.id!) ? { ...row, parent: 'P', revenue: 500 } : row));
	const big = kin.map((row) => (row.id === 'a14' ? { ...row, revenue: 501 } : row));
	const families = rule('families', {});

	it('go with the unit of their largest account, of equals the lower id; travel and amounts count there', () => {
		const next = prepared(ruled(families), dataset(big, reps));
		const home = next.accountUnit[14]!;
		expect([2, 14, 29].map((row) => next.locks.follows[row])).toEqual([home, home, home]);
		expect(prepared(ruled(families), dataset(kin, reps)).locks.follows[29]).toBe(plain.accountUnit[2]);
		const labels = Int32Array.from({ length: next.units.count }, (_, u) => (u === home ? EAST : WEST));
		const owner = ownerOfAccounts(next, labels);
		expect([2, 14, 29].map((row) => owner[row])).toEqual([EAST, EAST, EAST]);
		const problem = buildProblem(next, ruled(families));
		const amount = problem.measures[0]!.amounts[home]!;
		expect(amount).toBeCloseTo(
			[2, 12, 13, 14, 29].reduce((sum, row) => sum + rows[row]!.potential!, 0),
			9
		);
		const seconds = labels.reduce((sum, t, u) => sum + problem.travel[u * 4 + t]!, 0);
		expect(measureLabels(next, labels).travelHoursPerYear).toBeCloseTo(seconds / 3600, 9);
	});

	it('include the account that the others name as parent, and no family of one', () => {
		const sites = rows.map((row) =>
			row.id === 'a20' ? { ...row, parent: 'a05' } : row.id === 'a21' ? { ...row, parent: 'alone' } : row
		);
		const { follows } = prepared(ruled(families), dataset(sites, reps)).locks;
		expect(follows[20]).toBe(follows[5]);
		expect(follows[21]).toBe(plain.accountUnit[21]);
	});

	it('stay with the rep who holds one of them; held by two they are refused', () => {
		const assign = rule('assign', { repId: 'far', accounts: ['a29'] });
		expect(held(ruled(families, assign), dataset(kin, reps))).toEqual([
			`2 ${FAR} family`,
			`14 ${FAR} family`,
			`29 ${FAR} assigned`
		]);
		const other = rule('assign', { repId: 'mid', accounts: ['a02'] }, 'other');
		const { code, line } = refusal(() => prepared(ruled(families, assign, other), dataset(kin, reps)));
		expect(code).toBe('RULE_CONFLICT');
		for (const part of ['"families"', '"assign"', '"other"', 'a02']) expect(line).toContain(part);
	});

	it('are served by a rep who may serve all of them', () => {
		const only = rule('only', { repIds: ['far'], units: [], accounts: ['a02'] });
		const { allowed, follows } = prepared(ruled(families, only), dataset(kin, reps)).locks;
		expect(rowOf(allowed, follows[29]!)).toBe('0001');
		const some = rule('only', { repIds: ['far'], units: [], accounts: ['a20'] });
		const pair = rows.map((row) => (row.id === 'a20' || row.id === 'a01' ? { ...row, parent: 'P', visits: 1 } : row));
		expect(held(ruled(families, some), dataset(pair, reps))).toEqual([`1 ${FAR} only`, `20 ${FAR} only`]);
	});
});

describe('the reach of homes', () => {
	it('forbids exactly the reps from whose home an account is too far, never the nearest', () => {
		const hours = 1;
		const next = prepared(ruled(rule('drive-time', { hours })));
		const away = (i: number, t: number) =>
			crowHours(chordKm(next.places.sphere, i, next.reps.sphere, t), next.settings.travel.speedFactor);
		let forbidden = 0;
		for (let u = 0; u < next.units.count; u++) {
			const members = rows.flatMap((_, i) => (next.accountUnit[i] === u ? [i] : []));
			const worst = reps.map((_, t) => Math.max(...members.map((i) => away(i, t))));
			const least = Math.min(...worst);
			reps.forEach((_, t) => {
				const may = worst[t]! <= hours || worst[t] === least;
				expect(next.locks.allowed![u * 4 + t]).toBe(may ? 1 : 0);
				forbidden += may ? 0 : 1;
			});
		}
		expect(forbidden).toBeGreaterThan(10);
		expect(rowOf(prepared(ruled(rule('drive-time', { hours: 0.1 }))).locks.allowed, 0)).toBe('1000');
	});

	it('needs homes', () => {
		const settings: Settings = { ...ruled(rule('drive-time', { hours: 2 }, 'reach')), centres: 'free' };
		const { code, line } = refusal(() => prepared(settings));
		expect([code, line.includes('"reach"')]).toEqual(['RULE_IMPOSSIBLE', true]);
	});
});

describe('groups of units', () => {
	const together = (id: string, ...list: string[]) => rule('together', { units: list }, id);

	it('share what they may and where they stay', () => {
		const settings = ruled(
			together('g', units[0]!, units[1]!),
			rule('only', { repIds: ['mid', 'far'], units: [units[0]!] }, 'o'),
			rule('only', { repIds: ['mid', 'east'], units: [units[1]!] }, 'p')
		);
		const { allowed } = prepared(settings).locks;
		expect([rowOf(allowed, 0), rowOf(allowed, 1), rowOf(allowed, 2)]).toEqual(['0100', '0100', '1111']);
	});

	it('with two locks, or nobody who may serve all, are refused by name', () => {
		const kept = (id: string, repId: string, unit: string) => rule('keep-units', { repId, units: [unit] }, id);
		const group = together('g', units[0]!, units[1]!);
		const locks = refusal(() => prepared(ruled(group, kept('k', 'west', units[0]!), kept('l', 'east', units[1]!))));
		expect([locks.code, locks.line.includes('"g"')]).toEqual(['RULE_CONFLICT', true]);
		const only = (id: string, repId: string, unit: string) => rule('only', { repIds: [repId], units: [unit] }, id);
		const nobody = refusal(() => prepared(ruled(group, only('o', 'west', units[0]!), only('p', 'east', units[1]!))));
		expect(nobody.code).toBe('RULE_CONFLICT');
		for (const part of ['"g"', '"o"', '"p"']) expect(nobody.line).toContain(part);
	});
});

describe('open deals, sizes and moves', () => {
	it('accounts with an open deal stay with today’s rep', () => {
		expect(held(ruled(rule('protected', {})))).toEqual([
			`4 ${WEST} protected`,
			`14 ${WEST} protected`,
			`24 ${EAST} protected`
		]);
	});

	it('sizes count what overrides hold, areas and empty units count units', () => {
		const assign = rule('assign', { repId: 'far', accounts: ['a00', 'a01'] });
		const size = rule('size', { of: 'accounts', min: 5, max: 8, repIds: ['far', 'mid'] });
		const settings = ruled(assign, size, rule('size', { of: 'area_km2', max: 9 }, 'size-area'));
		const { limits } = buildProblem(prepared(settings), settings).rules!;
		expect([...limits[0]!.least]).toEqual([0, 5, 0, 3]);
		expect([...limits[0]!.most]).toEqual([Infinity, 8, Infinity, 6]);
		expect(limits[0]!.amounts.reduce((sum, amount) => sum + amount, 0)).toBe(28);
		expect(limits[1]!.amounts).toEqual(plain.layer.cells.area);
		const index = ruled(rule('size', { of: 'index', max: 30 }));
		const shares = buildProblem(prepared(index), index).rules!.limits[0]!.amounts;
		expect(shares.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(100, 9);
	});

	it('what was moved by hand uses up the budget of all and of its two reps, nobody else’s', () => {
		const assign = rule('assign', { repId: 'far', accounts: ['a00', 'a01'] });
		const settings = ruled(assign, rule('moves', { of: 'accounts', percent: 20, perTerritory: 5 }));
		const [limit] = buildProblem(prepared(settings), settings).rules!.moves;
		expect(limit!.most).toBe(4);
		expect([...limit!.mostLost]).toEqual([3, 5, 5, 5]);
		expect([...limit!.mostGained]).toEqual([5, 5, 5, 3]);
		expect(limit!.held.reduce((sum, amount) => sum + amount, 0)).toBe(28);
	});
});

it('retuning gives what a fresh start gives, rule by rule, and without rules the problem is as it was', () => {
	const steps: Settings[] = [
		ruled(rule('specialists', { industries: ['Pharma'] })),
		ruled(rule('specialists', { industries: ['Pharma'] }), rule('drive-time', { hours: 1 })),
		{ ...ruled(rule('drive-time', { hours: 1 })), travel: { ...base.travel, speedFactor: 1.3 } },
		ruled(rule('families', {}), rule('together', { units: units.slice(2, 5) })),
		ruled(rule('protected', {}), rule('size', { of: 'index', max: 40 })),
		base
	];
	let chain = plain;
	for (const settings of steps) {
		chain = retune(chain, settings);
		const fresh = prepared(settings);
		expect({ ...chain, dataset: null }).toEqual({ ...fresh, dataset: null });
		expect(problemData(buildProblem(chain, settings))).toEqual(problemData(buildProblem(fresh, settings)));
	}
	expect(buildProblem(chain, base)).not.toHaveProperty('rules');
});
