import type { AccountColumnName, RepColumnName } from '../model/schema.ts';

/** Columns of accounts and reps, and what a column of a file can be besides: parts of an address, order lines, firm facts. */
export type NamedColumn =
	| Exclude<AccountColumnName, 'source' | 'source_id' | 'source_version'>
	| RepColumnName
	| 'owner_name'
	| 'domain'
	| 'house_number'
	| 'postcode_city'
	| 'place_street'
	| 'address'
	| 'lat_lon'
	| 'lon_lat'
	| 'first_name'
	| 'last_name'
	| 'order_date'
	| 'order_amount'
	| 'order_id'
	| 'quantity'
	| 'unit_price'
	| 'company_turnover'
	| 'currency';
export type ColumnNames = Readonly<Record<NamedColumn, string>>;
