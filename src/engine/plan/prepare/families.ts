import type { AccountColumns } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule } from '../../model/rules.ts';
import { rowOfId } from './ids.ts';
import type { Hold } from './locks.ts';

/** Rows of the accounts of each family, its head first: the largest by revenue, of equals the lower id. Only located accounts;
 *  only families of two or more. O(accounts) */
export function familiesOf(
	{ parentId, id, count }: AccountColumns,
	accountUnit: Int32Array,
	revenue: Float64Array
): Int32Array[] {
	if (parentId === null) return [];
	const members: number[][] = parentId.values.map(() => []);
	for (let row = 0; row < count; row++)
		if (accountUnit[row]! >= 0 && parentId.codes[row]! >= 0) members[parentId.codes[row]!]!.push(row);
	parentId.values.forEach((key, code) => {
		const parent = rowOfId(id).get(key);
		// A parent that has a parent itself belongs to that family.
		if (parent !== undefined && accountUnit[parent]! >= 0 && parentId.codes[parent]! < 0) members[code]!.push(parent);
	});
	const name = (row: number) => id.at(row) ?? '';
	return members
		.filter((rows) => rows.length > 1)
		.map((rows) => {
			const before = (a: number, b: number) =>
				revenue[a]! > revenue[b]! || (revenue[a] === revenue[b] && name(a) < name(b));
			const head = rows.reduce((best, row) => (before(row, best) ? row : best));
			return Int32Array.from([head, ...rows.filter((row) => row !== head).sort((a, b) => a - b)]);
		});
}

/**
 * Families go as one: with the unit of their head, or with the rep who holds one of them.
 * @param hold changed: the others of a family with a held account are held as well
 * @returns unit whose territory each account follows, −1 = not located. O(accounts). @throws RevirError RULE_CONFLICT
 */
export function joinFamilies(
	rules: readonly Rule[],
	families: readonly Int32Array[],
	accounts: AccountColumns,
	accountUnit: Int32Array,
	hold: Hold
): Int32Array {
	const rule = rulesById(rules, 'families')[0];
	if (rule === undefined) return accountUnit;
	const follows = accountUnit.slice();
	for (const rows of families) {
		const keeper = rows.find((row) => hold.rep[row]! >= 0);
		const rep = keeper === undefined ? -1 : hold.rep[keeper]!;
		for (const row of rows) {
			if (keeper === undefined) follows[row] = accountUnit[rows[0]!]!;
			else if (hold.rep[row]! < 0) hold.take(row, rep, 'family');
			else if (hold.rep[row] !== rep)
				throw new RevirError('RULE_CONFLICT', {
					where: { rule: [rule.id, ...hold.rulesFor([keeper, row])].join('" + "') },
					got: `family of "${(accounts.id.at(rows[0]!) ?? '').slice(0, 80)}" held by two reps`
				});
		}
	}
	return follows;
}
