import type { Language } from '#engine/model/error-texts.ts';
import { tableToCsv } from '#engine/report/csv.ts';
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
	const { review } = session;
	const { file } = session;
	const table =
		what !== 'problems'
			? what === 'own' && file !== null
				? ownTable(file, review.cleaned(), review.accounts)
				: accountsTable(session.accounts)
			: findingRows(review.findings, review.accounts, {
					state: (id) => review.stateOf(id),
					reason: (reason) => findingText(reason, language)
				});
	if (kind === 'xlsx') return tablesToXlsx([{ name: what, table }]);
	return Promise.resolve(new TextEncoder().encode(byteOrderMark + tableToCsv(table)));
}
