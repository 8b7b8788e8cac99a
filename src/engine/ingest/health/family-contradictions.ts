import type { AccountColumns } from '../../model/columns.ts';
import { findingId } from './finding-id.ts';
import type { Finding } from './finding.ts';
import { cellFinding } from './row-checks.ts';

/**
 * Parents that cannot be: the account itself, a circle, or an id that no account has and only one account names (several that name
 * one unknown parent are a family all the same). O(n).
 */
export function familyContradictions({ id, parentId, count }: AccountColumns): Finding[] {
	if (parentId === null) return [];
	const rowOf = new Map<string, number>();
	for (let row = 0; row < count; row++) rowOf.set(id.at(row)!, row);
	const children = new Int32Array(parentId.values.length);
	for (const code of parentId.codes) if (code >= 0) children[code]!++;
	const parentRow = parentId.values.map((value) => rowOf.get(value) ?? -1);
	const found: Finding[] = [];
	const seen = new Int32Array(count).fill(-1);
	for (let row = 0; row < count; row++) {
		const code = parentId.codes[row]!;
		if (code < 0) continue;
		const parent = parentId.values[code]!;
		const tell = (key: string, confidence: number) =>
			cellFinding('contradiction', row, 'parent_id', parent, { key, params: { parent } }, confidence, null);
		if (parentRow[code] === row) found.push(tell('contradiction.parent.self', 0.95));
		else if (parentRow[code]! < 0) {
			if (children[code] === 1) found.push(tell('contradiction.parent.unknown', 0.6));
		} else {
			const circle = circleFrom(row, (at) => parentRow[parentId.codes[at]!] ?? -1, seen);
			if (circle.length > 1)
				found.push(
					circleFinding(
						circle,
						circle.map((at) => id.at(at)!)
					)
				);
		}
	}
	return found;
}

/** Rows of a circle that this walk is the first to reach; empty where there is none. Every row is walked once in all. */
function circleFrom(start: number, parentOf: (row: number) => number, seen: Int32Array): number[] {
	const path: number[] = [];
	let at = start;
	while (at >= 0 && seen[at] === -1) {
		seen[at] = start;
		path.push(at);
		at = parentOf(at);
	}
	return at >= 0 && seen[at] === start ? path.slice(path.indexOf(at)).sort((a, b) => a - b) : [];
}

const circleFinding = (rows: readonly number[], ids: readonly string[]): Finding => ({
	id: findingId('contradiction', 'parent_id', rows),
	problem: 'contradiction',
	rows,
	column: 'parent_id',
	got: ids.slice(0, 5).join(', '),
	reason: { key: 'contradiction.parent.circle', params: { count: rows.length } },
	mend: null,
	confidence: 0.95
});
