import { homeKinds, type HomeKind } from '#engine/report/home-kind.ts';
import type { Language } from '#engine/model/error-texts.ts';
import { accountViewTable, type AccountView } from '#engine/report/account-export.ts';
import { accountFacts, type AccountFacts, type AccountLock } from '#engine/report/account-facts.ts';
import { accountIndex, type AccountIndex } from '#engine/report/account-index.ts';
import { accountOrder, type AccountOrder, type AccountQuery } from '#engine/report/account-order.ts';
import { accountRecords, type AccountRecord } from '#engine/report/account-records.ts';
import type { ReportTable } from '#engine/report/assignment.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import type { XlsxWriter } from './xlsx-writer.ts';
import type { Guarded } from './plan-host.ts';

/** What a hand edit needs to know of an account. */
interface AccountHandle {
	readonly row: number;
	readonly id: string;
	/** Rep that serves it now; null = nobody. */
	readonly repId: string | null;
	/** Locked in the file, whatever the rules say. */
	readonly lockedInData: boolean;
	readonly lock: AccountLock;
	readonly located: boolean;
}

export type FileKind = 'csv' | 'xlsx';
/** Questions of the tables below the map. */
export interface TableQueries {
	accountOrder(query: AccountQuery, language: Language): Promise<AccountOrder>;
	accountRows(rows: ArrayLike<number>): Promise<AccountRecord[]>;
	accountIds(rows: ArrayLike<number>): Promise<AccountHandle[]>;
	/** Exactly the rows, order and columns of the account table as a file. */
	exportView(kind: FileKind, view: AccountView, sheet: string): Promise<Uint8Array>;
	/** Any table the page shows as a file. */
	exportSheet(kind: FileKind, table: ReportTable, sheet: string): Promise<Uint8Array>;
	/** Per rep. */
	homeKinds(): Promise<HomeKind[]>;
}

interface Cached {
	readonly prepared: Prepared;
	readonly labels: Int32Array | null;
	readonly facts: AccountFacts;
	readonly index: AccountIndex;
	readonly language: Language;
}
let cached: Cached | null = null;

/** Facts of the latest plan, today's before the first; kept until the plan or the reader's language changes. */
function current({ prepared: now, last }: PlanSession, language = cached?.language ?? 'en'): Cached {
	// Settings may have moved on since the last epoch: labels belong to what they were measured on.
	const prepared = last?.prepared ?? now;
	const labels = last?.labels ?? null;
	if (cached?.prepared === prepared && cached.labels === labels && cached.language === language) return cached;
	const keep = cached?.prepared.dataset === prepared.dataset && cached.language === language;
	const index = keep ? cached!.index : accountIndex(prepared.dataset.accounts, language);
	return (cached = { prepared, labels, facts: accountFacts(prepared, labels), index, language });
}

/** Excel knows no longer sheet names and none with these characters. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

const written = async (xlsx: XlsxWriter, kind: FileKind, table: ReportTable, sheet: string) =>
	// The byte order mark makes Excel read it as UTF-8.
	kind === 'csv'
		? new TextEncoder().encode(`\ufeff${tableToCsv(table)}`)
		: xlsx.write([{ name: sheetName(sheet), table }]);

export const tableQueries = (session: () => PlanSession, guarded: Guarded, xlsx: XlsxWriter): TableQueries => ({
	accountOrder: (query, language) =>
		guarded(() => {
			const { facts, index } = current(session(), language);
			return accountOrder(facts, index, query);
		}),
	accountRows: (rows) => guarded(() => accountRecords(current(session()).facts, rows)),
	accountIds: (rows) =>
		guarded(() => {
			const { facts, prepared } = current(session());
			return accountRecords(facts, rows).map(({ row, id, rep, lock, located }) => ({
				row,
				id,
				repId: prepared.reps.id[rep] ?? null,
				lockedInData: prepared.dataset.accounts.locked?.[row] === 1,
				lock,
				located
			}));
		}),
	exportView: (kind, view, sheet) =>
		guarded(() => written(xlsx, kind, accountViewTable(current(session(), view.language).facts, view), sheet)),
	exportSheet: (kind, table, sheet) => guarded(() => written(xlsx, kind, table, sheet)),
	homeKinds: () => guarded(() => homeKinds(current(session()).prepared))
});
