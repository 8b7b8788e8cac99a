import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { runTool } from './bootstrap.mjs';

/** `npm run bench NAME`: every bench prints its own table; nothing here is timed in tests. */
const [name, ...args] = process.argv.slice(2);
const folder = resolve(import.meta.dirname, '../bench');
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.bench.ts'))
	.map((file) => file.replace('.bench.ts', ''));
if (name === undefined || !names.includes(name)) {
	console.error(`Name a bench: npm run bench NAME, one of ${names.join(', ')}.`);
	process.exit(2);
}
process.exit(await runTool(`bench/${name}.bench.ts`, args));
