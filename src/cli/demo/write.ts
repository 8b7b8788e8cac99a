import { join } from 'node:path';
import { defaultSettings } from '#engine/model/settings.ts';
import { checkWritable, makeFolder, writeOutput } from '../io/files.ts';
import { accountsToArrow, repsToArrow } from './arrow.ts';
import type { DemoTables } from './tables.ts';

const names = ['accounts.arrow', 'reps.arrow', 'settings.json'] as const;

/** Makes the folder and fails before the work where one of the files cannot be written there. @throws RevirError FILE_UNWRITABLE */
export function prepareFolder(dir: string): void {
	makeFolder(dir);
	checkWritable(...names.map((name) => join(dir, name)));
}

/** Writes accounts.arrow, reps.arrow and settings.json; returns their paths. */
export function writeDemo(dir: string, tables: DemoTables): string[] {
	const contents: Readonly<Record<(typeof names)[number], () => Uint8Array | string>> = {
		'accounts.arrow': () => accountsToArrow(tables),
		'reps.arrow': () => repsToArrow(tables),
		'settings.json': () => `${JSON.stringify(defaultSettings(), null, '\t')}\n`
	};
	return names.map((name) => {
		const file = join(dir, name);
		writeOutput(file, contents[name]());
		return file;
	});
}
