import { RevirError } from '#engine/model/errors.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { PostcodePoints } from '#engine/model/postcodes.ts';
import { territoryGeoJson } from '#engine/report/territory-geojson.ts';
import { postcodeCsv, postcodeSheets } from '#engine/report/workbook.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import type { FileKind } from './account-table.ts';
import type { XlsxWriter } from './xlsx-writer.ts';

/** Files of the latest plan besides the accounts. */
export interface ResultQueries {
	/** Who serves which postcode; with tables also those without accounts. */
	exportPostcodes(kind: FileKind, tables: readonly PostcodePoints[], language: Language): Promise<Uint8Array>;
	/** Territories as GeoJSON. @param date of the file, ISO */
	exportTerritories(date: string, withUnits: boolean): Promise<Uint8Array>;
	/** Ends the workbook that is being written; whoever waits for it gets COMPUTE_STOPPED. */
	cancelFile(): Promise<void>;
}

type Guarded = <R>(run: () => R | Promise<R>) => Promise<R>;

export function resultQueries(session: () => PlanSession, guarded: Guarded, xlsx: XlsxWriter): ResultQueries {
	const latest = () => {
		const { last } = session();
		if (last === null) throw new RevirError('PLAN_NONE');
		return last;
	};
	return {
		exportPostcodes: (kind, tables, language) =>
			guarded(() => {
				const { prepared, labels } = latest();
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
