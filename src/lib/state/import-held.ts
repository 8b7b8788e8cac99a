import type { AreaProperties } from '#engine/ingest/areas/area-properties.ts';
import type { Mapping } from '#engine/ingest/mapping/mapping.ts';
import { newestSalesDay } from '#engine/ingest/mapping/sales-day.ts';
import type { SuggestOptions } from '#engine/ingest/mapping/suggest.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { ImportClient } from '#lib/compute/import-client.ts';
import type { AreasOpened, FileSlot } from '#workers/import-api.ts';
import { bytesOf } from './file-bytes.ts';
import type { ImportSlot } from './import-slot.svelte.ts';
import { rememberedMapping } from './mapping-memory.ts';

type OnShare = (share: number) => void;

/** What the worker of an import holds. A fresh one holds nothing: it is given again what it needs. */
export class HeldFiles {
	readonly #client: ImportClient;
	readonly #slots: Readonly<Record<FileSlot, ImportSlot>>;
	readonly #today: () => string;
	#held: Record<FileSlot, boolean> = { accounts: false, reps: false };
	#areas: { readonly file: File; readonly wanted: AreaProperties } | null = null;
	#holdsAreas = true;
	#postcodes: readonly File[] = [];
	#holdsPostcodes = true;

	/** @param today ISO date */
	constructor(client: ImportClient, slots: Readonly<Record<FileSlot, ImportSlot>>, today: () => string) {
		this.#client = client;
		this.#slots = slots;
		this.#today = today;
	}

	/** The file whose areas are the basic units, and which properties are their id and name. */
	get areas() {
		return this.#areas;
	}

	async openAreas(file: File, wanted: AreaProperties): Promise<AreasOpened> {
		const opened = await this.#sendAreas(file, wanted);
		this.#areas = { file, wanted };
		this.#holdsAreas = true;
		return opened;
	}

	async closeAreas(): Promise<void> {
		const held = this.#holdsAreas;
		this.#areas = null;
		if (held) await this.#client.closeAreas();
	}

	async read(slot: FileSlot, file: File, options: ReadOptions, onShare: OnShare): Promise<RawPreview> {
		const bytes = await bytesOf(file);
		const preview = await this.#client.openRaw(slot, { bytes, name: file.name }, options, onShare);
		this.#held[slot] = true;
		return preview;
	}

	reread(slot: FileSlot, file: File, options: ReadOptions, onShare: OnShare): Promise<RawPreview> {
		return this.#held[slot] ? this.#client.reopenRaw(slot, options, onShare) : this.read(slot, file, options, onShare);
	}

	async hold(slot: FileSlot, onShare: OnShare): Promise<void> {
		const { file, readWith } = this.#slots[slot];
		if (file !== null && !this.#held[slot]) await this.read(slot, file, readWith, onShare);
	}

	async holdAll(onShare: OnShare): Promise<void> {
		await this.hold('accounts', onShare);
		await this.hold('reps', onShare);
		if (!this.#holdsAreas && this.#areas !== null) await this.#sendAreas(this.#areas.file, this.#areas.wanted);
		this.#holdsAreas = true;
		if (!this.#holdsPostcodes) for (const file of this.#postcodes) await this.#sendPostcodes(file);
		this.#holdsPostcodes = true;
	}

	async close(slot: FileSlot): Promise<void> {
		const held = this.#held[slot];
		this.#held[slot] = false;
		if (held) await this.#client.close(slot);
	}

	async addPostcodes(file: File) {
		const added = await this.#sendPostcodes(file);
		this.#postcodes = [...this.#postcodes, file];
		return added;
	}

	lose(slot: FileSlot): void {
		this.#held[slot] = false;
	}

	loseAll(): void {
		this.#held = { accounts: false, reps: false };
		this.#holdsAreas = this.#areas === null;
		this.#holdsPostcodes = false;
	}

	/** How the columns could fill ours. @param asOf ISO date of the data; null = the last day with sales, else today */
	async guess(slot: FileSlot, input: Omit<SuggestOptions, 'asOf'>, asOf: string | null): Promise<Suggested> {
		const now = this.#today();
		if (slot === 'reps') return this.#client.suggest(slot, { ...input, kind: 'reps', asOf: asOf ?? now });
		const first = await this.#ofAccounts(input, asOf ?? now);
		const day = asOf === null ? newestSalesDay(first.mapping, now) : null;
		return day === null ? first : this.#ofAccounts(input, day);
	}

	/** The mapping of a file with the same columns, where one is remembered that fits. */
	async remembered(
		slot: FileSlot,
		suggested: Suggested
	): Promise<{ remembered: Mapping | null; suggested: Suggested }> {
		const text = rememberedMapping(suggested.mapping);
		// One that an older version wrote may be none any more.
		const mapping = text === null ? null : await this.#client.readMapping(text, '').catch(() => null);
		if (mapping === null || !(await this.#client.fits(slot, mapping)).fits) return { remembered: null, suggested };
		const { unlocked } = mapping;
		return { remembered: mapping, suggested: await this.guess(slot, { kind: mapping.kind, unlocked }, null) };
	}

	async #ofAccounts(input: Omit<SuggestOptions, 'asOf'>, asOf: string): Promise<Suggested> {
		const suggested = await this.#client.suggest('accounts', { ...input, asOf });
		const { kind } = suggested.mapping;
		// What looks like a list of reps or postcodes was chosen as accounts nonetheless; the screen says so.
		return kind === 'accounts' || kind === 'orders'
			? suggested
			: this.#client.suggest('accounts', { ...input, kind: 'accounts', asOf });
	}

	async #sendAreas(file: File, wanted: AreaProperties) {
		return this.#client.openAreas({ bytes: await bytesOf(file), name: file.name }, wanted);
	}

	async #sendPostcodes(file: File) {
		return this.#client.addPostcodes({ bytes: await bytesOf(file), name: file.name });
	}
}
