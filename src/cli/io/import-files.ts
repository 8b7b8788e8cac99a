import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { concatAccounts } from '#engine/ingest/concat.ts';
import type { Examined } from '#engine/ingest/health/examine.ts';
import { addSales } from '#engine/ingest/mapping/add-sales.ts';
import { applyMapping, type MappedAccounts } from '#engine/ingest/mapping/apply.ts';
import { applyRepMapping, type MappedReps } from '#engine/ingest/mapping/apply-reps.ts';
import type { Mapping, TableKind } from '#engine/ingest/mapping/mapping.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import type { Guess } from '#engine/ingest/raw/raw-table.ts';
import type { Notice } from '#engine/ingest/table.ts';
import { RevirError } from '#engine/model/errors.ts';
import { drain } from '#engine/model/steps.ts';
import { guessText, guessValue } from '#engine/report/guess-text.ts';
import { log } from './output.ts';
import { readInput } from './files.ts';

export interface ImportOptions {
	/** ISO date. */
	readonly asOf: string;
	readonly country: string | null;
	/** For files that hold accounts; null = proposed per file. */
	readonly mapping: Mapping | null;
	/** The file of the reps, whatever it looks like; null = one that looks like it. */
	readonly reps: string | null;
}

/** One file and how it was understood. */
export interface FileReport {
	readonly file: string;
	readonly format: string;
	readonly kind: Mapping['kind'];
	readonly guesses: readonly Guess[];
	/** null = a canonical file, which needs none. */
	readonly mapping: Mapping | null;
	/** Headers that were not imported, and which of them are personal data. */
	readonly left: readonly { readonly column: string; readonly personal: string | null }[];
}

export interface ImportedFiles extends Pick<Examined, 'accounts' | 'meta' | 'written' | 'domain'> {
	readonly reps: MappedReps | null;
	readonly ownerNames: ReadonlyMap<string, string>;
	readonly notices: readonly Notice[];
	readonly files: readonly FileReport[];
}

type Part = Pick<MappedAccounts, 'accounts' | 'meta' | 'written' | 'domain' | 'ownerNames'> & { readonly file: string };

/** Reads files of any kind with best guesses; of several account files the rows come one behind the other. @throws RevirError */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportedFiles> {
	const parts: Part[] = [];
	/** Order lines of accounts that another file holds. */
	const orders: Part[] = [];
	const notices: Notice[] = [];
	const files: FileReport[] = [];
	let reps: MappedReps | null = null;
	const named = options.reps === null ? [] : [options.reps];
	for (const path of [...paths.filter((one) => one !== options.reps), ...named]) {
		const file = basename(path);
		const bytes = readInput(path);
		const canonical = options.mapping === null && path !== options.reps ? readCanonical(bytes, file) : null;
		if (canonical !== null) {
			parts.push({ ...canonical, file });
			notices.push(...canonical.notices);
			files.push({ file, format: 'canonical', kind: 'accounts', guesses: [], mapping: null, left: [] });
			continue;
		}
		const table = await openRaw(bytes, file);
		if (table.polygons?.every((area) => area !== null) === true)
			throw usage(`${file}: areas, no accounts`, `--areas ${file}`);
		const suggest = (kind?: TableKind) =>
			suggestMapping(table, {
				asOf: options.asOf,
				...(kind && { kind }),
				...(options.country && { country: options.country })
			});
		const guessed = suggest(path === options.reps ? 'reps' : undefined);
		// Where the user says which file holds the reps, no other one does.
		const suggested =
			options.reps !== null && path !== options.reps && guessed.mapping.kind === 'reps' ? suggest('accounts') : guessed;
		const isReps = suggested.mapping.kind === 'reps';
		if (suggested.mapping.kind === 'postcodes' && options.mapping === null)
			throw usage(
				`${file}: postcodes, no accounts`,
				`a file with a column for the name or number of the account; of reps: --reps ${file}, to locate by: --postcodes ${file}`
			);
		const mapping = isReps ? suggested.mapping : (options.mapping ?? suggested.mapping);
		if (isReps) {
			if (reps !== null) throw usage(`${file} as well`, 'one file of reps');
			reps = drain(applyRepMapping(table, mapping));
			notices.push(...table.notices.list(), ...reps.notices);
		} else {
			const mapped = drain(applyMapping(table, mapping, options));
			(mapping.kind === 'orders' ? orders : parts).push({ ...mapped, file });
			notices.push(...table.notices.list(), ...mapped.notices);
		}
		const left = suggested.columns.filter(({ targets }) => targets.length === 0);
		files.push({
			...{ file, format: table.format, kind: mapping.kind, guesses: table.guesses, mapping },
			left: left.map(({ column, blocked }) => ({ column, personal: blocked }))
		});
	}
	if (parts.length === 0) parts.push(...orders.splice(0));
	if (parts.length === 0) throw new RevirError('ACCOUNTS_NONE', { where: { file: basename(paths[0]!) } });
	let whole = joined(parts);
	for (const sold of orders) {
		if (sold.meta.currency !== whole.meta.currency)
			throw usage(`${whole.meta.currency}, ${sold.meta.currency}`, 'one currency');
		const { accounts, meta, matched, unknown } = addSales(whole.accounts, sold, whole.meta);
		whole = { ...whole, accounts, meta };
		log(
			`revir: ${sold.file}: sales of ${matched} accounts${unknown.length > 0 ? `; ${unknown.length} ids that no account has` : ''}`
		);
	}
	return { ...whole, reps, notices, files };
}

