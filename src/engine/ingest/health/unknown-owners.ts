import type { AccountColumns, RepColumns } from '../../model/columns.ts';
import { foldedKey } from '../spelling.ts';
import { findingId } from './finding-id.ts';
import type { Finding } from './finding.ts';

/** One finding per owner that is no rep, with the rep it means where id or name are the same but for spelling. O(accounts + reps). */
export function unknownOwners({ ownerId }: AccountColumns, reps: RepColumns): Finding[] {
	if (ownerId === null) return [];
	const ids = new Set<string>();
	const spelt = new Map<string, string | null>();
	for (let rep = 0; rep < reps.count; rep++) {
		const id = reps.id.at(rep)!;
		ids.add(id);
		for (const text of new Set([foldedKey(id), foldedKey(reps.name.at(rep) ?? '')]))
			// Two reps of one name: which is meant nobody but the user can know.
			spelt.set(text, spelt.has(text) && spelt.get(text) !== id ? null : id);
	}
	const rowsOf = ownerId.values.map((): number[] => []);
	ownerId.codes.forEach((code, row) => {
		if (code >= 0) rowsOf[code]!.push(row);
	});
	return ownerId.values.flatMap((owner, code): Finding[] => {
		const rows = rowsOf[code]!;
		if (rows.length === 0 || ids.has(owner)) return [];
		const meant = spelt.get(foldedKey(owner)) ?? null;
		const key = meant === null ? 'contradiction.owner.unknown' : 'contradiction.owner.spelling';
		return [
			{
				id: findingId('contradiction', 'owner_id', rows),
				problem: 'contradiction',
				rows,
				column: 'owner_id',
				got: owner,
				reason: { key, params: { owner, count: rows.length, ...(meant === null ? {} : { rep: meant }) } },
				mend:
					meant === null ? null : { changes: rows.map((row) => ({ row, column: 'owner_id', value: meant })), drop: [] },
				confidence: meant === null ? 0.7 : 0.9
			}
		];
	});
}
