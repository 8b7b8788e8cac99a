import { expect, test } from 'vitest';
import type { AccountColumns } from '#engine/model/columns.ts';
import { findAccounts } from '#workers/find-accounts.ts';

const rows = [
	['K2', 'Süd Werkzeuge'],
	['K1', 'Müller & Söhne'],
	['K10', 'Alt-Müller'],
	['X1', 'Kmüllerei'],
	['Y1', null]
] as const;
const text = (k: 0 | 1) => ({ length: rows.length, at: (row: number) => rows[row]?.[k] ?? null });
const accounts = {
	count: rows.length,
	id: text(0),
	name: text(1),
	city: { codes: Int32Array.from([0, 0, -1, 0, 0]), values: ['Köln'] }
} as unknown as AccountColumns;
const ids = (wanted: string, limit = 9) => findAccounts(accounts, wanted, limit).map(({ id }) => id);

test('the very id comes first, then ids that begin so, then names', () => {
	expect(ids('k1')).toEqual(['K1', 'K10']);
	expect(ids('K')).toEqual(['K2', 'K1', 'K10', 'X1']);
});

test('accents and case do not matter; beginnings of names and words come before the middle', () => {
	expect(ids('muller')).toEqual(['K1', 'K10', 'X1']);
	expect(ids('MÜLLER', 2)).toEqual(['K1', 'K10']);
});

test('nothing asked, nothing found; a missing name or city is empty', () => {
	expect(ids('  ')).toEqual([]);
	expect(findAccounts(accounts, 'y1', 1)).toEqual([{ row: 4, id: 'Y1', name: '', city: 'Köln' }]);
	expect(findAccounts(accounts, 'k10', 1)[0]?.city).toBe('');
});
