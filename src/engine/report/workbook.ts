import type { Language } from '../model/error-texts.ts';
import type { Kpis } from '../model/kpis.ts';
import type { PostcodePoints } from '../model/postcodes.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { assignmentTable, renamed } from './assignment.ts';
import { tableToCsv } from './csv.ts';
import { workbookWords } from './figure-names.ts';
import { homeKinds, homeNames } from './home-kind.ts';
import { territoryTable } from './kpi-table.ts';
import { postcodeTable } from './postcode-table.ts';
import { assignmentNames, postcodeNames, resultWords } from './result-words.ts';
import { summaryTable } from './summary.ts';
import { tablesToXlsx, type ReportSheet } from './xlsx.ts';

/** Sheets of the result of a plan: who serves every account and why, the territories, and what it comes to. Headings are for
 *  people; CSV has the names that programs use. @param date ISO date of the plan */
export function planSheets(
	prepared: Prepared,
	labels: Int32Array,
	kpis: Kpis,
	date: string,
	language: Language = 'en'
): ReportSheet[] {
	const words = workbookWords[language];
	const { reps } = prepared;
	const homes = homeKinds(prepared).map((kind) => homeNames[language][kind]);
	const known = new Map(reps.id.map((id, t) => [id, { name: reps.name[t] ?? id, home: homes[t]! }]));
	return [
		{ name: words.accounts, table: renamed(assignmentTable(prepared, labels, language), assignmentNames[language]) },
		{
			name: words.territories,
			table: territoryTable(kpis, (id) => known.get(id) ?? { name: id, home: null }, language)
		},
		{ name: words.figures, table: summaryTable(prepared, kpis, date, language) }
	];
}

/** The same as a workbook. */
export const planWorkbook = (...input: Parameters<typeof planSheets>): Promise<Uint8Array> =>
	tablesToXlsx(planSheets(...input));

/** The accounts sheet alone as CSV. */
export const planCsv = (prepared: Prepared, labels: Int32Array, language: Language = 'en'): string =>
	csvFile(assignmentTable(prepared, labels, language));

/** Who serves which postcode; see postcodeTable. A second sheet names the sources of the postcodes. */
export function postcodeSheets(
	prepared: Prepared,
	labels: Int32Array,
	tables: readonly PostcodePoints[],
	language: Language = 'en'
): ReportSheet[] {
	const words = resultWords[language];
	const table = renamed(postcodeTable(prepared, labels, tables, language), postcodeNames[language]);
	const sources = [...new Set(tables.flatMap(({ attribution }) => (attribution ? [attribution] : [])))];
	return [
		{ name: words.postcodes, table },
		...(sources.length === 0
			? []
			: [{ name: words.sources, table: { columns: [words.source], rows: sources.map((source) => [source]) } }])
	];
}

/** The same as a workbook. */
export const postcodeWorkbook = (...input: Parameters<typeof postcodeSheets>): Promise<Uint8Array> =>
	tablesToXlsx(postcodeSheets(...input));

/** The same table as CSV. */
export const postcodeCsv = (
	prepared: Prepared,
	labels: Int32Array,
	tables: readonly PostcodePoints[],
	language: Language = 'en'
): string => csvFile(postcodeTable(prepared, labels, tables, language));

/** The byte order mark makes Excel read it as UTF-8. */
const csvFile = (table: Parameters<typeof tableToCsv>[0]): string => `\ufeff${tableToCsv(table)}`;
