import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { buildProblem, ownerOfAccounts, prepare } from '#engine/plan/prepare/prepare.ts';
import { createSession } from '#engine/scenario/session.ts';
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
	postcode: fc.constantFrom('10', '20', '30', '40', '50'),
	locked: fc.boolean()
});
const point = fc.tuple(fc.double({ min: 4, max: 16, noNaN: true }), fc.double({ min: 44, max: 61, noNaN: true }));
/** Rep per row: what every row is assigned to or kept with; −1 = nobody. */
const holds = fc.array(fc.constantFrom(-1, -1, -1, 0, 1, 2), { minLength: 40, maxLength: 40 });
const cases = fc.record({
	rows: fc.array(account, { minLength: 3, maxLength: 40 }),
	assigned: holds,
	kept: holds,
	released: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
	lines: fc.array(fc.array(point, { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
	centres: fc.constantFrom<Settings['centres']>('homes', 'free')
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const hard = true as const;
function rulesFor({ rows, assigned, kept, released, lines }: Case, unitIds: readonly string[]): Rule[] {
	const rowsWhere = (wanted: (row: number) => boolean) => rows.flatMap((_, row) => (wanted(row) ? [`a${row}`] : []));
	return [
		...reps.flatMap(({ id }, rep): Rule[] => [
			{
				id: `a-${id}`,
				type: 'assign',
				hard,
				params: { repId: id, accounts: rowsWhere((row) => assigned[row] === rep) }
			},
			{
				id: `k-${id}`,
				type: 'keep-units',
				hard,
				params: { repId: id, units: unitIds.filter((_, unit) => kept[unit] === rep) }
			}
		]),
		{ id: 'release', type: 'release', hard, params: { accounts: rowsWhere((row) => released[row]!) } },
		...lines.map((line, k): Rule => ({ id: `b-${k}`, type: 'barrier', hard, params: { name: 'line', line } }))
	];
}
const data = (rows: Case['rows']) =>
	dataset(
		rows.map((row, i) => ({ ...row, id: `a${i}` })),
		reps
	);

/** Where two straight pieces meet, by solving for the crossing: another way than the engine's. */
function meet(a: readonly number[], b: readonly number[], p: readonly number[], q: readonly number[]): boolean {
	const [dx, dy, ex, ey] = [b[0]! - a[0]!, b[1]! - a[1]!, q[0]! - p[0]!, q[1]! - p[1]!];
	const across = dx * ey - dy * ex;
	if (across === 0) return false;
	const along = ((p[0]! - a[0]!) * ey - (p[1]! - a[1]!) * ex) / across;
	const beside = ((p[0]! - a[0]!) * dy - (p[1]! - a[1]!) * dx) / across;
	return along > 1e-9 && along < 1 - 1e-9 && beside > 1e-9 && beside < 1 - 1e-9;
}

it('assigned accounts and kept units end with their rep, nothing crosses a barrier, and equal input gives equal plans', () => {
	let runs = 0;
	fc.assert(
		fc.property(cases, (given) => {
			const epochs = epochsOf(++runs);
			const plain = prepare(data(given.rows), base, noGeography);
			const rules = rulesFor(given, plain.units.id);
			const planned = (order: readonly Rule[]) => {
				const settings: Settings = { ...base, centres: given.centres, rules: order };
				const session = createSession({ dataset: data(given.rows), settings, geography: noGeography });
				session.begin('cold', settings, 3);
				for (;;) if (session.step()?.epoch === epochs) return session.last!;
			};
			const { prepared, labels, kpis } = planned(rules);
			const owner = ownerOfAccounts(prepared, labels);
			given.rows.forEach((row, i) => {
				const rep = given.assigned[i]!;
				if (rep >= 0) expect(owner[i]).toBe(rep);
				else if (row.locked && !given.released[i]!) expect(reps[owner[i]!]!.id).toBe(row.owner);
				else expect(owner[i]).toBe(labels[prepared.accountUnit[i]!]);
			});
			labels.forEach((rep, unit) => given.kept[unit]! >= 0 && expect(rep).toBe(given.kept[unit]));
			expect(kpis.unassignedAccounts).toBe(0);
			const { graph, units } = prepared;
			for (let u = 0; u < units.count; u++)
				for (const v of graph.neighbours.subarray(graph.offsets[u], graph.offsets[u + 1]))
					for (const line of given.lines)
						for (let k = 1; k < line.length; k++)
							expect(meet([units.lon[u]!, units.lat[u]!], [units.lon[v]!, units.lat[v]!], line[k - 1]!, line[k]!)).toBe(
								false
							);
			if (runs % 4 === 2) expect(planned([...rules].reverse()).labels).toEqual(labels);
		}),
		{ numRuns: 1000 }
	);
}, 240_000);

it('a hand edit is what its preview told, and a fresh preparation measures the same', () => {
	fc.assert(
		fc.property(cases, (given) => {
			const session = createSession({ dataset: data(given.rows), settings: base, geography: noGeography });
			session.begin('cold', base, 1);
			while (session.step() === null);
			const settings = { ...base, rules: rulesFor(given, session.prepared.units.id), centres: given.centres };
			const told = session.preview(settings);
			const shown = session.edit(settings);
			expect(shown.kpis).toEqual(told);
			shown.labels.forEach((rep, unit) => given.kept[unit]! >= 0 && expect(rep).toBe(given.kept[unit]));
			expect(prepare(data(given.rows), settings, noGeography).today.kpis).toEqual(session.todayKpis);
		}),
		{ numRuns: 1000 }
	);
}, 240_000);

it('leaving accounts out is the same as a file without them', () => {
	fc.assert(
		fc.property(
			cases,
			fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
			fc.constantFrom<Settings['units']>('accounts', 'postcodes', 'auto'),
			({ rows, centres }, out, units) => {
				const all = rows.map((row, i) => ({ ...row, id: `a${i}` }));
				const rest = all.filter((_, i) => !out[i]!);
				if (rest.length === 0) return;
				const settings = { ...base, centres, units };
				const exclude = { reps: [], accounts: all.filter((_, i) => out[i]!).map(({ id }) => id) };
				const less = prepare(dataset(all, reps), { ...settings, exclude }, noGeography);
				const without = prepare(dataset(rest, reps), settings, noGeography);
				expect(less.today.kpis).toEqual(without.today.kpis);
				expect(less.units).toEqual(without.units);
				const [a, b] = [buildProblem(less, settings), buildProblem(without, settings)];
				expect(problemData(a)).toEqual(problemData(b));
			}
		),
		{ numRuns: 1000 }
	);
});
