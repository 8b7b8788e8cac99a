import {
	accountSchema,
	repSchema,
	type AccountColumnName,
	type ColumnSpec,
	type RepColumnName
} from '../../model/schema.ts';

/**
 * What can be filled beside the columns of our schema. `owner_name` names the reps made from the owners; `domain` (of a web
 * address, never a mailbox) helps to find duplicates; the address of a rep's home is located and then dropped.
 */
export type AccountTarget =
	Exclude<AccountColumnName, 'estimated' | 'source' | 'source_id' | 'source_version'> | 'owner_name' | 'domain';
export type RepTarget = RepColumnName | 'street' | 'postcode' | 'city' | 'country';
export type PostcodeTarget = 'country' | 'postcode' | 'city' | 'lon' | 'lat' | 'rep_id';

const text = (name: string): ColumnSpec => ({ name, kind: 'text', required: false, nulls: '', unit: '', doc: '' });
const notMapped = ['estimated', 'source', 'source_id', 'source_version'];
const byName = (specs: readonly ColumnSpec[]) => new Map(specs.map((spec) => [spec.name, spec]));

export const accountTargets: ReadonlyMap<string, ColumnSpec> = byName([
	...accountSchema.filter(({ name }) => !notMapped.includes(name)),
	text('owner_name'),
	text('domain')
]);
export const repTargets: ReadonlyMap<string, ColumnSpec> = byName([
	...repSchema,
	...['street', 'postcode', 'city', 'country'].map(text)
]);
export const postcodeTargets: ReadonlyMap<string, ColumnSpec> = byName([
	...['country', 'postcode', 'city', 'rep_id'].map(text),
	...repSchema.filter(({ name }) => name === 'lon' || name === 'lat')
]);

export const targetsOf = {
	accounts: accountTargets,
	orders: accountTargets,
	reps: repTargets,
	postcodes: postcodeTargets
} as const;
