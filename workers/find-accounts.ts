import type { AccountColumns } from '#engine/model/columns.ts';

export interface FoundAccount {
	readonly row: number;
	readonly id: string;
	readonly name: string;
	readonly city: string;
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** 0 = the very id, then id begins, name begins, a word of the name begins, somewhere in the name; −1 = no match. */
function rank(wanted: string, id: string, name: string): number {
	if (id === wanted) return 0;
	if (id.startsWith(wanted)) return 1;
	if (name.startsWith(wanted)) return 2;
	const at = name.indexOf(wanted);
	if (at < 0) return -1;
	return /[\p{L}\p{N}]/u.test(name[at - 1] ?? ' ') ? 4 : 3;
}

/** Accounts by id or name, best match first, ties in row order; accents and case do not matter. O(accounts). */
export function findAccounts(accounts: AccountColumns, text: string, limit: number): FoundAccount[] {
	const wanted = fold(text.trim());
	if (wanted === '') return [];
	const found: { row: number; rank: number }[] = [];
	for (let row = 0; row < accounts.count; row++) {
		const r = rank(wanted, fold(accounts.id.at(row) ?? ''), fold(accounts.name?.at(row) ?? ''));
		if (r >= 0) found.push({ row, rank: r });
	}
	return found
		.sort((a, b) => a.rank - b.rank || a.row - b.row)
		.slice(0, limit)
		.map(({ row }) => ({
			row,
			id: accounts.id.at(row) ?? '',
			name: accounts.name?.at(row) ?? '',
			city: accounts.city?.values[accounts.city.codes[row] ?? -1] ?? ''
		}));
}
