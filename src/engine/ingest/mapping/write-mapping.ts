import type { Mapping } from './mapping.ts';

/** JSON that a person can read and compare: one order of keys, fields by target. Equal mappings, equal text. */
export function writeMapping(mapping: Mapping): string {
	const fields = [...mapping.fields].sort((a, b) => (a.target < b.target ? -1 : 1));
	const { format, version, kind, fingerprint, currency, year0, month0, unlocked } = mapping;
	return `${JSON.stringify({ format, version, kind, fingerprint, currency, year0, month0, fields, unlocked }, null, '\t')}\n`;
}
