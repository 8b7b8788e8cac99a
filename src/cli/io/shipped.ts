import { readFile } from 'node:fs/promises';
import type { ReadShipped } from '#engine/ingest/locate/load-locating.ts';

const folder = new URL('../../../static/generated/', import.meta.url);

/** What the app ships and what `npm run postcodes` has fetched: the same files the browser loads. */
export const readShipped: ReadShipped = async (name) => {
	try {
		return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as unknown;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
};
