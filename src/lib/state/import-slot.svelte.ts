import { wantedOf, keepFields, type Wanted } from '#engine/ingest/mapping/wanted.ts';
import type { Mapping, TableKind, Unlocked } from '#engine/ingest/mapping/mapping.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { FileSlot } from '#workers/import-api.ts';
import { mappedColumns, type MappedColumn } from './mapped-columns.ts';

/** Where the mapping in force comes from. */
export type MappingOrigin = 'guessed' | 'remembered' | 'file';

/** One file of an import: how it is read, and how its columns fill ours. */
export class ImportSlot {
	readonly slot: FileSlot;
	file = $state.raw<File | null>(null);
	/** As asked for; the file may still be on its way to it. */
	options = $state.raw<ReadOptions>({});
	/** Under which the preview was read. */
	readWith: ReadOptions = {};
	preview = $state.raw<RawPreview | null>(null);
	suggested = $state.raw<Suggested | null>(null);
	/** Remembered or loaded: what it says goes before guesses. */
	base = $state.raw<Mapping | null>(null);
	origin = $state<MappingOrigin>('guessed');
	wanted = $state.raw<Wanted>({});
	unlocked = $state.raw<readonly Unlocked[]>([]);
	/** ISO 3166-1 alpha-2 for a file without a country column; null = as the places say. */
	country = $state<string | null>(null);
	kind = $state<TableKind>('accounts');
	/** The user changed how it is read or mapped. */
	touched = $state(false);

	readonly mapping: Mapping | null = $derived.by(() => {
		if (this.suggested === null) return null;
		const { mapping } = this.suggested;
		if (this.base === null) return mapping;
		return this.edited ? keepFields(this.base, mapping) : this.base;
	});
	/** Columns or the country were decided on since the mapping was remembered or loaded. */
	readonly edited: boolean = $derived.by(
		() =>
			Object.keys(this.wanted).length > 0 ||
			(this.base?.unlocked ?? []) !== this.unlocked ||
			constantCountry(this.base) !== this.country
	);
	readonly columns: readonly MappedColumn[] = $derived.by(() => {
		const { preview, suggested, mapping } = this;
		if (preview === null || suggested === null || mapping === null) return [];
		return mappedColumns(preview, suggested.columns, mapping, this.wanted);
	});

	constructor(slot: FileSlot) {
		this.slot = slot;
		this.kind = slot === 'reps' ? 'reps' : 'accounts';
	}

	/** Another file, or the same one read otherwise. */
	take(preview: RawPreview, suggested: Suggested): void {
		this.preview = preview;
		this.suggested = suggested;
	}

	/** Forgets what was decided for a file before. */
	clear(): void {
		this.file = null;
		this.options = {};
		this.readWith = {};
		this.preview = null;
		this.suggested = null;
		this.kind = this.slot === 'reps' ? 'reps' : 'accounts';
		this.country = null;
		this.touched = false;
		this.startAfresh();
	}

	/** Guesses alone. */
	startAfresh(): void {
		this.origin = 'guessed';
		this.base = null;
		this.wanted = {};
		this.unlocked = [];
	}

	use(mapping: Mapping, origin: MappingOrigin): void {
		this.origin = origin;
		this.base = mapping;
		this.wanted = {};
		this.unlocked = mapping.unlocked;
		this.kind = mapping.kind;
		this.country = constantCountry(mapping);
	}

	/** Decisions with these columns decided otherwise; a target that another column was given moves. */
	decide(columns: readonly string[], target: string | null): Wanted {
		const others = Object.entries(this.decided()).filter(
			([column, other]) => !columns.includes(column) && (target === null || other !== target)
		);
		return Object.fromEntries([...others, ...columns.map((column) => [column, target] as const)]);
	}

	/** Decisions without those about these columns: they are guessed again. */
	undecide(columns: readonly string[]): Wanted {
		return Object.fromEntries(Object.entries(this.decided()).filter(([column]) => !columns.includes(column)));
	}

	/** What holds now, be it decided here or by the mapping it began with. */
	decided(): Wanted {
		if (this.base === null || Object.keys(this.wanted).length > 0) return this.wanted;
		return wantedOf(this.base, this.preview?.columns.map(({ name }) => name) ?? []);
	}
}

function constantCountry(mapping: Mapping | null): string | null {
	const field = mapping?.fields.find(({ target }) => target === 'country');
	return field?.how === 'constant' ? String(field.value) : null;
}
