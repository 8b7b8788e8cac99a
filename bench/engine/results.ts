import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Options, Part } from './options.ts';

const file = join(import.meta.dirname, '../RESULTS.md');
const ORDER: readonly Part[] = ['table', 'own', 'curves', 'growth', 'live'];
const INTRO = `# Plan quality and speed of the engine

Written by \`npm run bench:engine -- --write\`; every section says when, where and with which options it was run. Times are
**CPU time**, unless they say otherwise: other work ran on the same cores, so wall time says little. Of ours it is the whole
process's after the instance was read, with JIT and garbage collection on V8's own threads. The plans are those of
\`revir partition\` in a fresh process each.`;

/** What a section was run on, and how to run it again. */
export function provenance(options: Options, part: Part): string {
	const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.versions.node}`;
	const typed = options.typed.replace(/--parts[ =]\S+ ?/, '').trim();
	const command = `npm run bench:engine -- --parts ${part}${typed === '' ? '' : ` ${typed}`}`;
	return `Run on ${options.date}: ${machine}, load ${loadavg()[0]!.toFixed(1)} at the end. Again: \`${command}\``;
}

/** Replaces the given sections of RESULTS.md and keeps the others. */
export async function writeResults(sections: ReadonlyMap<Part, string>): Promise<void> {
	const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const kept = (part: Part): string | undefined =>
		new RegExp(`<!-- ${part} -->\\n([\\s\\S]*?)\\n<!-- /${part} -->`).exec(before)?.[1]?.trim();
	const texts = ORDER.map((part) => {
		const text = sections.get(part) ?? kept(part);
		return text === undefined ? '' : `<!-- ${part} -->\n\n${text}\n\n<!-- /${part} -->`;
	});
	const text = [INTRO, ...texts.filter((section) => section !== '')].join('\n\n');
	const config = await resolveConfig(file);
	writeFileSync(file, await format(text, { ...config, parser: 'markdown' }));
	console.error(`Wrote ${file}`);
}
