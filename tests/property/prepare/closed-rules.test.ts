import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSettings } from '#engine/model/parse-settings.ts';
import type { Rule } from '#engine/model/rules.ts';
import { RevirError } from '#engine/model/errors.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { buildProblem, prepare, retune } from '#engine/plan/prepare/prepare.ts';
import { createSession } from '#engine/scenario/session.ts';
import { bruteOutside } from '../../unit/plan/fixtures.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';
import { problemData } from '../../fixtures/problem-data.ts';
import { epochsOf } from '../effort.ts';

const base: Settings = { ...defaultSettings(), units: 'accounts' };
const reps = [
	{ id: 'r0', lon: 7, lat: 48 },
	{ id: 'r1', lon: 13, lat: 50 },
	{ id: 'r2', lon: 10, lat: 57 }
];
const account = fc.record({
	lon: fc.double({ min: 5, max: 15, noNaN: true }),
	lat: fc.double({ min: 45, max: 60, noNaN: true }),
	potential: fc.integer({ min: 0, max: 1000 }),
	visits: fc.integer({ min: 0, max: 12 }),
	owner: fc.constantFrom('r0', 'r1', 'r2'),
	postcode: fc.constantFrom('101', '102', '201', '301', '302')
});
const cases = fc.record({
	rows: fc.array(account, { minLength: 5, maxLength: 30 }),
	digits: fc.constantFrom(0, 1, 3),
	some: fc.boolean(),
	kept: fc.option(fc.constantFrom(0, 1, 2), { nil: null }),
	own: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
	centre: fc.option(fc.subarray(['r0', 'r1', 'r2'], { minLength: 1 }), { nil: null }),
	free: fc.boolean()
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
const hard = true as const;

function rulesFor({ rows, digits, some, kept, own, centre }: Case, unitIds: readonly string[]): Rule[] {
	const units = unitIds.filter((_, unit) => own[unit]!);
	const key = rows[0]!.postcode.slice(0, digits);
	return [
		...(digits === 0
			? []
			: [
					{
						id: 'b',
						type: 'border' as const,
						hard,
						params: { by: 'postcode' as const, digits, ...(some ? { of: [key] } : {}) }
					}
				]),
		...(kept === null || units.length === 0
			? []
			: [{ id: 't', type: 'keep-territory' as const, hard, params: { repId: `r${kept}`, units } }]),
		...(centre === null ? [] : [{ id: 'c', type: 'keep-centre' as const, hard, params: { repIds: centre } }])
	];
}

function refuses(attempt: () => unknown): boolean {
	try {
		attempt();
		return false;
	} catch (error) {
		if (error instanceof RevirError && error.code === 'RULE_UNKNOWN') return true;
		throw error;
	}
}

it('no link crosses a closed border, a locked territory keeps exactly its units, a kept centre stays at home', () => {
	let runs = 0;
	let planned = 0;
	let crossed = 0;
	fc.assert(
		fc.property(cases, (given) => {
			const epochs = epochsOf(++runs);
			const data = dataset(
				given.rows.map((row, i) => ({ ...row, id: `a${i}` })),
				reps
			);
			const plain = prepare(data, base, noGeography);
			const rules = rulesFor(given, plain.units.id);
			const settings = parseSettings({ ...base, centres: given.free ? 'free' : 'homes', rules });
			// Accounts within a metre share a unit: the prefix of the first may be that of no unit.
			if (refuses(() => prepare(data, settings, noGeography))) return;
			const session = createSession({ dataset: data, settings, geography: noGeography });
			session.begin('cold', settings, 3);
			while (session.step()?.epoch !== epochs);
			const { prepared, labels, kpis, report, keepsRules, aside } = session.last!;
			planned++;
			expect(kpis.unassignedAccounts).toBe(0);
			const problem = buildProblem(prepared, settings);
			// A border that was put aside parts nothing in the search.
			// Free centres have moved since the problem was made; pieces need none of them.
			if (!given.free && aside.length === 0) expect(report!.outside).toBe(bruteOutside(problem, labels));
			/** The prefix most accounts of the unit have; of equals the first. */
			const area = (unit: number): string => {
				const held = given.rows.flatMap(({ postcode }, row) =>
					prepared.accountUnit[row] === unit ? [postcode.slice(0, given.digits)] : []
				);
				const count = (text: string) => held.filter((other) => other === text).length;
				return held.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0]!;
			};
			const key = given.rows[0]!.postcode.slice(0, given.digits);
			const closed = (a: string, b: string) => a !== b && (!given.some || a === key || b === key);
			const { graph, units, locks, reps: active } = prepared;
			const sides = new Set<number>();
			for (let u = 0; u < units.count; u++) {
				if (given.digits > 0)
					for (const v of graph.neighbours.subarray(graph.offsets[u], graph.offsets[u + 1]))
						expect(closed(area(u), area(v))).toBe(false);
				for (let v = 0; v < u; v++)
					if (given.digits > 0 && labels[u] === labels[v] && closed(area(u), area(v))) sides.add(labels[u]!);
			}
			if (sides.size > 0) {
				crossed++;
				expect(keepsRules).toBe(false);
			}
			const locked = rules.find(({ type }) => type === 'keep-territory');
			if (locked?.type === 'keep-territory')
				labels.forEach((rep, unit) =>
					expect(rep === Number(locked.params.repId.slice(1))).toBe(locked.params.units.includes(units.id[unit]!))
				);
			expect(locks.fixed.every((rep, unit) => rep < 0 || labels[unit] === rep)).toBe(true);
			if (given.free)
				for (const id of given.centre ?? []) {
					const t = active.id.indexOf(id);
					expect(active.lon[t]).toBe(reps[t]!.lon);
					// However its units change, distances are those from its home.
					const distances = () => problem.separation!().filter((_, k) => k % active.count === t);
					problem.recentre!(labels);
					const before = distances();
					problem.recentre!(labels.map((rep) => (rep + 1) % active.count));
					expect(distances()).toEqual(before);
				}
			// Where the rule says that borders are closed, today is what it was.
			const borders = rules.filter(({ type }) => type === 'border');
			expect(retune(plain, { ...base, rules: borders }).today.kpis).toEqual(plain.today.kpis);
			// Settings that come one after the other lead to the same preparation as a fresh one.
			const chain = buildProblem(retune(plain, settings), settings);
			const fresh = buildProblem(prepare(data, settings, noGeography), settings);
			expect(problemData(chain)).toEqual(problemData(fresh));
		}),
		{ numRuns: 1000, seed: 20261130, endOnFailure: true }
	);
	expect(planned).toBeGreaterThan(900);
	expect(crossed).toBeGreaterThan(50);
}, 240_000);

it('a territory cannot be locked with a unit that another rule gives its rep from outside', () => {
	const data = dataset(
		Array.from({ length: 6 }, (_, i) => ({ id: `a${i}`, lon: 6 + i, lat: 50, visits: 3, owner: 'r0' })),
		reps
	);
	const ids = prepare(data, base, noGeography).units.id;
	const rules: Rule[] = [
		{ id: 'whole', type: 'keep-territory', hard, params: { repId: 'r0', units: ids.slice(0, 2) } },
		{ id: 'more', type: 'keep-units', hard, params: { repId: 'r0', units: ids.slice(4, 5) } }
	];
	const attempt = (list: readonly Rule[]) => () => prepare(data, { ...base, rules: list }, noGeography);
	expect(attempt(rules)).toThrow(RevirError);
	expect(attempt(rules)).toThrow(/RULE_CONFLICT.*whole.*more/);
	expect(
		attempt([
			rules[0]!,
			{ id: 'only', type: 'only', hard, params: { repIds: ['r0'], units: ids.slice(5), accounts: [] } }
		])
	).toThrow(/with no rep left/);
});
