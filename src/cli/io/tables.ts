import { RevirError } from '#engine/model/errors.ts';
import { assignmentTable, type ReportTable } from '#engine/report/assignment.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { kpiTable, territoryTable } from '#engine/report/kpi-table.ts';
import { tablesToXlsx } from '#engine/report/xlsx.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { writeOutput } from './files.ts';

/** Byte order mark: Excel opens the file as UTF-8. */
export const csvFile = (table: ReportTable) => `\ufeff${tableToCsv(table)}`;

export async function writeXlsx(path: string, prepared: Prepared, labels: Int32Array, kpis: Kpis): Promise<void> {
	const today = prepared.today.known ? prepared.today.kpis : null;
	const bytes = await tablesToXlsx([
		{ name: 'Accounts', table: assignmentTable(prepared, labels) },
		{ name: 'Territories', table: territoryTable(kpis) },
		{
			name: 'Figures',
			table: kpiTable([
				{ name: 'today', kpis: today },
				{ name: 'after', kpis }
			])
		}
	]);
	writeOutput(path, bytes);
}

/** @throws RevirError USAGE for another ending */
export function reportKind(path: string): 'xlsx' | 'csv' {
	const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
	if (ending === 'xlsx' || ending === 'csv') return ending;
	throw new RevirError('USAGE', { where: { rule: '--out' }, got: path, expected: 'a name ending in .xlsx or .csv' });
}
