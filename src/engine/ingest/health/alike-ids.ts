import type { AccountColumns } from '../../model/columns.ts';
import { findingId } from './finding-id.ts';
import type { Finding } from './finding.ts';

/** Ids that are the same but for case, spaces, signs and leading zeros: often one account exported by two systems. O(n). */
export function alikeIds({ id, count }: AccountColumns): Finding[] {
	const rowsOf = new Map<string, number[]>();
	for (let row = 0; row < count; row++) {
		const text = id.at(row)!;
		const plain = text
			.toLowerCase()
			.replace(/(?<!\d)[\s._\-/]+|[\s._\-/]+(?!\d)/g, '')
			.replace(/(?<!\d)0+(?=\d)/g, '');
		const rows = rowsOf.get(plain);
		if (rows === undefined) rowsOf.set(plain, [row]);
		else rows.push(row);
	}
	return [...rowsOf.values()]
		.filter((rows) => rows.length > 1)
		.map((rows) => ({
			id: findingId('contradiction', 'account_id', rows),
			problem: 'contradiction',
			rows,
			column: 'account_id',
			got: rows
				.slice(0, 4)
				.map((row) => id.at(row))
				.join(', '),
			reason: { key: 'contradiction.id.alike', params: { count: rows.length } },
			mend: null,
			confidence: 0.5
		}));
}
