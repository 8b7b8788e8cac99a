import { createImportClient, type ImportClient } from '#lib/compute/import-client.ts';
import { writeMapping } from '#engine/ingest/mapping/write-mapping.ts';
import type { AreaProperties } from '#engine/ingest/areas/area-properties.ts';
import { newestSalesDay } from '#engine/ingest/mapping/sales-day.ts';
import type { TableKind, Unlocked } from '#engine/ingest/mapping/mapping.ts';
import type { Wanted } from '#engine/ingest/mapping/wanted.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { AreasOpened, FileSlot, Loaded } from '#workers/import-api.ts';
import type { FilesInput, FilesRead } from '#workers/plan-api.ts';
import { toFailure } from './failure.ts';
import { bytesOf } from './file-bytes.ts';
import { HeldFiles } from './import-held.ts';
import { ImportSlot } from './import-slot.svelte.ts';
import { today, wantedIn } from './mapped-columns.ts';
import { forgetMapping, rememberMapping } from './mapping-memory.ts';
import type { Failure } from './types.ts';

export type { ImportClient } from '#lib/compute/import-client.ts';

export const importSteps = ['file', 'columns', 'reps', 'health'] as const;
export type ImportStep = (typeof importSteps)[number];
/** What takes long just now. */
export type ImportWork = 'open' | 'reopen' | 'load' | 'adopt' | 'finish';

type PostcodesAdded = Awaited<ReturnType<ImportClient['addPostcodes']>>;
type OnShare = (share: number) => void;
/** Data that can be planned. */
export interface Finished {
	readonly accounts: File;
	readonly reps: File;
	readonly areas: File | null;
	readonly notices: FilesRead['notices'];
}
/** What changes about how a file is mapped. */
interface Decided {
	readonly wanted?: Wanted;
	readonly unlocked?: readonly Unlocked[];
	readonly kind?: TableKind;
	readonly country?: string | null;
}
const countryGiven = (country: string | null) => (country === null ? {} : { country });
/** Ways in which the health step changes the data. */
const changes = ['accept', 'acceptAll', 'revert', 'setAside', 'setAsideAll', 'mendWith', 'merge'] as const;

/** One import from the files to a dataset that can be planned. A step that fails or is cancelled leaves what was reached. */
export class ImportState {
	readonly accounts = new ImportSlot('accounts');
	readonly reps = new ImportSlot('reps');
	/** Polygons that become the basic units; null = units are made. */
	areas = $state.raw<AreasOpened | null>(null);
	step = $state<ImportStep>('file');
	work = $state<ImportWork | null>(null);
	/** 0–1 of the work. */
	progress = $state(0);
	failure = $state.raw<Failure | null>(null);
	/** The last work was cancelled; nothing came of it. */
	cancelled = $state(false);
	/** What the files came to; null = they have to be loaded, for the first time or again. */
	loaded = $state.raw<Loaded | null>(null);
	/** Of the dataset that is open already, where the import began with one. */
	adopted = $state<string | null>(null);
	/** Data were mended or set aside. */
	mended = $state(false);
	/** The day that the user says the data are of; null = as the data look. */
	asOf = $state<string | null>(null);
	/** So many reps are made up where the files name none; null = none. */
	madeReps = $state<number | null>(null);
	/** Goes up with every dataset: the health step begins anew. */
	generation = $state(0);
	/** For the health step: notes when it changes the data. */
	readonly client: ImportClient;

