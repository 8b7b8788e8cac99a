import type { Language } from '../model/error-texts.ts';
import type { AccountFacts, AccountLock } from './account-facts.ts';
import type { AccountColumn } from './account-order.ts';
import { accountRecords, type AccountRecord } from './account-records.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { reasonText } from './reason-text.ts';

/** The reader's words for what a cell cannot say in numbers. */
export interface AccountWords {
	readonly lock: Readonly<Record<Exclude<AccountLock, null>, string>>;
	readonly stage: Readonly<Record<string, string>>;
	readonly nobody: string;
}

export interface AccountView {
	/** In the order of the view. */
	readonly rows: ArrayLike<number>;
	readonly columns: readonly { readonly id: AccountColumn; readonly heading: string }[];
	readonly words: AccountWords;
	readonly language: Language;
}

/** The table as the reader sees it: these rows, this order, these columns and headings. O(rows × columns). */
export function accountViewTable(facts: AccountFacts, view: AccountView): ReportTable {
	const repName = (rep: number) => facts.prepared.reps.name[rep] ?? '';
	const cell = (record: AccountRecord, column: AccountColumn): Cell => {
		switch (column) {
			case 'rep':
				return record.repName || view.words.nobody;
			case 'repToday':
				return record.repTodayName || view.words.nobody;
			case 'lock':
				return record.lock === null ? null : view.words.lock[record.lock];
			case 'stage':
				return view.words.stage[record.stage] ?? record.stage;
			case 'reason':
				return reasonText(record.reason, repName, view.language);
			case 'moved':
				return record.moved;
			default:
				return typeof record[column] === 'number' ? rounded(record[column]) : record[column];
		}
	};
	const records = accountRecords(facts, view.rows);
	return {
		columns: view.columns.map(({ heading }) => heading),
		rows: records.map((record) => view.columns.map(({ id }) => cell(record, id)))
	};
}

/** Figures carry no more digits than they are worth. */
const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
