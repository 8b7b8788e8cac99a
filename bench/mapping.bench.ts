import { applyMapping } from '#engine/ingest/mapping/apply.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { HeaderSet } from '../tests/fixtures/header-cells.ts';
import { foundSets, headerSets } from '../tests/fixtures/header-sets.ts';
import { laterSets, latestSets } from '../tests/fixtures/unseen-header-sets-2.ts';
import { lastSets } from '../tests/fixtures/unseen-header-sets-3.ts';
import { unseenSets } from '../tests/fixtures/unseen-header-sets.ts';
import { finish, rawTable, type Cell } from '../tests/fixtures/raw-table.ts';

/**
 * Precision and recall of proposed targets per header set: one hit per column and target. A personal column leaks that is not held back. The
 * figures of each group before words were chosen for it stand in ADR 16. `mapping.bench.ts [all]` names every miss.
 */
const told = process.argv[2] === 'all';
console.log('| header set | kind | columns | precision | recall | blocked |');
console.log('| --- | --- | --- | --- | --- | --- |');
run('all that words were chosen for', headerSets);
run('all found elsewhere', foundSets);
run('all unseen until 2026-11-28', unseenSets);
run('all unseen until the mapping was mended with those', laterSets);
run('all unseen until it was mended again', latestSets);
run('all found after that', lastSets);

function run(name: string, sets: readonly HeaderSet[]): void {
	const total = { hits: 0, proposed: 0, wanted: 0, blocked: 0, personal: 0, leaked: 0, imported: 0 };
	for (const set of sets) {
		const table = rawTable(Object.fromEntries(set.columns.map(([header, , cells]) => [header, cells])));
		const { kind, columns } = suggestMapping(table, { asOf: '2026-02-01' });
		const one = { hits: 0, proposed: 0, wanted: 0, blocked: 0, personal: 0 };
		set.columns.forEach(([header, expected], k) => {
			const personal = expected === 'blocked';
			const wanted = personal || expected === '' ? [] : expected.split(' ');
			const found: readonly string[] = columns[k]!.targets;
			one.wanted += wanted.length;
			one.proposed += found.length;
			one.hits += found.filter((target) => wanted.includes(target)).length;
			one.personal += personal ? 1 : 0;
			one.blocked += columns[k]!.blocked === null ? 0 : 1;
			if (personal && columns[k]!.blocked === null) total.leaked++;
			if (personal && found.length > 0) total.imported++;
			if (told && (found.join(' ') !== wanted.join(' ') || personal !== (columns[k]!.blocked !== null)))
				console.log(
					`  ${header}: ${found.join(' ') || '–'}${columns[k]!.blocked ?? ''} instead of ${expected || '–'}`,
					columns[k]!.reason
				);
		});
		for (const key of ['hits', 'proposed', 'wanted', 'blocked', 'personal'] as const) total[key] += one[key];
		const share = (part: number, of: number) => (of === 0 ? '–' : (part / of).toFixed(3));
		console.log(
			`| ${set.name} | ${kind.kind}${kind.kind === set.kind ? '' : ` (is ${set.kind})`} ${kind.confidence} | ${set.columns.length} | ` +
				`${share(one.hits, one.proposed)} | ${share(one.hits, one.wanted)} | ${one.blocked} of ${one.personal} |`
		);
	}
	console.log(
		`| **${name}** | | | ${(total.hits / total.proposed).toFixed(3)} | ${(total.hits / total.wanted).toFixed(3)} | ${total.blocked} of ${total.personal}, ${total.leaked} leaked, ${total.imported} of these imported |`
	);
}

/** A table of many rows, from the first header set of a German office. */
const rows = 200_000;
const { columns } = headerSets.find(({ name }) => name.startsWith('German spreadsheet'))!;
const cellsOf = (header: string, cells: readonly Cell[]) =>
	Array.from({ length: rows }, (_, k) => (header === 'Kd.-Nr.' ? k : cells[k % cells.length]!));
const large = rawTable(Object.fromEntries(columns.map(([header, , cells]) => [header, cellsOf(header, cells)])));
const cpu = (run: () => unknown) => {
	const start = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(start);
	return ((user + system) / 1e6).toFixed(2);
};
const { mapping } = suggestMapping(large, { asOf: '2026-02-01' });
console.log(`\n${rows} rows × ${columns.length} columns, CPU seconds:`);
console.log(`proposing ${cpu(() => suggestMapping(large, { asOf: '2026-02-01' }))}`);
console.log(`applying  ${cpu(() => finish(applyMapping(large, mapping, { asOf: '2026-02-01' })))}`);