const usage = (got: string, expected: string) => new RevirError('USAGE', { where: { rule: 'FILE…' }, got, expected });

function joined(
	parts: readonly Part[]
): Pick<ImportedFiles, 'accounts' | 'meta' | 'written' | 'domain' | 'ownerNames'> {
	if (parts.length === 1) return parts[0]!;
	const currencies = new Set(parts.map(({ meta }) => meta.currency));
	if (currencies.size > 1) throw usage([...currencies].join(', '), 'one currency');
	// Columns of different years must not become one.
	const years = new Set(parts.map(({ meta }) => `${meta.year0} ${meta.month0 ?? ''}`.trim()));
	if (years.size > 1) throw usage([...years].join(', '), 'files of the same last year');
	const joinedNumbers = (of: 'lon' | 'lat') => Float64Array.from(parts.flatMap(({ written }) => [...written[of]]));
	return {
		accounts: concatAccounts(parts),
		meta: parts[0]!.meta,
		written: { lon: joinedNumbers('lon'), lat: joinedNumbers('lat') },
		domain: null,
		ownerNames: new Map(parts.flatMap(({ ownerNames }) => [...ownerNames]))
	};
}

/** null = the file has no column called account_id, or is no canonical kind at all. */
function readCanonical(bytes: Uint8Array, file: string): (Omit<Part, 'file'> & { notices: readonly Notice[] }) | null {
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

/** What was guessed and what was left out, for the reader of the command line. */
export function logFiles(files: readonly FileReport[]): void {
	for (const { file, format, kind, guesses, mapping, left } of files) {
		if (mapping === null) continue;
		log(`revir: ${file}: ${format}, ${kind}`);
		for (const guess of guesses) {
			const others = guess.others.map((value) => guessValue({ what: guess.what, value }, 'en'));
			if (others.length > 0 && guess.confidence < 0.9)
				log(`revir:   guessed: ${guessText(guess, 'en')} Or: ${others.join(', ')}.`);
		}
		for (const field of mapping.fields) log(`revir:   ${sourceText(field)} → ${field.target}`);
		const personal = left.filter((one) => one.personal !== null).map(({ column }) => column);
		const rest = left.filter((one) => one.personal === null).map(({ column }) => column);
		if (personal.length > 0) log(`revir:   personal data, not imported: ${personal.join(', ')}`);
		if (rest.length > 0) log(`revir:   not imported: ${rest.join(', ')}`);
	}
}

function sourceText(field: Mapping['fields'][number]): string {
	if (field.how === 'constant') return `always ${field.value}`;
	if (field.how === 'orders') return `${field.amount} by ${field.date}`;
	return field.from.join(field.how === 'sum' ? ' + ' : ', ');
}
