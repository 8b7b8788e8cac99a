import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import type { MappedAccounts } from '#engine/ingest/mapping/apply.ts';
import type { Mapping, TableKind } from '#engine/ingest/mapping/mapping.ts';
import { newestSalesDay } from '#engine/ingest/mapping/sales-day.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import type { RawTable } from '#engine/ingest/raw/raw-table.ts';
import { RevirError } from '#engine/model/errors.ts';
import { readInput } from './files.ts';
import { log } from './output.ts';

export interface ImportOptions {
	/** ISO date; null = the newest day that the files have sales of, else today. */
	readonly asOf: string | null;
	/** ISO date. */
	readonly today: string;
	readonly country: string | null;
	/** For files that hold accounts; null = proposed per file. */
	readonly mapping: Mapping | null;
	/** The file of the reps, whatever it looks like; null = one that looks like it. */
	readonly reps: string | null;
}

type Canonical = Pick<MappedAccounts, 'accounts' | 'meta' | 'written' | 'domain' | 'ownerNames' | 'notices'>;

/** A file of our own columns, or a table of any. */
export type OpenedFile = { readonly file: string; readonly holdsReps: boolean } & (
	{ readonly canonical: Canonical; readonly table: null } | { readonly canonical: null; readonly table: RawTable }
);

/** @throws RevirError */
export async function openFile(path: string, { mapping, reps }: ImportOptions): Promise<OpenedFile> {
	const file = basename(path);
	const holdsReps = path === reps;
	const bytes = readInput(path);
	const canonical = mapping === null && !holdsReps ? readCanonical(bytes, file) : null;
	if (canonical !== null) return { file, holdsReps, canonical, table: null };
	const table = await openRaw(bytes, file);
	if (table.polygons?.every((area) => area !== null) === true)
		throw usage(`${file}: areas, no accounts`, `--areas ${file}`);
	return { file, holdsReps, canonical, table };
}

interface Suggestion {
	readonly suggested: Suggested;
	/** That of the reader where it is for accounts. */
	readonly mapping: Mapping;
}

/** Which years and months are over depends on the day that the data are of, and that day on the sales in them. */
export function suggestAll(opened: readonly OpenedFile[], options: ImportOptions) {
	const { country, today } = options;
	const suggestAt = (asOf: string) =>
		new Map(
			opened.flatMap((one): [OpenedFile, Suggestion][] => {
				if (one.table === null) return [];
				const { file, table, holdsReps } = one;
				const suggest = (kind?: TableKind) =>
					suggestMapping(table, { asOf, ...(kind && { kind }), ...(country && { country }) });
				const guessed = suggest(holdsReps ? 'reps' : undefined);
				// Where the user says which file holds the reps, no other one does.
				const isOther = options.reps !== null && !holdsReps && guessed.mapping.kind === 'reps';
				const suggested = isOther ? suggest('accounts') : guessed;
				const { kind } = suggested.mapping;
				if (kind === 'postcodes' && options.mapping === null) throw ofPostcodes(file);
				const isReps = kind === 'reps';
				return [[one, { suggested, mapping: isReps ? suggested.mapping : (options.mapping ?? suggested.mapping) }]];
			})
		);
	const suggestions = suggestAt(options.asOf ?? today);
	if (options.asOf !== null || suggestions.size === 0) return { asOf: options.asOf ?? today, suggestions };
	const days = [...suggestions.values()].map(({ mapping }) => newestSalesDay(mapping, today));
	const asOf =
		days
			.filter((day) => day !== null)
			.sort()
			.at(-1) ?? today;
	log(`revir: the data are taken as of ${asOf}; --as-of DATE takes another day`);
	return { asOf, suggestions: asOf === today ? suggestions : suggestAt(asOf) };
}

const ofPostcodes = (file: string) =>
	usage(
		`${file}: postcodes, no accounts`,
		`a file with a column for the name or number of the account; of reps: --reps ${file}, to locate by: --postcodes ${file}`
	);

export const usage = (got: string, expected: string) =>
	new RevirError('USAGE', { where: { rule: 'FILE…' }, got, expected });

/** null = the file has no column called account_id, or is no canonical kind at all. */
function readCanonical(bytes: Uint8Array, file: string): Canonical | null {
	try {
		const { accounts, meta, notices } = readAccounts(bytes, file);
		return { accounts, meta, notices, written: accounts, domain: null, ownerNames: new Map() };
	} catch (error) {
		const isOther = error instanceof RevirError && otherwise.has(error.code);
		// What calls itself canonical and is not gets its own error.
		if (isOther && !headNamesAccountId(bytes)) return null;
		throw error;
	}
}

const otherwise = new Set([
	'COLUMN_MISSING',
	'COLUMN_DUPLICATE',
	'FILE_KIND',
	'FILE_ENCODING',
	'FILE_CORRUPT',
	'ROW_LENGTH'
]);
const headNamesAccountId = (bytes: Uint8Array) =>
	/(^|[,;\t"])account_id([,;\t"\r\n]|$)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)));
