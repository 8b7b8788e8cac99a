import type { Language } from '../model/error-texts.ts';
import type { Kpis } from '../model/kpis.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { assignmentTable } from './assignment.ts';
import { tableToCsv } from './csv.ts';
import { kpiTable, territoryTable } from './kpi-table.ts';
import { tablesToXlsx } from './xlsx.ts';

/** The result of a plan as a workbook: who serves every account and why, the territories, the figures. */
export function planWorkbook(
	prepared: Prepared,
	labels: Int32Array,
	kpis: Kpis,
	language: Language = 'en'
): Promise<Uint8Array> {
	const today = prepared.today.known ? prepared.today.kpis : null;
	return tablesToXlsx([
		{ name: 'Accounts', table: assignmentTable(prepared, labels, language) },
		{ name: 'Territories', table: territoryTable(kpis) },
		{
			name: 'Figures',
			table: kpiTable([
				{ name: 'today', kpis: today },
				{ name: 'after', kpis }
			])
		}
	]);
}

/** The accounts sheet alone as CSV; the byte order mark makes Excel read it as UTF-8. */
export const planCsv = (prepared: Prepared, labels: Int32Array, language: Language = 'en'): string =>
	`\ufeff${tableToCsv(assignmentTable(prepared, labels, language))}`;
