import { basename } from 'node:path';
import { concatAccounts } from '#engine/ingest/concat.ts';
import type { Examined } from '#engine/ingest/health/examine.ts';
import { addSales } from '#engine/ingest/mapping/add-sales.ts';
import { applyMapping, type MappedAccounts } from '#engine/ingest/mapping/apply.ts';
import { applyRepMapping, type MappedReps } from '#engine/ingest/mapping/apply-reps.ts';
import type { Mapping } from '#engine/ingest/mapping/mapping.ts';
import type { Guess } from '#engine/ingest/raw/raw-table.ts';
import type { Notice } from '#engine/ingest/table.ts';
import { RevirError } from '#engine/model/errors.ts';
import { drain } from '#engine/model/steps.ts';
import { guessText, guessValue } from '#engine/report/guess-text.ts';
import { openFile, suggestAll, usage, type ImportOptions, type OpenedFile } from './open-files.ts';
import { log } from './output.ts';

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
	const opened: OpenedFile[] = [];
	const named = options.reps === null ? [] : [options.reps];
	for (const path of [...paths.filter((one) => one !== options.reps), ...named])
		opened.push(await openFile(path, options));
	const { asOf, suggestions } = suggestAll(opened, options);
	const years = [...suggestions.values()].map(({ mapping }) => mapping.year0);
	const ofCanonical = opened.map(({ canonical }) => canonical?.meta.year0 ?? null);
	// A file that names no year is of the last year of the others, whatever today is.
	const year0 = [...years, ...ofCanonical].find((year) => year !== null) ?? null;
	for (const one of opened) {
		const { file, canonical } = one;
		if (canonical !== null) {
			parts.push({ ...canonical, file });
			notices.push(...canonical.notices);
			files.push({ file, format: 'canonical', kind: 'accounts', guesses: [], mapping: null, left: [] });
			continue;
		}
		const { table } = one;
		const { suggested, mapping } = suggestions.get(one)!;
		if (suggested.mapping.kind === 'reps') {
			if (reps !== null) throw usage(`${file} as well`, 'one file of reps');
			reps = drain(applyRepMapping(table, mapping));
			notices.push(...table.notices.list(), ...reps.notices);
		} else {
			const mapped = drain(applyMapping(table, { ...mapping, year0: mapping.year0 ?? year0 }, { ...options, asOf }));
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
