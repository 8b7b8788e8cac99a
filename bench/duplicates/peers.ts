import { jaroWinkler } from '#engine/ingest/duplicates/jaro-winkler.ts';
import type { AccountColumns } from '#engine/model/columns.ts';

/** What an hour of work would do: lower case, no accents, marks or usual legal forms. */
const plainName = (name: string) =>
	name
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/\b(gmbh|co|kg|ag|ohg|as|asa|ltd|limited|plc|llp)\b\.?|e\. ?k\./g, ' ')
		.replace(/[^a-z0-9ßøæ]+/g, ' ')
		.trim();

function byPostcode({ count, name, postcode }: AccountColumns): (readonly { row: number; name: string }[])[] {
	const groups = new Map<number, { row: number; name: string }[]>();
	for (let row = 0; row < count; row++) {
		const code = postcode!.codes[row]!;
		if (code < 0) continue;
		const list = groups.get(code);
		const entry = { row, name: plainName(name!.at(row) ?? '') };
		if (list) list.push(entry);
		else groups.set(code, [entry]);
	}
	return [...groups.values()];
}

const pairsWhere = (accounts: AccountColumns, alike: (a: string, b: string) => boolean) =>
	byPostcode(accounts).flatMap((group) =>
		group.flatMap((a, i) => group.slice(i + 1).flatMap((b) => (alike(a.name, b.name) ? [[a.row, b.row] as const] : [])))
	);

export const exactPairs = (accounts: AccountColumns) => pairsWhere(accounts, (a, b) => a === b);

export const similarPairs = (accounts: AccountColumns) => pairsWhere(accounts, (a, b) => jaroWinkler(a, b) >= 0.92);
