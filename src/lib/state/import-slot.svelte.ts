import { wantedOf, keepFields, type Wanted } from '#engine/ingest/mapping/wanted.ts';
import { headersOf, type Mapping, type TableKind, type Target, type Unlocked } from '#engine/ingest/mapping/mapping.ts';
import type { ColumnSuggestion, Suggested } from '#engine/ingest/mapping/suggestion.ts';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { FileSlot } from '#workers/import-api.ts';

/** Where the mapping in force comes from. */
export type MappingOrigin = 'guessed' | 'remembered' | 'file';

/** A column of the file with what becomes of it. */
export interface MappedColumn extends Omit<ColumnSuggestion, 'targets'> {
	readonly targets: readonly Target[];
	/** The user's decision; undefined = none. */
	readonly decided: string | null | undefined;
	/** Reason with which a personal column was let in. */
	readonly unlocked: string | null;
	/** First filled cells, and as what they were read. */
	readonly examples: readonly string[];
	readonly kind: RawPreview['columns'][number]['kind'];
}

const examplesShown = 3;

/** One file of an import: how it is read, and how its columns fill ours. */
export class ImportSlot {
	readonly slot: FileSlot;
	file = $state.raw<File | null>(null);
	options = $state.raw<ReadOptions>({});
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
	/** Columns were decided on since the mapping was remembered or loaded. */
	readonly edited: boolean = $derived.by(
		() => Object.keys(this.wanted).length > 0 || (this.base?.unlocked ?? []) !== this.unlocked
	);
	readonly columns: readonly MappedColumn[] = $derived.by(() => this.#columns());

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
		const constant = mapping.fields.find(({ target }) => target === 'country');
		if (constant?.how === 'constant') this.country = String(constant.value);
	}

	/** Decisions with these columns decided otherwise; a target that another column was given moves. */
	decide(columns: readonly string[], target: string | null): Wanted {
		const others = Object.entries(this.#decided()).filter(
			([column, other]) => !columns.includes(column) && (target === null || other !== target)
		);
		return Object.fromEntries([...others, ...columns.map((column) => [column, target] as const)]);
	}

	/** Decisions without those about these columns: they are guessed again. */
	undecide(columns: readonly string[]): Wanted {
		return Object.fromEntries(Object.entries(this.#decided()).filter(([column]) => !columns.includes(column)));
	}

	#decided(): Wanted {
		if (this.base === null || Object.keys(this.wanted).length > 0) return this.wanted;
		return wantedOf(this.base, this.preview?.columns.map(({ name }) => name) ?? []);
	}

	#columns(): MappedColumn[] {
		const { preview, suggested, mapping } = this;
		if (preview === null || suggested === null || mapping === null) return [];
		const used = new Map<string, Target[]>();
		for (const field of mapping.fields)
			for (const header of headersOf(field)) used.set(header, [...(used.get(header) ?? []), field.target]);
		const unlocked = new Map(mapping.unlocked.map(({ column, reason }) => [column, reason]));
		return suggested.columns.map((column) => {
			const at = preview.columns.findIndex(({ name }) => name === column.column);
			const cells = preview.rows.flatMap(({ cells }) => cells[at] ?? []);
			return {
				...column,
				targets: used.get(column.column) ?? [],
				decided: this.wanted[column.column],
				unlocked: unlocked.get(column.column) ?? null,
				kind: preview.columns[at]?.kind ?? 'text',
				examples: [...new Set(cells)].slice(0, examplesShown)
			};
		});
	}
}
