import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { runTool } from './bootstrap.mjs';

/** `npm run bench [part of a name]`: every bench prints its own table; nothing here is timed in tests. */
const wanted = process.argv[2] ?? '';
const folder = resolve(import.meta.dirname, '../bench');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && name.includes(wanted))) {
	console.log(`\n# ${file}`);
	const code = await runTool(`bench/${file}`, []);
	if (code !== 0) process.exit(code);
}
