import { accountSchema } from './schema-accounts.ts';
import { column, type ColumnSpec } from './schema-column.ts';

export { accountSchema, type AccountColumnName } from './schema-accounts.ts';
export { MONTHS, SCHEMA_VERSION, arrowTypeNames, type ColumnSpec } from './schema-column.ts';

export const repSchema = [
	column('rep_id', 'text', 'error', 'Unique key of the rep; `owner_id` of accounts refers to it.', { required: true }),
	column('name', 'text', 'error', 'Name shown on screen.', { required: true }),
	column('lon', 'number', 'no home known', 'Longitude of the home, WGS 84.', { unit: '°', min: -180, max: 180 }),
	column('lat', 'number', 'no home known', 'Latitude of the home, WGS 84.', { unit: '°', min: -90, max: 90 }),
	column('capacity_hours', 'number', '1,350, assumed', 'Field hours a year.', { unit: 'h/year', min: 0, max: 8784 }),
	column('industries', 'texts', 'every industry', 'Specialities; in CSV separated by `|`.'),
	column('region', 'code', 'none', 'Place in the hierarchy.'),
	column('manager_id', 'code', 'nobody', 'Rep or manager one reports to.'),
	column('active', 'flag', 'yes', 'Inactive reps get no territory.'),
	column('home_guessed', 'flag', 'no', 'The home is the middle of the accounts served, not one that was given.')
] as const satisfies readonly ColumnSpec[];
export type RepColumnName = (typeof repSchema)[number]['name'];

export const unitSchema = [
	column('unit_id', 'text', 'error', 'Unique key of the basic unit.', { required: true }),
	column('name', 'text', 'the key', 'Name shown on screen.'),
	column('lon', 'number', 'error', 'Longitude of the centre, WGS 84.', {
		unit: '°',
		min: -180,
		max: 180,
		required: true
	}),
	column('lat', 'number', 'error', 'Latitude of the centre, WGS 84.', { unit: '°', min: -90, max: 90, required: true }),
	column('geometry', 'text', 'no polygon', 'Outline as GeoJSON MultiPolygon coordinates, lon/lat.')
] as const satisfies readonly ColumnSpec[];

const edgeSchema = [
	column('a', 'index', 'error', 'Row of the first unit in units.arrow.', { required: true }),
	column('b', 'index', 'error', 'Row of the second unit in units.arrow, greater than `a`.', { required: true }),
	column('kind', 'code', 'error', 'Common border, or the shortest link of an island.', {
		required: true,
		values: ['border', 'ferry']
	})
] as const satisfies readonly ColumnSpec[];

const alignmentSchema = [
	column('unit_id', 'text', 'error', 'Basic unit.', { required: true }),
	column('rep_id', 'code', 'nobody', 'Rep who serves it.', { required: true })
] as const satisfies readonly ColumnSpec[];

/** Every table with the file it lives in; docs/formats is made from it. */
export const schemas = {
	accounts: accountSchema,
	reps: repSchema,
	units: unitSchema,
	edges: edgeSchema,
	alignment: alignmentSchema
} as const satisfies Record<string, readonly ColumnSpec[]>;
