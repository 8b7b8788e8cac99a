import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedCsv } from './ingest/exported-csv.ts';
import { readers } from './ingest/readers.ts';

/**
 * CSV bytes → typed columns against d3-dsv with autoType and Papa Parse with dynamicTyping. Every reading has a fresh process, as a
 * page imports a file once and nobody should pay for the garbage of another; the readers take turns. CPU time counts all threads,
 * the collector's too; "again" is a second reading in the same process, when the code is compiled and the first result is garbage;
 * memory is the peak of the first, the file included. Under German figures the others' numbers, dates and
 * flags stay text. "and all text" makes every text cell a string, as the others do. `ingest.bench.ts [rows …]`.
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000, 1_000_000];
const TURNS = 5;
const files = [
	['plain', 'utf-8'],
	['german', 'utf-8'],
	['german', 'windows-1252']
] as const;
interface Reading {
	readonly cpu: number;
	readonly again: number;
	readonly peak: number;
}

const folder = mkdtempSync(join(tmpdir(), 'ingest-bench-'));
const child = join(import.meta.dirname, 'ingest/read-once.process.ts');
function readOnce(reader: string, file: string, separator: string, encoding: string): Reading {
	const { stdout, stderr, status } = spawnSync(process.execPath, [child, reader, file, separator, encoding], {
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Reading;
}
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

try {
	console.log('| file | reader | CPU ms | ours is faster by | again | by | peak memory |');
	console.log('| --- | --- | --- | --- | --- | --- | --- |');
	for (const count of sizes) {
		for (const [style, encoding] of files) {
			const utf8 = exportedCsv(count, style);
			// Every character of these exports is in Latin 1.
			const bytes = encoding === 'utf-8' ? utf8 : Buffer.from(new TextDecoder().decode(utf8), 'latin1');
			const file = join(folder, `${style}-${encoding}-${count}.csv`);
			writeFileSync(file, bytes);
			const readings: Record<string, Reading[]> = {};
			for (let turn = 0; turn < TURNS; turn++) {
				for (const name of Object.keys(readers)) {
					(readings[name] ??= []).push(readOnce(name, file, style === 'german' ? ';' : ',', encoding));
				}
			}
			const typical = (name: string, figure: keyof Reading) =>
				median(readings[name]!.map((reading) => reading[figure]));
			for (const name of Object.keys(readers)) {
				const cells = (['cpu', 'again'] as const).flatMap((figure) => [
					typical(name, figure).toFixed(0),
					(typical(name, figure) / typical('ours', figure)).toFixed(1)
				]);
				const size = `${style}, ${encoding}, ${count} rows, ${(bytes.length / 1048576).toFixed(0)} MiB`;
				console.log(`| ${size} | ${name} | ${cells.join(' | ')} | ${typical(name, 'peak').toFixed(0)} MiB |`);
			}
		}
	}
} finally {
	rmSync(folder, { recursive: true });
}
