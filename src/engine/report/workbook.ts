import type { Language } from '../model/error-texts.ts';
import type { Kpis } from '../model/kpis.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { assignmentTable } from './assignment.ts';
import { tableToCsv } from './csv.ts';
import { workbookWords } from './figure-names.ts';
import { namedKpiTable, territoryTable } from './kpi-table.ts';
import { tablesToXlsx } from './xlsx.ts';

/** The result of a plan as a workbook: who serves every account and why, the territories, the figures. */
export function planWorkbook(
	prepared: Prepared,
	labels: Int32Array,
	kpis: Kpis,
	language: Language = 'en'
): Promise<Uint8Array> {
	const today = prepared.today.known ? prepared.today.kpis : null;
	const words = workbookWords[language];
	const { reps, dataset } = prepared;
	const names = new Map(reps.id.map((id, t) => [id, reps.name[t] ?? id]));
	return tablesToXlsx([
		{ name: words.accounts, table: assignmentTable(prepared, labels, language) },
		{ name: words.territories, table: territoryTable(kpis, (id) => names.get(id) ?? id, language) },
		{ name: words.figures, table: namedKpiTable(today, kpis, dataset.meta.currency, language) }
	]);
}

/** The accounts sheet alone as CSV; the byte order mark makes Excel read it as UTF-8. */
export const planCsv = (prepared: Prepared, labels: Int32Array, language: Language = 'en'): string =>
	`\ufeff${tableToCsv(assignmentTable(prepared, labels, language))}`;
