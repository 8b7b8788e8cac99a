import { readFile } from 'node:fs/promises';
import { loadGeography } from '#engine/ingest/countries.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import type { Geography } from '#engine/model/geography.ts';
import { log } from './output.ts';

const folder = new URL('../../../static/generated/geo/', import.meta.url);

/** The places and outlines the app ships, for the countries of these accounts: the same ones the browser loads. */
export async function geographyFor(accounts: AccountColumns): Promise<Geography> {
	try {
		return await loadGeography(
			accounts,
			async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as unknown
		);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		log('revir: note: no map data built yet, so basic units come from the accounts alone (npm start builds it)');
		return { places: null, outlines: [] };
	}
}
