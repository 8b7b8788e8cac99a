import { RevirError } from '../../model/errors.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { headersOf, type Field, type Mapping } from './mapping.ts';
import { besideOf, personalByHeader, personalKind } from './personal.ts';
import { profileOf } from './profile.ts';

/** A mailbox may be the key of a rep; of an account only the domain behind the @ is taken. */
const keys: readonly string[] = ['owner_id', 'rep_id', 'manager_id'];
const owners: readonly string[] = ['owner_id', 'owner_name'];
const onlyDomain = (field: Field) => field.how === 'plain' && field.only === 'domain';

/**
 * Holds a mapping, whoever wrote it, to the rule that personal data do not come in unless the user unlocked the column with a
 * reason. O(columns mapped × 2,000). @throws RevirError MAPPING_PERSONAL
 */
export function refusePersonal(table: RawTable, mapping: Mapping): void {
	const columns = new Map(table.columns.map((column) => [column.name, column]));
	const unlocked = new Set(mapping.unlocked.map(({ column }) => column));
	const headers = new Set(mapping.fields.flatMap(headersOf));
	const beside = besideOf(table);
	for (const header of headers) {
		const column = columns.get(header);
		if (column === undefined) continue;
		const profile = profileOf(column, table.count);
		const what = personalKind(header, profile, mapping.kind, beside);
		if (what === null) continue;
		const read = mapping.fields.filter((field) => headersOf(field).includes(header));
		// Names under a header that nobody knows are reps where the mapping says so.
		const reps = what === 'person' && read.every(({ target }) => owners.includes(target));
		if (reps && personalByHeader(header, profile, mapping.kind, beside) === null) continue;
		const allowed = what !== 'email' || read.every((field) => onlyDomain(field) || keys.includes(field.target));
		if (!unlocked.has(header) || !allowed)
			throw new RevirError('MAPPING_PERSONAL', {
				where: { file: table.file, column: header },
				got: read.map(({ target }) => target).join(', ')
			});
	}
}