	/** Last day with sales, where the file has sales of months; null = nobody knows. */
	readonly salesDay = $derived.by(() => newestSalesDay(this.accounts.mapping, this.#today()));
	/** "Now" of the data: what is stale, and which years and months are over. */
	readonly dataDay = $derived.by(() => this.asOf ?? this.salesDay ?? this.#today());
	/** Something that cannot be had again by choosing the files once more. */
	readonly losable = $derived.by(() => this.mended || this.accounts.touched || this.reps.touched);
	/** Steps that can be gone to from where the import stands. */
	readonly reached = $derived.by((): readonly ImportStep[] => {
		if (this.adopted !== null) return ['health'];
		if (this.accounts.preview === null) return ['file'];
		return this.loaded === null ? ['file', 'columns'] : importSteps;
	});

	#client: ImportClient;
	#geographyBase: string;
	#today: () => string;
	#held: HeldFiles;
	#turn = 0;
	/** Settles, and never fails, when the last change of a mapping is through. */
	#asked: Promise<void> = Promise.resolve();
	#adoptedFiles: FilesInput | null = null;

	#repWord: () => string;

	/** @param clock ISO date @param repWord what a rep is called */
	constructor(
		geographyBase: string,
		create: (onLost: (error: RevirError) => void) => ImportClient = createImportClient,
		clock: () => string = today,
		repWord: () => string = () => 'Rep'
	) {
		this.#repWord = repWord;
		this.#geographyBase = geographyBase;
		this.#today = clock;
		this.#client = create((error) => this.#lost(error));
		this.#held = new HeldFiles(this.#client, { accounts: this.accounts, reps: this.reps }, this.#today);
		this.client = this.#watched();
	}

	/** Reads a file of any kind; the one before stays when it cannot be read. */
	async open(slot: FileSlot, file: File): Promise<boolean> {
		const into = this[slot];
		const found = await this.#do('open', async (onShare) => {
			await this.#asked;
			const preview = await this.#held.read(slot, file, {}, onShare);
			// Another file may be of another day.
			const suggested = await this.#held.guess(slot, {}, slot === 'accounts' ? null : this.asOf);
			return { preview, ...(await this.#held.remembered(slot, suggested)) };
		});
		if (found === null) {
			this.#held.lose(slot);
			return false;
		}
		into.clear();
		into.file = file;
		into.kind = found.suggested.mapping.kind;
		if (found.remembered !== null) into.use(found.remembered, 'remembered');
		into.take(found.preview, found.suggested);
		if (slot === 'reps') this.madeReps = null;
		else this.asOf = null;
		this.loaded = null;
		return true;
	}

	/** Without a file of their own, reps are those of the owner column. */
	async close(slot: FileSlot): Promise<void> {
		await this.#try(() => this.#held.close(slot));
		this[slot].clear();
		this.loaded = null;
	}

	/** Areas for the basic units; those before stay where it fails. @param wanted properties that are their id and name */
	async openAreas(file: File, wanted: AreaProperties = {}): Promise<void> {
		const opened = await this.#do('open', () => this.#held.openAreas(file, wanted));
		if (opened === null) return;
		this.areas = opened;
		this.loaded = null;
	}

	/** The areas read anew: another property is their id or name. */
	async nameAreas(wanted: AreaProperties): Promise<void> {
		const { areas } = this.#held;
		if (areas !== null) await this.openAreas(areas.file, { ...areas.wanted, ...wanted });
	}

	/** Units are made, as without areas. @returns the file that they were from */
	async closeAreas(): Promise<File | null> {
		const file = this.#held.areas?.file ?? null;
		await this.#try(() => this.#held.closeAreas());
		this.areas = null;
		this.loaded = null;
		return file;
	}

	/** Reads the file otherwise: a guess was overruled. */
	async read(slot: FileSlot, options: ReadOptions): Promise<void> {
		const into = this[slot];
		const { file } = into;
		if (file === null) return;
		into.options = options;
		const turn = this.#turn + 1;
		const found = await this.#do('reopen', async (onShare) => {
			await this.#asked;
			const preview = await this.#held.reread(slot, file, options, onShare);
			const wanted = wantedIn(into.wanted, preview);
			const suggested = await this.#guess(slot, {
				wanted,
				unlocked: into.unlocked,
				kind: into.kind,
				...countryGiven(into.country)
			});
			const { base } = into;
			const fits = base !== null && (await this.#client.fits(slot, base)).fits;
			return { preview, suggested, wanted, fits };
		});
		if (found === null) {
			this.#held.lose(slot);
			// Another choice that came meanwhile includes this one.
			if (turn === this.#turn) into.options = into.readWith;
			return;
		}
		into.readWith = options;
		into.touched = true;
		if (into.base !== null && !found.fits) into.startAfresh();
		into.wanted = found.wanted;
		into.take(found.preview, found.suggested);
		this.loaded = null;
	}

	/** @param target null = not imported */
	decide(slot: FileSlot, columns: readonly string[], target: string | null): Promise<void> {
		return this.#suggest(slot, (into) => ({ wanted: into.decide(columns, target) }));
	}

	undecide(slot: FileSlot, columns: readonly string[]): Promise<void> {
		return this.#suggest(slot, (into) => ({ wanted: into.undecide(columns) }));
	}

	/** Lets a column with personal data in, for a reason of at least ten characters; null locks it again. */
	unlock(slot: FileSlot, column: string, reason: string | null): Promise<void> {
		return this.#suggest(slot, ({ unlocked }) => {
			const others = unlocked.filter((one) => one.column !== column);
			return { unlocked: reason === null ? others : [...others, { column, reason }] };
		});
	}

	setKind(kind: TableKind): Promise<void> {
		return this.#suggest('accounts', () => ({ kind, wanted: {} }));
	}

	setCountry(slot: FileSlot, country: string | null): Promise<void> {
		return this.#suggest(slot, () => ({ country }));
	}

	/** Which years are over depends on it. @param day ISO date; null = as the data look */
	setAsOf(day: string | null): Promise<void> {
		this.asOf = day;
		return this.#suggest('accounts', () => ({}));
	}

	/** Where no file and no column names reps: so many, each with a home amid accounts. */
	async makeReps(count: number | null): Promise<void> {
		const { loaded } = this;
		this.madeReps = count;
		if (loaded === null) return this.load('reps');
		await this.#try(async () => {
			this.loaded = { ...loaded, reps: await this.#client.makeReps(this.#made) };
		});
	}

	get #made() {
		return this.madeReps === null ? null : { count: this.madeReps, word: this.#repWord() };
	}

	/** Forgets a remembered mapping: the columns are guessed. */
	async startAfresh(slot: FileSlot): Promise<void> {
		const into = this[slot];
		if (into.base !== null && into.origin === 'remembered') forgetMapping(into.base);
		into.startAfresh();
		await this.#suggest(slot, () => ({}));
	}

	/** Mapping file of the user's. */
	async loadMapping(slot: FileSlot, file: File): Promise<void> {
		await this.#try(async () => {
			const mapping = await this.#client.readMapping(new TextDecoder().decode(await bytesOf(file)), file.name);
			const isReps = mapping.kind === 'reps';
			if (mapping.kind === 'postcodes' || isReps !== (slot === 'reps'))
				throw new RevirError('MAPPING_FILE', {
					where: { file: file.name },
					got: mapping.kind,
					expected: this[slot].kind
				});
			await this.#held.hold(slot, () => {});
			const { fits, missing, unreadable } = await this.#client.fits(slot, mapping);
			const column = [...missing, ...unreadable][0];
			if (!fits && column !== undefined)
				throw new RevirError('MAPPING_COLUMN', { where: { file: this[slot].preview?.file ?? '', column } });
			const suggested = await this.#guess(slot, { kind: mapping.kind, unlocked: mapping.unlocked });
			this[slot].use(mapping, 'file');
			this[slot].suggested = suggested;
			this[slot].touched = true;
			this.loaded = null;
		});
	}

	/** A postcode table of the user's own (GeoNames, zip or text). @returns codes per country; null when it failed */
	async addPostcodes(file: File): Promise<PostcodesAdded | null> {
		let added: PostcodesAdded | null = null;
		await this.#try(async () => {
			added = await this.#held.addPostcodes(file);
			this.loaded = null;
		});
		return added;
	}

	mappingText(slot: FileSlot): string {
		const { mapping } = this[slot];
		return mapping === null ? '' : writeMapping(mapping);
	}

	/** Applies the mappings, locates, and goes to `step` when it worked. */
	async load(step: ImportStep): Promise<void> {
		// A change under way decides what is loaded.
		await this.#asked;
		if (this.loaded === null) {
			const { mapping, country } = this.accounts;
			if (mapping === null) return;
			const madeReps = this.#made;
			const reps = this.reps.mapping;
			const loaded = await this.#do('load', async (onShare) => {
				await this.#held.holdAll(onShare);
				const asOf = this.dataDay;
				const input = { accounts: mapping, reps, asOf, country, madeReps, geographyBase: this.#geographyBase };
				return this.#client.load(input, onShare);
			});
			if (loaded === null) return;
			rememberMapping(mapping);
			if (reps !== null) rememberMapping(reps);
			this.#take(loaded);
		}
		this.step = step;
	}

	/** A dataset that is open already, to the health step at once. */
	async adopt(files: FilesInput): Promise<void> {
		this.#adoptedFiles = files;
		this.adopted = files.accountsName;
		this.step = 'health';
		const copy = { ...files, accounts: files.accounts.slice(0), reps: files.reps?.slice(0) ?? null };
		const loaded = await this.#do('adopt', (onShare) => this.#client.adopt(copy, this.#geographyBase, onShare));
		if (loaded !== null) this.#take(loaded);
	}

	/** After the worker was lost: what the files came to once more. */
	again(): Promise<void> {
		return this.#adoptedFiles === null ? this.load('health') : this.adopt(this.#adoptedFiles);
	}

	/** Canonical files of what was reached, under the name of the user's; null when it failed. */
	async finish(): Promise<Finished | null> {
		const files = await this.#do('finish', () => this.#client.finish());
		if (files === null) return null;
		return {
			accounts: new File([files.accounts], this.adopted ?? this.accounts.file?.name ?? 'accounts.arrow'),
			reps: new File([files.reps], 'reps.arrow'),
			areas: files.areas === undefined ? null : new File([files.areas], this.#held.areas?.file.name ?? 'areas.geojson'),
			notices: files.notices
		};
	}

	/** Ends the work under way; what was reached before stays on the screen, and is read again when it is needed. */
	cancel(): void {
		const { work } = this;
		this.#turn++;
		this.work = null;
		this.cancelled = true;
		// The worker holds what was mended: it writes on, and nobody takes what it wrote.
		if (work === 'finish') return;
		for (const slot of [this.accounts, this.reps]) slot.options = slot.readWith;
		this.#held.loseAll();
		this.loaded = null;
		this.#client.stop();
	}

	dispose(): void {
		this.#turn++;
		this.#client.stop();
	}

	#guess(slot: FileSlot, input: Parameters<HeldFiles['guess']>[1]) {
		return this.#held.guess(slot, input, this.asOf);
	}

	/** One after the other: each change builds on what came of the one before. */
	#suggest(slot: FileSlot, change: (into: ImportSlot) => Decided): Promise<void> {
		this.#asked = this.#asked.then(() => this.#suggestNow(slot, change));
		return this.#asked;
	}

	async #suggestNow(slot: FileSlot, change: (into: ImportSlot) => Decided): Promise<void> {
		await this.#try(async () => {
			const into = this[slot];
			const { unlocked = into.unlocked, kind = into.kind, country = into.country, ...rest } = change(into);
			const { wanted = into.decided() } = rest;
			await this.#held.hold(slot, () => {});
			const suggested = await this.#guess(slot, { wanted, unlocked, kind, ...countryGiven(country) });
			if (kind !== into.kind) into.startAfresh();
			into.wanted = wanted;
			into.unlocked = unlocked;
			into.kind = kind;
			into.country = country;
			into.suggested = suggested;
			into.touched = true;
			this.loaded = null;
		});
	}

	#take(loaded: Loaded): void {
		this.loaded = loaded;
		this.generation++;
		this.mended = false;
	}

	/** Short work: no progress, no cancel. */
	async #try(run: () => Promise<void>): Promise<void> {
		this.failure = null;
		this.cancelled = false;
		try {
			await run();
		} catch (cause) {
			this.failure = toFailure(cause);
		}
	}

	/** Long work; null when it failed, was cancelled, or other work took its place. */
	async #do<T>(work: ImportWork, run: (onShare: OnShare) => Promise<T>): Promise<T | null> {
		const turn = ++this.#turn;
		const current = () => turn === this.#turn;
		this.failure = null;
		this.cancelled = false;
		this.progress = 0;
		this.work = work;
		try {
			const result = await run((share) => {
				if (current()) this.progress = share;
			});
			return current() ? result : null;
		} catch (cause) {
			if (current()) this.failure = toFailure(cause);
			return null;
		} finally {
			if (current()) this.work = null;
		}
	}

	#lost(error: RevirError): void {
		this.#held.loseAll();
		// Whoever waits for an answer is told by the call.
		if (this.work === null) this.failure = toFailure(error);
		this.loaded = null;
	}

	#watched(): ImportClient {
		const client: ImportClient = { ...this.#client };
		for (const change of changes) {
			const call = this.#client[change] as (...input: unknown[]) => Promise<never>;
			client[change] = (...input: unknown[]) => {
				this.mended = true;
				return call(...input);
			};
		}
		return client;
	}
}
