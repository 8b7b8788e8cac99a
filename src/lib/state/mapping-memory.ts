import * as v from 'valibot';
import { parseMapping } from '#engine/ingest/mapping/mapping-file.ts';
import type { Mapping, TableKind } from '#engine/ingest/mapping/mapping.ts';

const storageKey = 'revir-mappings';
/** An oldest one gives way. */
const most = 40;

const stored = v.array(v.object({ key: v.string(), mapping: v.unknown() }));
type Stored = v.InferOutput<typeof stored>;

function read(): Stored {
	try {
		return v.parse(stored, JSON.parse(localStorage.getItem(storageKey) ?? '[]'));
	} catch {
		// Broken or blocked storage: nothing is remembered.
		return [];
	}
}

/** Reps and accounts may have the same headers. Order lines are accounts too. */
const keyOf = (fingerprint: string, kind: TableKind) => `${kind === 'reps' ? 'reps' : 'accounts'} ${fingerprint}`;

/** The mapping last used for a file with the same headers; null = none, or one that is not ours any more. */
export function rememberedMapping(fingerprint: string, kind: TableKind): Mapping | null {
	const entry = read().find(({ key }) => key === keyOf(fingerprint, kind));
	if (entry === undefined) return null;
	try {
		return parseMapping(entry.mapping);
	} catch {
		return null;
	}
}

/** Keeps headers and decisions on this computer, never a cell. */
export function rememberMapping(mapping: Mapping): void {
	const key = keyOf(mapping.fingerprint, mapping.kind);
	const others = read().filter((entry) => entry.key !== key);
	try {
		localStorage.setItem(storageKey, JSON.stringify([{ key, mapping }, ...others].slice(0, most)));
	} catch {
		// Blocked or full storage: it is asked again next time.
	}
}

export function forgetMapping(mapping: Mapping): void {
	const key = keyOf(mapping.fingerprint, mapping.kind);
	try {
		localStorage.setItem(storageKey, JSON.stringify(read().filter((entry) => entry.key !== key)));
	} catch {
		// Nothing was kept either.
	}
}
