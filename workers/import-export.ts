import type { Language } from '#engine/model/error-texts.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { csvWayOf, plainCsv } from '#engine/report/csv-way.ts';
import { findingText } from '#engine/report/finding-text.ts';
import { accountsTable, findingRows } from '#engine/report/finding-table.ts';
import { tablesToXlsx } from '#engine/report/xlsx.ts';
import { ownTable } from '#engine/report/own-table.ts';
import type { ExportedPart } from './import-api.ts';
import type { ImportSession } from './import-session.ts';

const byteOrderMark = '\ufeff';

/** The cleaned accounts, or the problems with what became of them, as a file. */
export function exportImport(
	session: ImportSession,
	what: ExportedPart,
	kind: 'xlsx' | 'csv',
	language: Language
): Promise<Uint8Array> {
	const { review, file } = session;
	const isOwn = what === 'own' && file !== null;
	const table =
		what === 'problems'
			? findingRows(review.findings, review.accounts, {
					state: (id) => review.stateOf(id),
					reason: (reason) => findingText(reason, language)
				})
			: isOwn
				? ownTable(file, review.cleaned(), review.accounts)
				: accountsTable(session.accounts);
	if (kind === 'xlsx') return tablesToXlsx([{ name: what, table }]);
	// Our own names are for programs: they stay in the plain way.
	const way = isOwn ? csvWayOf(file.table, file.options, language) : plainCsv;
	return Promise.resolve(new TextEncoder().encode(byteOrderMark + tableToCsv(table, true, way)));
}
