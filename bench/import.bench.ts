import { germanExport } from '../tests/fixtures/dirty/german.ts';
import { norwegianExport } from '../tests/fixtures/dirty/norwegian.ts';
import { germanReps, norwegianReps } from '../tests/fixtures/dirty/rep-sheets.ts';
import { importStreet } from './import/street.ts';
import { judgeImport, type Judged } from './import/judge.ts';

/** The whole street of an import, from the file to cleaned accounts, on dirty exports whose truth is known: read, propose a mapping,
 *  apply it, locate with the shipped places, look for all problems, accept every sure proposal. `import.bench.ts [seeds]`. */
const seeds = Number(process.argv[2] ?? 3);
const rows: Judged[] = [];
for (let seed = 1; seed <= seeds; seed++) {
	const german = germanExport(1500, seed);
	const norwegian = norwegianExport(600, seed);
	const deReps = { file: 'aussendienst.xlsx', bytes: await germanReps(german.homes) };
	const noReps = { file: 'selgere.csv', bytes: norwegianReps(norwegian.homes) };
	for (const [file, reps] of [
		[await german.xlsx(), deReps],
		[german.csv, deReps],
		[norwegian.csv, noReps]
	] as const)
		rows.push(judgeImport(file, await importStreet(file, reps), seed));
}
const titles = Object.keys(rows[0]!.figures);
console.log(`| file | seed | ${titles.join(' | ')} |`);
console.log(`| --- | --- |${' --- |'.repeat(titles.length)}`);
for (const { file, seed, figures } of rows)
	console.log(`| ${file} | ${seed} | ${Object.values(figures).join(' | ')} |`);
console.log('\nms per stage\n');
const stages = Object.keys(rows[0]!.took);
console.log(`| file | seed | ${stages.join(' | ')} |`);
console.log(`| --- | --- |${' --- |'.repeat(stages.length)}`);
for (const { file, seed, took } of rows)
	console.log(
		`| ${file} | ${seed} | ${Object.values(took)
			.map((ms) => ms.toFixed(0))
			.join(' | ')} |`
	);
console.log('\nFindings by reason (of these accepted), and what went wrong\n');
for (const { file, seed, reasons, wrong } of rows) {
	console.log(`${file} (seed ${seed}): ${reasons.join('; ')}`);
	for (const line of wrong) console.log(`  ${line}`);
}
