/** What rules of type `size` and `moves` count; see docs/formats/settings.md. */
export const sizeColumns = [
	'accounts',
	'customers',
	'potential',
	'index',
	'revenue',
	'workload',
	'area_km2',
	'empty_units',
	'visits',
	'white_space',
	'growth',
	'relationship_years',
	'employees'
] as const;
/** Attributes of units whose borders a rule can close. */
export const borderAttributes = ['region', 'country', 'postcode'] as const;
export const moveColumns = ['accounts', 'revenue', 'relationship_years'] as const;
