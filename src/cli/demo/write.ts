import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '#engine/model/settings.ts';
import { accountsToArrow, repsToArrow } from './arrow.ts';
import type { DemoTables } from './tables.ts';

/** Writes accounts.arrow, reps.arrow and settings.json; returns their paths. */
export function writeDemo(dir: string, tables: DemoTables): string[] {
	mkdirSync(dir, { recursive: true });
	const write = (name: string, content: Uint8Array | string) => {
		const file = join(dir, name);
		writeFileSync(file, content);
		return file;
	};
	return [
		write('accounts.arrow', accountsToArrow(tables)),
		write('reps.arrow', repsToArrow(tables)),
		write('settings.json', `${JSON.stringify(defaultSettings(), null, '\t')}\n`)
	];
}
