import type { Mapping, TableKind } from '#engine/ingest/mapping/mapping.ts';
import { writeMapping } from '#engine/ingest/mapping/write-mapping.ts';

const storageKey = 'revir-mappings';
/** The oldest one gives way. */
const most = 40;

interface Entry {
	readonly key: string;
	/** Text of a mapping file, to be checked like any other. */
	readonly text: string;
}

function read(): Entry[] {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
		return Array.isArray(value) ? value.filter(isEntry) : [];
	} catch {
		// Broken or blocked storage: nothing is remembered.
		return [];
	}
}

const isEntry = (value: unknown): value is Entry => {
	const { key, text } = (value ?? {}) as Partial<Entry>;
	return typeof key === 'string' && typeof text === 'string';
};

/** Reps and accounts may have the same headers. Order lines are accounts too. */
const keyOf = ({ fingerprint, kind }: { fingerprint: string; kind: TableKind }) =>
	`${kind === 'reps' ? 'reps' : 'accounts'} ${fingerprint}`;

/** Text of the mapping last used for a table with the headers of this one's; null = none. */
export const rememberedMapping = (like: Mapping): string | null =>
	read().find(({ key }) => key === keyOf(like))?.text ?? null;

/** Keeps headers and decisions on this computer, never a cell. */
export function rememberMapping(mapping: Mapping): void {
	const entry: Entry = { key: keyOf(mapping), text: writeMapping(mapping) };
	keep([entry, ...read().filter(({ key }) => key !== entry.key)].slice(0, most));
}

export function forgetMapping(mapping: Mapping): void {
	keep(read().filter(({ key }) => key !== keyOf(mapping)));
}

function keep(entries: readonly Entry[]): void {
	try {
		localStorage.setItem(storageKey, JSON.stringify(entries));
	} catch {
		// Blocked or full storage: it is asked again next time.
	}
}
