import { autoType, dsvFormat } from 'd3';
import Papa from 'papaparse';
import { parseCsvRaw } from '#engine/ingest/raw/csv-raw.ts';
import type { RawTable } from '#engine/ingest/raw/raw-table.ts';
import { defaultBudget } from '#engine/ingest/table.ts';
import { exportedCsv } from './ingest/exported-csv.ts';

/**
 * CSV bytes → typed columns against d3-dsv with autoType and Papa Parse with dynamicTyping, in turns in one process: median CPU time
 * (this process with its collector) and the memory each holds when it is done. `ingest.bench.ts [rows …]`.
 * "and all text" also asks our table for every text cell once, which the others have made by then.
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000, 1_000_000];
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function readAllText(table: RawTable): RawTable {
	let characters = 0;
	for (const column of table.columns) {
		if (column.kind !== 'text') continue;
		for (let row = 0; row < table.count; row++) characters += column.at(row)?.length ?? 0;
	}
	if (characters === 0) throw new Error('no text read');
	return table;
}

const readers: Record<string, (bytes: Uint8Array, delimiter: string) => unknown> = {
	ours: (bytes) => parseCsvRaw(bytes, 'a.csv', defaultBudget),
	'ours and all text': (bytes) => readAllText(parseCsvRaw(bytes, 'a.csv', defaultBudget)),
	'd3 autoType': (bytes, delimiter) => dsvFormat(delimiter).parse(decode(bytes), autoType),
	'Papa Parse': (bytes, delimiter) =>
		Papa.parse(decode(bytes), { header: true, dynamicTyping: true, skipEmptyLines: true, delimiter })
};
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const mebibytes = (bytes: number) => `${Math.round(bytes / 1048576)} MiB`;
const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

console.log('| file | reader | CPU ms, median | ours is faster by | held when done |');
console.log('| --- | --- | --- | --- | --- |');
for (const count of sizes) {
	for (const style of ['plain', 'german'] as const) {
		const bytes = exportedCsv(count, style);
		const times: Record<string, number[]> = {};
		const held: Record<string, number> = {};
		for (let turn = 0; turn < (count > 300_000 ? 3 : 7); turn++) {
			for (const [name, read] of Object.entries(readers)) {
				collect();
				const before = process.memoryUsage();
				const start = process.cpuUsage();
				const result = read(bytes, style === 'german' ? ';' : ',');
				const { user, system } = process.cpuUsage(start);
				(times[name] ??= []).push((user + system) / 1000);
				const after = process.memoryUsage();
				held[name] = Math.max(held[name] ?? 0, after.heapUsed + after.external - before.heapUsed - before.external);
				if (result === null) throw new Error('nothing read');
			}
		}
		const ours = median(times['ours']!);
		for (const name of Object.keys(readers)) {
			const time = median(times[name]!);
			console.log(
				`| ${style}, ${count} rows, ${mebibytes(bytes.length)} | ${name} | ${time.toFixed(0)} | ${(time / ours).toFixed(1)} | ${mebibytes(held[name]!)} |`
			);
		}
	}
}
