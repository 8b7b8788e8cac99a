import { readAccounts } from '#engine/ingest/accounts.ts';
import { findMissing } from '#engine/ingest/impute/find-missing.ts';
import type { Finding } from '#engine/ingest/health/finding.ts';
import { medianOf } from '#engine/ingest/health/robust.ts';
import type { AccountColumns, CodedColumn, DatasetMeta } from '#engine/model/columns.ts';
import { createRandom } from '#engine/model/random.ts';
import { accountsToArrow } from '#cli/demo/arrow.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { loadDemoGeography } from '#cli/demo/geography.ts';

/** Hides known values and asks for them again, against the median of all and the median of the same industry and segment, on the
 *  generated firms (other seeds than the one the demo shows): `impute.bench.ts [seeds]`. */
const seeds = Number(process.argv[2] ?? 5);
const HIDDEN = 0.15;
type Size = 'revenueY0' | 'employees' | 'visitsPerYear';
const trials = [
	{ what: 'revenue_y0, other years known', hide: ['revenueY0'], ask: 'revenueY0', column: 'revenue_y0' },
	{
		what: 'revenue_y0, no year known',
		hide: ['revenueY0', 'revenueY1', 'revenueY2'],
		ask: 'revenueY0',
		column: 'revenue_y0'
	},
	{
		what: 'revenue_y0, no year, no potential',
		hide: ['revenueY0', 'revenueY1', 'revenueY2', 'potential'],
		ask: 'revenueY0',
		column: 'revenue_y0'
	},
	{ what: 'employees', hide: ['employees'], ask: 'employees', column: 'employees' },
	{ what: 'visits_per_year', hide: ['visitsPerYear'], ask: 'visitsPerYear', column: 'visits_per_year' }
] as const satisfies readonly {
	what: string;
	hide: readonly (keyof AccountColumns)[];
	ask: Size;
	column: string;
}[];

const number = (value: number) => value.toFixed(3);
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

console.log(
	'| dataset | hidden | values | median abs. log error | same industry and segment | all | 80 % interval holds |'
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const dataset of ['maschinenbau', 'saas-norge'] as const)
	for (const { what, hide, ask, column } of trials) {
		const runs = seedList().map((seed) => {
			const { accounts, meta } = demo(dataset, seed);
			const rows = drawn(seed, accounts.count, (row) => accounts[ask]![row]! > 0);
			const findings = search(hidden(accounts, hide, rows), meta).filter((finding) => finding.column === column);
			const asked = new Set(rows);
			const told = findings.filter(({ rows: [row], mend }) => mend !== null && asked.has(row!));
			const truth = accounts[ask]!;
			const { all, group } = medians(accounts, truth, asked);
			const error = (guess: (row: number) => number) =>
				medianOf(told.map(({ rows: [row] }) => Math.abs(Math.log(guess(row!) / truth[row!]!))));
			const valueOf = new Map(told.map(({ rows: [row], mend }) => [row!, mend!.changes[0]!.value as number]));
			const inside = told.filter(({ rows: [row], reason: { params } }) => {
				return truth[row!]! >= Number(params['low']) && truth[row!]! <= Number(params['high']);
			});
			return {
				count: told.length,
				similar: error((row) => valueOf.get(row)!),
				group: error(group),
				all: error(() => all),
				inside: inside.length / told.length
			};
		});
		const of = (key: keyof (typeof runs)[number]) => mean(runs.map((run) => run[key]));
		console.log(
			`| ${dataset} | ${what} | ${of('count').toFixed(0)} | ${number(of('similar'))} | ${number(of('group'))} | ${number(of('all'))} | ${percent(of('inside'))} |`
		);
	}

console.log('\n| dataset | hidden | told | right | commonest word right | told confidence |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const dataset of ['maschinenbau', 'saas-norge'] as const)
	for (const ask of ['industry', 'segment'] as const) {
		const runs = seedList().map((seed) => {
			const { accounts, meta } = demo(dataset, seed);
			const { codes, values } = accounts[ask]!;
			const rows = drawn(seed, accounts.count, (row) => codes[row]! >= 0);
			const asked = new Set(rows);
			const findings = search(hidden(accounts, [ask], rows), meta).filter(
				({ column, rows: [row] }) => column === ask && asked.has(row!)
			);
			const told = findings.filter(({ mend }) => mend !== null);
			const right = told.filter(({ rows: [row], mend }) => mend!.changes[0]!.value === values[codes[row!]!]);
			const commonest = Math.max(...values.map((_, code) => rows.filter((row) => codes[row] === code).length));
			return {
				told: told.length / findings.length,
				right: right.length / told.length,
				commonest: commonest / rows.length,
				confidence: mean(told.map(({ confidence }) => confidence))
			};
		});
		const of = (key: keyof (typeof runs)[number]) => percent(mean(runs.map((run) => run[key])));
		console.log(`| ${dataset} | ${ask} | ${of('told')} | ${of('right')} | ${of('commonest')} | ${of('confidence')} |`);
	}

function seedList(): number[] {
	return Array.from({ length: seeds }, (_, i) => 11 + i);
}

function demo(dataset: 'maschinenbau' | 'saas-norge', seed: number): { accounts: AccountColumns; meta: DatasetMeta } {
	const tables = generateDemo({ dataset, seed, geography: loadDemoGeography(dataset) });
	const { accounts, meta } = readAccounts(accountsToArrow(tables), 'accounts.arrow');
	// Months would give the years away.
	return { accounts: { ...accounts, revenueMonth: null }, meta };
}

function drawn(seed: number, count: number, isKnown: (row: number) => boolean): number[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, (_, row) => row).filter((row) => isKnown(row) && random.unit() < HIDDEN);
}

function hidden(accounts: AccountColumns, columns: readonly (keyof AccountColumns)[], rows: readonly number[]) {
	const changed = columns.map((name) => {
		const column = accounts[name] as Float64Array | CodedColumn;
		if (column instanceof Float64Array) {
			const copy = column.slice();
			for (const row of rows) copy[row] = NaN;
			return [name, copy];
		}
		const codes = column.codes.slice();
		for (const row of rows) codes[row] = -1;
		return [name, { codes, values: column.values }];
	});
	return { ...accounts, ...(Object.fromEntries(changed) as Partial<AccountColumns>) };
}

function search(accounts: AccountColumns, meta: DatasetMeta): readonly Finding[] {
	const steps = findMissing(accounts, { meta });
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** What most tools fill in: the median of all, and of those with the same industry and segment. */
function medians({ industry, segment }: AccountColumns, values: Float64Array, without: ReadonlySet<number>) {
	const keyOf = (row: number) => `${industry!.codes[row]} ${segment!.codes[row]}`;
	const groups = new Map<string, number[]>();
	const everybody: number[] = [];
	values.forEach((value, row) => {
		if (!(value > 0) || without.has(row)) return;
		everybody.push(value);
		groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), value]);
	});
	const all = medianOf(everybody);
	const byGroup = new Map([...groups].map(([key, list]) => [key, medianOf(list)]));
	return { all, group: (row: number) => byGroup.get(keyOf(row)) ?? all };
}
