import { column, type ColumnSpec } from './schema-column.ts';

const known = 'unknown';
const absent = 'as if the column were absent for this row';

export const accountSchema = [
	column('account_id', 'text', 'error', 'Unique key of the account.', { required: true }),
	column('name', 'text', known, 'Name shown on screen.'),
	column('lon', 'number', 'not located yet', 'Longitude, WGS 84.', { unit: '°', min: -180, max: 180 }),
	column('lat', 'number', 'not located yet', 'Latitude, WGS 84.', { unit: '°', min: -90, max: 90 }),
	column('location_precision', 'code', known, 'How exact the position is.', {
		values: ['rooftop', 'street', 'postcode', 'place', 'none']
	}),
	column('unit_id', 'code', 'derived from the position', 'Basic unit the account belongs to.'),
	column('country', 'code', 'guessed from the position', 'ISO 3166-1 alpha-2.'),
	column('postcode', 'code', known, 'Text, so that leading zeros stay.'),
	column('city', 'code', known, 'Town.'),
	column('street', 'text', known, 'Street and number.'),
	column('industry', 'code', known, 'Industry; matches `industries` of reps.'),
	column('segment', 'code', known, 'Customer segment, free text.'),
	column('stage', 'code', 'customer, assumed', 'Leads and prospects are accounts too.', {
		values: ['customer', 'lead', 'prospect']
	}),
	column('employees', 'number', known, 'Size of the company.', { unit: 'people', min: 0 }),
	column('revenue_y0', 'number', known, 'Revenue of the last full year; credit notes may make it negative.', {
		unit: 'currency/year'
	}),
	column('revenue_y1', 'number', known, 'Revenue of the year before.', { unit: 'currency/year' }),
	column('revenue_y2', 'number', known, 'Revenue two years before.', { unit: 'currency/year' }),
	column('revenue_month', 'months', known, 'Revenue per month, oldest first, starting at metadata `month0`.', {
		unit: 'currency/month'
	}),
	column('margin', 'number', known, 'Contribution margin as a fraction of revenue.', {
		unit: 'fraction',
		min: -10,
		max: 1
	}),
	column('potential', 'number', 'revenue_y0, assumed', 'What the account can be worth a year.', {
		unit: 'currency/year',
		min: 0
	}),
	column('potential_source', 'code', known, 'Where the potential comes from.', {
		values: ['known', 'model', 'similar', 'median']
	}),
	column('win_rate', 'number', 'assumed', 'Chance to win a lead.', { unit: 'fraction', min: 0, max: 1 }),
	column('visits_per_year', 'number', '12, 6 or 2 by revenue third, assumed', 'Visits a year.', {
		unit: 'visits/year',
		min: 0,
		max: 366
	}),
	column('visit_hours', 'number', '1.5, assumed', 'Length of one visit.', { unit: 'h', min: 0, max: 24 }),
	column('video_share', 'number', '0, assumed', 'Share of the visits held by video.', {
		unit: 'fraction',
		min: 0,
		max: 1
	}),
	column('owner_id', 'code', 'nobody', 'Rep who serves the account today.'),
	column('owner_since', 'date', '0 relationship years', 'Since when.', { unit: 'UTC' }),
	column('parent_id', 'code', 'no family', 'Accounts with one parent can be kept together.'),
	column(
		'protected_until',
		'date',
		'not protected',
		'An open deal until then; a plan that moves the account is counted (protected_moved).',
		{
			unit: 'UTC'
		}
	),
	column('locked', 'flag', 'no', 'The account must stay with its rep.'),
	column(
		'estimated',
		'code',
		'nothing estimated',
		'Columns of this row whose value was estimated from similar accounts and accepted, joined by a space.'
	),
	column('modified_at', 'date', known, 'Last change in the source system.', { unit: 'UTC' }),
	column('source', 'code', absent, 'Source system.', { reserved: true }),
	column('source_id', 'text', absent, 'Key in the source system.', { reserved: true }),
	column('source_version', 'text', absent, 'Version in the source system.', { reserved: true })
] as const satisfies readonly ColumnSpec[];
export type AccountColumnName = (typeof accountSchema)[number]['name'];
