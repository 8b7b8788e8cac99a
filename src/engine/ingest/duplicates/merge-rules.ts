import type { AccountColumns } from '../../model/columns.ts';
import { bestName } from './best-name.ts';
import type { Cell, CellColumn } from './cells.ts';
import type { MergeRules } from './merge-options.ts';
import { revenueRows } from './revenue-rows.ts';
import { isCustomer } from './survivor.ts';

type Rule = (accounts: AccountColumns, column: CellColumn, ranked: readonly number[], rules: MergeRules) => Cell;

/** Value of one column for the company; `ranked` begins with the survivor. */
export const mergedCell: Rule = (accounts, column, ranked, rules) =>
	(ruleOf.get(column.name) ?? (column.name.startsWith('revenue_') ? revenue : firstFilled))(
		accounts,
		column,
		ranked,
		rules
	);

const firstFilled: Rule = (_, { at }, ranked) => {
	for (const row of ranked) if (at(row) !== null) return at(row);
	return null;
};

const numbers = ({ at }: CellColumn, rows: readonly number[]) =>
	rows.map(at).filter((value): value is number => typeof value === 'number');

const largest: Rule = (_, column, ranked) => {
	const values = numbers(column, ranked);
	return values.length === 0 ? null : Math.max(...values);
};

/** Cells that only mean something together come from one row; what it lacks is filled from the others. */
const fromRow =
	(choose: (accounts: AccountColumns, ranked: readonly number[]) => number): Rule =>
	(accounts, column, ranked, rules) => {
		const row = choose(accounts, ranked);
		return firstFilled(accounts, column, [row, ...ranked.filter((other) => other !== row)], rules);
	};

/** First of the rows with the highest mark. */
const best = (ranked: readonly number[], mark: (row: number) => number) =>
	ranked.reduce((found, row) => (mark(row) > mark(found) ? row : found));

const precisions = ['none', 'place', 'postcode', 'street', 'rooftop'];

/** Coordinates of whom nobody says how exact they are were given, not looked up: better than the middle of a postcode. */
const UNSAID = precisions.indexOf('street');

const mostPrecise = ({ lon, lat, locationPrecision }: AccountColumns, ranked: readonly number[]) =>
	best(ranked, (row) =>
		lon[row] === lon[row] && lat[row] === lat[row] ? 1 + (told(locationPrecision, row) ?? UNSAID) : -1
	);

const told = (column: AccountColumns['locationPrecision'], row: number) => {
	const text = column?.values[column.codes[row]!];
	return text === undefined ? null : precisions.indexOf(text);
};

/** Position and precision belong together: no precision is borrowed from another position. */
const position: Rule = (accounts, column, ranked) => column.at(mostPrecise(accounts, ranked));

const fullestAddress = ({ street, postcode, city }: AccountColumns, ranked: readonly number[]) =>
	best(
		ranked,
		(row) =>
			((street?.at(row) ?? null) === null ? 0 : 1) +
			((postcode?.codes[row] ?? -1) < 0 ? 0 : 1) +
			((city?.codes[row] ?? -1) < 0 ? 0 : 1)
	);

const sources = ['median', 'similar', 'model', 'known'];

const bestPotential = ({ potential, potentialSource }: AccountColumns, ranked: readonly number[]) =>
	best(ranked, (row) => {
		const value = potential?.[row] ?? NaN;
		if (value !== value) return -1;
		const source = sources.indexOf(potentialSource?.values[potentialSource.codes[row]!] ?? '');
		return (1 + source) * 1e15 + value;
	});

/** See best-name.ts. */
const bestWritten: Rule = (_, { at }, ranked) =>
	bestName(ranked.map(at).filter((name): name is string => typeof name === 'string'));

const customerFirst: Rule = (accounts, column, ranked, rules) =>
	ranked.some((row) => isCustomer(accounts, row)) ? 'customer' : firstFilled(accounts, column, ranked, rules);

/** The locked row's rep stays whichever row survives. */
const lockedOwner = ({ locked, ownerId }: AccountColumns, ranked: readonly number[]) =>
	best(ranked, (row) => ((ownerId?.codes[row] ?? -1) < 0 ? 0 : locked?.[row] === 1 ? 2 : 1));

const owner: Rule = (accounts, column, ranked) => column.at(lockedOwner(accounts, ranked));

/** Since when the rep who stays has served any of the entries; another rep's years are not his. */
const ownerSince: Rule = (accounts, column, ranked, rules) => {
	const chosen = rules.cells?.['owner_id'];
	const from = chosen !== undefined && ranked.includes(chosen) ? chosen : lockedOwner(accounts, ranked);
	const code = accounts.ownerId?.codes[from] ?? -1;
	const values = numbers(
		column,
		ranked.filter((row) => (accounts.ownerId?.codes[row] ?? -1) === code)
	);
	return values.length === 0 ? null : Math.min(...values);
};

const parent: Rule = (accounts, { at }, ranked) => {
	const own = new Set(ranked.map((row) => accounts.id.at(row)));
	for (const row of ranked) {
		const value = at(row);
		if (typeof value === 'string' && !own.has(value)) return value;
	}
	return null;
};

const revenue: Rule = (accounts, column, ranked, { revenue: kind }) => {
	const rows = revenueRows(accounts, ranked, kind);
	const values = numbers(column, rows);
	if (values.length > 0) return kind === 'sum' ? sumOf(values) : values[0]!;
	return numbers(column, ranked)[0] ?? null;
};

/** Sorted first, so that the order of rows does not show in the last digit. */
const sumOf = (values: readonly number[]) => [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);

const ruleOf: ReadonlyMap<string, Rule> = new Map([
	['name', bestWritten],
	['lon', position],
	['lat', position],
	['location_precision', position],
	['unit_id', fromRow(mostPrecise)],
	...['country', 'postcode', 'city', 'street'].map((name): [string, Rule] => [name, fromRow(fullestAddress)]),
	['stage', customerFirst],
	['potential', fromRow(bestPotential)],
	['potential_source', (accounts, column, ranked) => column.at(bestPotential(accounts, ranked))],
	['visits_per_year', largest],
	['owner_id', owner],
	['owner_since', ownerSince],
	['parent_id', parent],
	['protected_until', largest],
	['locked', largest]
]);
