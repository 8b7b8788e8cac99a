import type { AccountColumns, RepColumns } from '../../model/columns.ts';
import { codeColumn } from '../text-columns.ts';

/** The owner column with rep ids where it holds the very names of reps, as exports of a CRM do; what is spelt otherwise stays, to be
 *  judged. O(accounts + reps). */
export function ownersById(accounts: AccountColumns, reps: RepColumns): AccountColumns {
	const { ownerId } = accounts;
	if (ownerId === null) return accounts;
	const ids = new Set<string>();
	/** null = several reps have this name. */
	const named = new Map<string, string | null>();
	for (let rep = 0; rep < reps.count; rep++) {
		const [id, name] = [reps.id.at(rep)!, reps.name.at(rep)];
		ids.add(id);
		if (name !== null) named.set(name, named.has(name) ? null : id);
	}
	const meant = ownerId.values.map((owner) => (ids.has(owner) ? owner : (named.get(owner) ?? owner)));
	if (meant.every((owner, code) => owner === ownerId.values[code])) return accounts;
	return { ...accounts, ownerId: codeColumn(accounts.count, (row) => meant[ownerId.codes[row]!] ?? null) };
}
