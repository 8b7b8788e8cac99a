import type { Kpis } from '#engine/model/kpis.ts';
import { postcodesFor } from '#engine/ingest/locate/load-locating.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { territoryGeoJson } from '#engine/report/territory-geojson.ts';
import { planCsv, planWorkbook, postcodeCsv, postcodeWorkbook } from '#engine/report/workbook.ts';
import type { Flag } from './command.ts';
import { checkWritable, writeOutput } from './files.ts';
import { readShipped } from './shipped.ts';
import { reportKind } from './file-ending.ts';

/** Flags of the commands that hand a plan on. */
export const resultFlags = {
	postcodes: { kind: 'text', value: 'F.xlsx|F.csv', doc: 'writes who serves which postcode' },
	geojson: { kind: 'text', value: 'F.geojson', doc: 'writes the territories as GeoJSON' },
	'geojson-units': { kind: 'switch', doc: 'with a feature per basic unit in it' },
	language: {
		kind: 'text',
		value: 'LANG',
		values: ['en', 'nb', 'de'],
		doc: 'language of reasons, remarks and headings; default en'
	}
} as const satisfies Record<string, Flag>;

export interface ResultFiles {
	readonly postcodes: string | undefined;
	readonly geojson: string | undefined;
	readonly 'geojson-units': boolean;
	readonly language: string | undefined;
}

export interface PlanResult {
	readonly prepared: Prepared;
	/** Rep index per unit. */
	readonly labels: Int32Array;
	readonly kpis: Kpis;
	/** ISO time at which the plan was made. */
	readonly createdAt: string;
}

const languageOf = ({ language }: ResultFiles) => (language === 'nb' || language === 'de' ? language : 'en');
const dateOf = ({ createdAt }: PlanResult) => createdAt.slice(0, 10);

/** @throws RevirError USAGE, FILE_UNWRITABLE */
export function checkResultFiles(files: ResultFiles): void {
	if (files.postcodes !== undefined) reportKind(files.postcodes, '--postcodes');
	checkWritable(files.postcodes, files.geojson);
}

/** Who serves every account, and why. */
export async function writeAccountsFile(path: string, kind: 'csv' | 'xlsx', plan: PlanResult, files: ResultFiles) {
	const { prepared, labels, kpis } = plan;
	const language = languageOf(files);
	writeOutput(
		path,
		kind === 'csv'
			? planCsv(prepared, labels, language)
			: await planWorkbook(prepared, labels, kpis, dateOf(plan), language)
	);
}

/** The files that were asked for. */
export async function writeResultFiles(plan: PlanResult, files: ResultFiles): Promise<void> {
	const { prepared, labels, kpis } = plan;
	if (files.postcodes !== undefined) {
		const isCsv = reportKind(files.postcodes, '--postcodes') === 'csv';
		const write = isCsv ? postcodeCsv : postcodeWorkbook;
		const tables = await postcodesFor(prepared.dataset.accounts, readShipped);
		writeOutput(files.postcodes, await write(prepared, labels, tables, languageOf(files)));
	}
	if (files.geojson !== undefined) {
		const options = { date: dateOf(plan), withUnits: files['geojson-units'] };
		writeOutput(files.geojson, territoryGeoJson(prepared, labels, kpis, options));
	}
}
