import type { Language } from '../model/error-texts.ts';
import type { Kpis } from '../model/kpis.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { settingsHash } from '../scenario/hash.ts';
import { assumedShares } from './assumed-shares.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { namedKpiTable } from './kpi-table.ts';
import { assumedNames } from './assumed-names.ts';
import { resultWords } from './result-words.ts';

/** What a plan comes to: its figures today and after, what they rest on, and from which settings and when. @param date ISO date of the plan */
export function summaryTable(prepared: Prepared, kpis: Kpis, date: string, language: Language): ReportTable {
	const { dataset, today, settings, locatedCount } = prepared;
	const figures = namedKpiTable(today.known ? today.kpis : null, kpis, dataset.meta.currency, language);
	const words = resultWords[language];
	const fact = (name: string, value: Cell, unit = ''): Cell[] => [name, unit, null, value];
	const names: Readonly<Record<string, string>> = assumedNames[language];
	return {
		columns: figures.columns,
		rows: [
			...figures.rows,
			fact(words.accounts, dataset.accounts.count),
			fact(words.unlocated, dataset.accounts.count - locatedCount),
			...Object.entries(assumedShares(prepared)).map(([column, share]) =>
				fact(words.assumed(names[column] ?? column), Number((100 * share).toPrecision(3)), '%')
			),
			fact(words.date, date),
			fact(words.dataDate, dataset.meta.asOf),
			fact(words.settings, settingsHash(settings))
		]
	};
}
