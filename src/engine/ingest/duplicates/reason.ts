import type { AccountColumns } from '../../model/columns.ts';
import type { Reason } from '../health/finding.ts';
import type { DuplicateCluster } from './pair-record.ts';
import type { MergeRules } from './merge-options.ts';
import { revenueRows, withRevenue } from './revenue-rows.ts';
import { rankRows } from './survivor.ts';

/**
 * Why rows are thought to be one company, and what their merging has to decide. Params: `rows`; `survivor` (account id); `name`
 * (least likeness of the names, %); `agree`, `similar`, `differ` (fields of `comparedFields`, joined by ","); `owners` (different
 * reps, 2 or more = a conflict); `locked` (locked rows); `booked` (rows whose revenue counts); `copies` (rows whose revenue is that of
 * another and counts once).
 */
export function duplicateReason(accounts: AccountColumns, cluster: DuplicateCluster, rules: MergeRules): Reason {
	const { rows, pairs } = cluster;
	const fields = pairs.flatMap((pair) => pair.fields);
	const list = (agreement: string, others: readonly string[]) =>
		[...new Set(fields.filter((field) => field.agreement === agreement).map(({ field }) => field))]
			.filter((field) => !others.includes(field))
			.sort();
	const differ = list('differ', []);
	const similar = list('similar', differ);
	const agree = list('agree', [...differ, ...similar]);
	const names = fields.filter(({ field, score }) => field === 'name' && score === score).map(({ score }) => score);
	const owners = new Set(rows.map((row) => accounts.ownerId?.codes[row] ?? -1).filter((code) => code >= 0));
	const booked = revenueRows(accounts, rows, rules.revenue);
	return {
		key: cluster.sure ? 'duplicate.sure' : 'duplicate.review',
		params: {
			rows: rows.length,
			survivor: accounts.id.at(rankRows(accounts, rows, rules)[0]!) ?? '',
			...(names.length === 0 ? {} : { name: Math.round(100 * Math.min(...names)) }),
			agree: agree.join(','),
			similar: similar.join(','),
			differ: differ.join(','),
			owners: owners.size,
			locked: rows.filter((row) => accounts.locked?.[row] === 1).length,
			booked: booked.length,
			copies: rules.revenue === 'sum' ? withRevenue(accounts, rows).length - booked.length : 0
		}
	};
}
