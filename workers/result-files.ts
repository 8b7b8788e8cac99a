import { RevirError } from '#engine/model/errors.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { PostcodePoints } from '#engine/model/postcodes.ts';
import { territoryGeoJson } from '#engine/report/territory-geojson.ts';
import { postcodeCsv, postcodeSheets } from '#engine/report/workbook.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import type { FileKind } from './account-table.ts';
import type { XlsxWriter } from './xlsx-writer.ts';
import type { Guarded } from './plan-host.ts';

/** Files of the latest plan besides the accounts. */
export interface ResultQueries {
	/** Who serves which postcode; where postcodes are known, also those without accounts. */
	exportPostcodes(kind: FileKind, language: Language): Promise<Uint8Array>;
	/** Territories as GeoJSON. @param date of the file, ISO */
	exportTerritories(date: string, withUnits: boolean): Promise<Uint8Array>;
	/** Ends the workbook that is being written; whoever waits for it gets COMPUTE_STOPPED. */
	cancelFile(): Promise<void>;
}

/** Where the postcodes of the accounts' countries lie. */
export type Postcodes = (accounts: AccountColumns) => Promise<readonly PostcodePoints[]>;

export function resultQueries(
	session: () => PlanSession,
	guarded: Guarded,
	xlsx: XlsxWriter,
	postcodes: Postcodes
): ResultQueries {
	const latest = () => {
		const { last } = session();
		if (last === null) throw new RevirError('PLAN_NONE');
		return last;
	};
	return {
		exportPostcodes: (kind, language) =>
			guarded(async () => {
				const { prepared, labels } = latest();
				const tables = await postcodes(prepared.dataset.accounts);
				return kind === 'csv'
					? new TextEncoder().encode(postcodeCsv(prepared, labels, tables, language))
					: xlsx.write(postcodeSheets(prepared, labels, tables, language));
			}),
		exportTerritories: (date, withUnits) =>
			guarded(() => {
				const { prepared, labels, kpis } = latest();
				return new TextEncoder().encode(territoryGeoJson(prepared, labels, kpis, { date, withUnits }));
			}),
		cancelFile: () => guarded(() => xlsx.cancel())
	};
}
