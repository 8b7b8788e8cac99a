import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { RevirError } from '#engine/model/errors.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { ownerOfAccounts, prepare } from '#engine/plan/prepare/prepare.ts';
import { createSession } from '#engine/scenario/session.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';
import { epochsOf } from '../effort.ts';

const base: Settings = { ...defaultSettings(), units: 'postcodes' };
const industries = ['Pharma', 'Tools', 'Food'];
const repIds = ['r0', 'r1', 'r2', 'r3'];
const account = fc.record({
	lon: fc.double({ min: 5, max: 15, noNaN: true }),
	lat: fc.double({ min: 45, max: 60, noNaN: true }),
	potential: fc.integer({ min: 0, max: 1000 }),
	revenue: fc.integer({ min: 0, max: 100 }),
	visits: fc.integer({ min: 0, max: 12 }),
	owner: fc.constantFrom(...repIds),
	postcode: fc.constantFrom('10', '20', '30', '40', '50', '60', '70'),
	industry: fc.constantFrom(...industries),
	parent: fc.constantFrom(undefined, undefined, undefined, 'p', 'q', 'a0'),
	protectedUntil: fc.constantFrom('2025-01-01', '2026-12-31')
});
const someReps = fc.subarray(repIds, { minLength: 1 });
const cases = fc.record({
	rows: fc.array(account, { minLength: 6, maxLength: 40 }),
	known: fc.array(fc.subarray(industries), { minLength: 4, maxLength: 4 }),
	only: fc.array(fc.tuple(someReps, fc.array(fc.nat(39), { maxLength: 5 }), fc.array(fc.nat(6), { maxLength: 3 })), {
		maxLength: 2
	}),
	together: fc.array(fc.array(fc.nat(6), { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
	specialists: fc.subarray(industries),
	families: fc.boolean(),
	protects: fc.boolean(),
	reach: fc.option(fc.double({ min: 0.2, max: 8, noNaN: true }), { nil: null }),
	percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
const hard = true as const;

function rulesFor(given: Case, unitIds: readonly string[]): Rule[] {
	const name = (row: number) => `a${row % given.rows.length}`;
	const unit = (u: number) => unitIds[u % unitIds.length]!;
	const present = new Set(given.rows.map(({ industry }) => industry));
	const wanted = given.specialists.filter((industry) => present.has(industry));
	return [
		...given.only.flatMap(([reps, rows, units], k): Rule[] =>
			rows.length + units.length === 0
				? []
				: [
						{
							id: `o${k}`,
							type: 'only',
							hard,
							params: { repIds: reps, units: units.map(unit), accounts: rows.map(name) }
						}
					]
		),
		...given.together.map((units, k): Rule => ({
			id: `t${k}`,
			type: 'together',
			hard,
			params: { units: units.map(unit) }
		})),
		...(wanted.length === 0 ? [] : [{ id: 's', type: 'specialists' as const, hard, params: { industries: wanted } }]),
		...(given.families ? [{ id: 'f', type: 'families' as const, hard, params: {} }] : []),
		...(given.protects ? [{ id: 'p', type: 'protected' as const, hard, params: {} }] : []),
		...(given.reach === null ? [] : [{ id: 'd', type: 'drive-time' as const, hard, params: { hours: given.reach } }]),
		...(given.percent === null
			? []
			: [{ id: 'm', type: 'moves' as const, hard, params: { of: 'accounts' as const, percent: given.percent } }])
	];
}

it('a plan under any rules keeps every one of them, or the rules are refused by name', () => {
	let runs = 0;
	let planned = 0;
	fc.assert(
		fc.property(cases, (given) => {
			const epochs = epochsOf(++runs);
			const reps = repIds.map((id, t) => ({ id, lon: 6 + t * 2.5, lat: 47 + t * 3, industries: given.known[t]! }));
			const data = dataset(
				given.rows.map(({ parent, ...row }, i) => ({
					...row,
					id: `a${i}`,
					...(parent === undefined ? {} : { parent })
				})),
				reps
			);
			const rules = rulesFor(given, prepare(data, base, noGeography).units.id);
			const run = (order: readonly Rule[]) => {
				const settings = parseSettings({ ...base, rules: order });
				const session = createSession({ dataset: data, settings, geography: noGeography });
				session.begin('cold', settings, 3);
				for (;;) if (session.step()?.epoch === epochs) return session.last!;
			};
			let reached;
			try {
				reached = run(rules);
			} catch (error) {
				if (!(error instanceof RevirError)) throw error;
				expect(['RULE_CONFLICT', 'RULE_IMPOSSIBLE']).toContain(error.code);
				expect(rules.some(({ id }) => error.where.rule?.split('" + "').includes(id))).toBe(true);
				return;
			}
			planned++;
			const { prepared, labels } = reached;
			const owner = ownerOfAccounts(prepared, labels);
			const isKept = (row: number) => given.protects && given.rows[row]!.protectedUntil > '2026-01-01';
			const keptFamily = (row: number) =>
				given.families &&
				given.rows.some((_, other) => isKept(other) && familyOf(given.rows, other) === familyOf(given.rows, row));
			for (const rule of rules) {
				if (rule.type === 'only') {
					for (const id of rule.params.units) {
						const unit = prepared.units.id.indexOf(id);
						expect(rule.params.repIds).toContain(repIds[labels[unit]!]);
					}
					for (const id of rule.params.accounts ?? []) {
						const row = Number(id.slice(1));
						if (!isKept(row) && !keptFamily(row)) expect(rule.params.repIds).toContain(repIds[owner[row]!]);
					}
				} else if (rule.type === 'together') {
					const units = rule.params.units.map((id) => prepared.units.id.indexOf(id));
					expect(new Set(units.map((unit) => labels[unit])).size).toBe(1);
				} else if (rule.type === 'specialists') {
					given.rows.forEach(({ industry }, row) => {
						if (rule.params.industries.includes(industry) && !isKept(row) && !keptFamily(row))
							expect(given.known[owner[row]!]).toContain(industry);
					});
				} else if (rule.type === 'families') {
					for (const family of new Set(given.rows.map((_, row) => familyOf(given.rows, row)))) {
						const members = given.rows.flatMap((_, row) => (familyOf(given.rows, row) === family ? [owner[row]] : []));
						if (family !== null) expect(new Set(members).size).toBe(1);
					}
				} else if (rule.type === 'protected')
					given.rows.forEach((row, i) => isKept(i) && expect(repIds[owner[i]!]).toBe(row.owner));
			}
			const { allowed } = prepared.locks;
			labels.forEach((rep, unit) => expect(allowed === null || allowed[unit * 4 + rep] === 1).toBe(true));
			expect(run([...rules].reverse()).labels).toEqual(labels);
		}),
		{ numRuns: 1000 }
	);
	expect(planned).toBeGreaterThan(40);
}, 240_000);

/** Accounts of one parent, and account a0 where others name it and it has none of its own; null = no family. */
function familyOf(rows: Case['rows'], row: number): string | null {
	const parent = rows[row]!.parent;
	if (parent !== undefined) return parent;
	return row === 0 && rows.some((other) => other.parent === 'a0') ? 'a0' : null;
}
