import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow, writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import type { AreaProperties } from '#engine/ingest/areas/area-properties.ts';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import { readOwnAreas, writeAreas } from '#engine/ingest/areas/write-areas.ts';
import { examine, type Examination, type Examined } from '#engine/ingest/health/examine.ts';
import { problemVariants } from '#engine/ingest/health/variants.ts';
import { Review } from '#engine/ingest/health/review.ts';
import type { ProblemClass } from '#engine/ingest/health/finding.ts';
import { locate, type LocatedAccounts } from '#engine/ingest/locate/locate.ts';
import { locateImport } from '#engine/ingest/locate/locate-import.ts';
import { placeAfter, placeByHand } from '#engine/ingest/locate/place-by-hand.ts';
import { loadLocating } from '#engine/ingest/locate/load-locating.ts';
import { readPostcodes } from '#engine/ingest/locate/postcode-file.ts';
import type { PostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { applyMapping } from '#engine/ingest/mapping/apply.ts';
import { applyRepMapping } from '#engine/ingest/mapping/apply-reps.ts';
import { repsOfAccounts } from '#engine/ingest/mapping/guess-homes.ts';
import { readReps } from '#engine/ingest/reps.ts';
import type { Notice } from '#engine/ingest/table.ts';
import type { AccountColumns, RepColumns } from '#engine/model/columns.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { Areas } from '#engine/model/geography.ts';
import type { Settings } from '#engine/model/settings.ts';
import { driven } from '#engine/model/steps.ts';
import { outsideAreas } from '#engine/plan/prepare/area-index.ts';
import type { OwnFile } from '#engine/report/own-table.ts';
import { healthEffect, type EffectDepth, type HealthEffect } from '#engine/scenario/health-effect.ts';
import { madeUpReps } from '#engine/scenario/made-up-reps.ts';
import type { AreasOpened, FileSlot, Health, Loaded, LoadInput } from './import-api.ts';
import { healthOf, type RepText } from './import-view.ts';
import { shippedAt } from './shipped.ts';
import { inTurns, RawFile, type OnShare } from './raw-files.ts';
import { bufferOf } from './plan-host.ts';
import type { FilesInput, FilesRead } from './plan-api.ts';

/** What an import has come to; a step that fails leaves it as it was. */
interface Dataset extends Omit<Examined, 'located'> {
	readonly located: LocatedAccounts;
	readonly reps: RepColumns | null;
	readonly notices: readonly Notice[];
	/** The file of the accounts, where each of its rows is one; null = they were summed up, or open already. */
	readonly file: OwnFile | null;
}

/** One import from files to a dataset. */
export class ImportSession {
	readonly files: Readonly<Record<FileSlot, RawFile>> = { accounts: new RawFile(), reps: new RawFile() };
	readonly #postcodes = new Map<string, PostcodeTable>();
	#areas: { readonly file: string; readonly areas: Areas; readonly notices: readonly Notice[] } | null = null;
	#dataset: Dataset | null = null;
	#examination: Examination | null = null;
	#review: Review | null = null;

	/** On failure the areas before stay. @throws RevirError those of `readAreas` */
	openAreas(bytes: Uint8Array, file: string, wanted: AreaProperties): AreasOpened {
		const { areas, properties, notices } = readAreas(bytes, file, wanted);
		this.#areas = { file, areas, notices };
		return { file, count: areas.count, properties, notices };
	}

	closeAreas(): void {
		this.#areas = null;
	}

	addPostcodes(bytes: Uint8Array, name: string): { readonly country: string; readonly codes: number }[] {
		const { tables } = readPostcodes(bytes, name);
		for (const [country, table] of tables) this.#postcodes.set(country, table);
		return [...tables].map(([country, { count }]) => ({ country, codes: count }));
	}

	async load(input: LoadInput, onShare: OnShare): Promise<Loaded> {
		const told = inTurns(onShare);
		const mapped = await driven(applyMapping(this.files.accounts.table, input.accounts, input), told, 0, 0.4);
		const own =
			input.reps === null ? null : await driven(applyRepMapping(this.files.reps.table, input.reps), told, 0.4, 0.5);
		const locating = await loadLocating(mapped.accounts, input.country, shippedAt(input.geographyBase), [
			...this.#postcodes.values()
		]);
		const { currency } = input.accounts;
		const { located, reps, meta } = await driven(locateImport(mapped, own, currency, locating), told, 0.6, 1);
		const { written, domain, source } = mapped;
		const notices = [...mapped.notices, ...(own?.notices ?? [])];
		const { madeReps, accounts: mapping } = input;
		const served = reps ?? (madeReps === null ? null : madeUpReps(located.accounts, madeReps.count, madeReps.word));
		const { table, options } = this.files.accounts;
		const file = mapping.kind === 'accounts' ? { table, options, mapping, source, meta } : null;
		const { accounts } = located;
		return this.#take({ accounts, meta, written, domain, locating, located, reps: served, notices, file });
	}

	async adopt(files: FilesInput, geographyBase: string, onShare: OnShare): Promise<Loaded> {
		const file = files.areasName ?? 'areas';
		const { areas } = files;
		this.#areas = areas === undefined ? null : { file, areas: readOwnAreas(new Uint8Array(areas), file), notices: [] };
		const { accounts: read, meta, notices } = readAccounts(new Uint8Array(files.accounts), files.accountsName);
		const own = files.reps === null ? null : readReps(new Uint8Array(files.reps), files.repsName ?? 'reps');
		const locating = await loadLocating(read, null, shippedAt(geographyBase));
		const located = await driven(locate(read, locating), inTurns(onShare), 0, 1);
		const written = { lon: read.lon, lat: read.lat };
		const reps = own?.reps ?? (read.ownerId === null ? null : repsOfAccounts(located.accounts, new Map()));
		const all = [...(files.notices ?? []), ...notices, ...(own?.notices ?? [])];
		return this.#take({
			accounts: located.accounts,
			meta,
			written,
			domain: null,
			locating,
			located,
			reps,
			notices: all,
			file: null
		});
	}

	/** Name and id of a rep, or the id alone where nobody is known by it. */
	get repText(): RepText {
		const { reps } = this.#loaded;
		const names = new Map<string, string>();
		for (let rep = 0; rep < (reps?.count ?? 0); rep++) names.set(reps!.id.at(rep)!, reps!.name.at(rep)!);
		return (id) => {
			const name = names.get(id) ?? id;
			return name === id ? id : `${name} (${id})`;
		};
	}

	/** Reps where nobody is named, or none again; what was mended stays. */
	makeReps(made: LoadInput['madeReps']): Loaded['reps'] {
		const { accounts } = this;
		const reps = made === null ? null : madeUpReps(accounts, made.count, made.word);
		this.#dataset = { ...this.#loaded, reps };
		return reps === null ? [] : loadedReps(reps, accounts);
	}

	async examine(onShare: OnShare): Promise<Health> {
		// Whoever comes back from another step finds what was mended.
		if (this.#review !== null) return this.health();
		const dataset = this.#loaded;
		this.#examination = await driven(examine(dataset), inTurns(onShare), 0, 1);
		this.#review = new Review(dataset.accounts, this.#examination.findings);
		return this.health();
	}

	/** @throws RevirError COMPUTE_STOPPED before the examination */
	get review(): Review {
		if (this.#review === null) throw new RevirError('COMPUTE_STOPPED');
		return this.#review;
	}

	/** @throws RevirError COMPUTE_STOPPED before the examination */
	get examination(): Examination {
		if (this.#examination === null) throw new RevirError('COMPUTE_STOPPED');
		return this.#examination;
	}

	mendWith(id: string, text: string): Health {
		const { review } = this;
		const { locating, written } = this.#loaded;
		const finding = review.finding(id);
		if (finding?.column === 'lon') review.mendBy(id, placeByHand(review.accounts, finding.rows, text, locating));
		else review.mendWith(id, text, (change) => placeAfter(review.accounts, written, change, locating));
		return this.health();
	}

	health(): Health {
		return healthOf(this.review, this.#loaded.meta);
	}

	async effect(problem: ProblemClass, settings: Settings, depth: EffectDepth, onShare: OnShare): Promise<HealthEffect> {
		const { reps, meta, locating } = this.#loaded;
		if (reps === null) throw new RevirError('REPS_NONE');
		const { review } = this;
		const findings = review.findings.filter(({ id }) => review.stateOf(id) !== 'aside');
		const variants = problemVariants(review.accounts, findings, problem, review.acceptedBut(problem));
		const input = { variants, dataset: { reps, meta, ...this.#given }, settings, geography: locating, depth };
		return driven(healthEffect(input), inTurns(onShare), 0, 1);
	}

	get file(): OwnFile | null {
		return this.#loaded.file;
	}

	/** The cleaned accounts; before the examination those that were read. */
	get accounts(): AccountColumns {
		return this.#review?.cleaned().accounts ?? this.#loaded.accounts;
	}

	/** With all that was told on the way here: the files that come of it tell nothing of it any more. */
	finish(): FilesRead {
		const { reps, meta, notices } = this.#loaded;
		const { accounts: file, reps: repsFile } = this.files;
		if (reps === null) throw new RevirError('REPS_NONE');
		const { accounts } = this;
		if (accounts.count === 0) throw new RevirError('ACCOUNTS_NONE');
		return {
			accounts: bufferOf(writeAccountsArrow(accounts, meta)),
			reps: bufferOf(writeRepsArrow(reps, meta)),
			notices: [...file.notices, ...repsFile.notices, ...notices, ...(this.#areas?.notices ?? [])],
			...(this.#areas && { areas: bufferOf(writeAreas(this.#areas.areas)) })
		};
	}

	/** Areas as a dataset has them. */
	get #given(): { readonly areas?: Areas } {
		return this.#areas === null ? {} : { areas: this.#areas.areas };
	}

	get #loaded(): Dataset {
		if (this.#dataset === null) throw new RevirError('COMPUTE_STOPPED');
		return this.#dataset;
	}

	#take(dataset: Dataset): Loaded {
		this.#dataset = dataset;
		this.#examination = null;
		this.#review = null;
		const { accounts, located, reps, notices, file } = dataset;
		const { own, postcode, place, prefix, none } = located.counts;
		return {
			accounts: accounts.count,
			located: { coordinates: own, postcode, place, region: prefix, none },
			reps: reps === null ? [] : loadedReps(reps, accounts),
			areas: this.#areas && {
				file: this.#areas.file,
				count: this.#areas.areas.count,
				outside: outsideAreas(this.#areas.areas, accounts)
			},
			notices,
			attributions: located.attributions,
			hasOwnHeaders: file !== null
		};
	}
}

function loadedReps(reps: RepColumns, { ownerId }: AccountColumns): Loaded['reps'] {
	const owned = new Map<string, number>();
	for (const code of ownerId?.codes ?? []) {
		const id = ownerId!.values[code];
		if (id !== undefined) owned.set(id, (owned.get(id) ?? 0) + 1);
	}
	return Array.from({ length: reps.count }, (_, rep) => ({
		id: reps.id.at(rep)!,
		name: reps.name.at(rep)!,
		accounts: owned.get(reps.id.at(rep)!) ?? 0,
		home: Number.isNaN(reps.lon[rep]!) ? 'none' : reps.homeGuessed?.[rep] === 1 ? 'guessed' : 'known'
	}));
}
