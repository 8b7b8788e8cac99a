import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPostcodes } from '../../src/engine/ingest/locate/postcode-file.ts';
import { servePostcodes } from '../../src/engine/ingest/locate/served-table.ts';
import { describeError } from '../../src/engine/model/describe-error.ts';
import { RevirError } from '../../src/engine/model/errors.ts';
import { download, type DownloadOptions } from './download.ts';

export const GEONAMES = 'https://download.geonames.org/export/zip';

/** `postcodes/index.json`: which tables are served, so that the app asks for no other. */
export interface PostcodeIndexFile {
	readonly attribution: string;
	readonly countries: readonly { readonly country: string; readonly codes: number; readonly fetched: string }[];
}

export interface PublishOptions extends DownloadOptions {
	readonly base: string;
	readonly countries: readonly string[];
	/** Folders that the app is served from; each gets `postcodes/XX.json`, `index.json` and `LICENCE.txt`. */
	readonly folders: readonly string[];
	/** ISO date, written into the index. */
	readonly today: string;
}

/** Fetches, checks and writes the tables; all or nothing per country. Returns what failed, in words. */
export async function publishPostcodes(options: PublishOptions): Promise<string[]> {
	const failures: string[] = [];
	for (const country of options.countries) {
		try {
			await publishOne(country, options);
		} catch (error) {
			const words = error instanceof RevirError ? describeError(error.toPlain(), 'en') : (error as Error).message;
			failures.push(`${country}: ${words}`);
		}
	}
	return failures;
}

async function publishOne(country: string, options: PublishOptions): Promise<void> {
	const { base, folders, today, log = () => undefined } = options;
	const bytes = await download(`${base.replace(/\/+$/, '')}/${country}.zip`, options);
	const { tables, rows, skipped } = readPostcodes(bytes, `${country}.zip`);
	const table = tables.get(country);
	if (table === undefined) throw new Error(`${country}.zip holds ${[...tables.keys()].join(', ')} and not ${country}`);
	const text = servePostcodes(table);
	for (const folder of folders) {
		const out = join(folder, 'postcodes');
		mkdirSync(out, { recursive: true });
		replace(join(out, `${country}.json`), text);
		const others = readIndex(join(out, 'index.json')).countries.filter((entry) => entry.country !== country);
		const countries = [...others, { country, codes: table.count, fetched: today }];
		countries.sort((a, b) => (a.country < b.country ? -1 : 1));
		replace(join(out, 'index.json'), JSON.stringify({ attribution: table.attribution, countries }));
		replace(join(out, 'LICENCE.txt'), licence(table.attribution));
	}
	log(
		`${country}: ${table.count} postcodes from ${rows} rows${skipped > 0 ? `, ${skipped} unusable rows left out` : ''}`
	);
}

function readIndex(file: string): PostcodeIndexFile {
	if (!existsSync(file)) return { attribution: '', countries: [] };
	return JSON.parse(readFileSync(file, 'utf8')) as PostcodeIndexFile;
}

/** A server that reads meanwhile sees the old file or the new one. */
function replace(file: string, text: string): void {
	const aside = `${file}.next-${process.pid}`;
	writeFileSync(aside, text);
	renameSync(aside, file);
}

const licence = (attribution: string) =>
	`${attribution}
https://creativecommons.org/licenses/by/4.0/

Changed: several rows of a postcode were brought together to their median position and the list of their place names.
Show the first line wherever these positions are shown.
`;
