import type { DatasetMeta } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { SCHEMA_VERSION } from '../model/schema.ts';
import { parseIsoDate } from './dates.ts';
import { quoted } from './table.ts';

/** What a file without metadata (every CSV) is taken to be. Fixed, so that the same file always gives the same plan. */
export const defaultMeta: DatasetMeta = {
	schemaVersion: SCHEMA_VERSION,
	currency: 'EUR',
	asOf: '2026-01-01',
	year0: 2025,
	month0: null
};

/** @throws RevirError FILE_KIND for a schema newer than this program; other unusable entries take their default */
export function readMeta(metadata: ReadonlyMap<string, string>, file: string): DatasetMeta {
	const version = metadata.get('schema_version') ?? SCHEMA_VERSION;
	if (version !== SCHEMA_VERSION) {
		throw new RevirError('FILE_KIND', {
			where: { file },
			got: `schema version ${quoted(version)}`,
			expected: SCHEMA_VERSION
		});
	}
	const valid = (key: string, pattern: RegExp) => {
		const value = metadata.get(key);
		return value !== undefined && pattern.test(value) ? value : null;
	};
	const asOf = valid('as_of', /^\d{4}-\d{2}-\d{2}$/);
	return {
		schemaVersion: version,
		currency: valid('currency', /^[A-Z]{3}$/) ?? defaultMeta.currency,
		asOf: asOf !== null && Number.isFinite(parseIsoDate(asOf)) ? asOf : defaultMeta.asOf,
		year0: Number(valid('year0', /^\d{4}$/) ?? defaultMeta.year0),
		month0: valid('month0', /^\d{4}-(0[1-9]|1[0-2])$/)
	};
}

export const writeMeta = (meta: DatasetMeta): Map<string, string> =>
	new Map([
		['schema_version', meta.schemaVersion],
		['currency', meta.currency],
		['as_of', meta.asOf],
		['year0', String(meta.year0)],
		...(meta.month0 === null ? [] : [['month0', meta.month0] as const]),
		['crs', 'OGC:CRS84']
	]);
