/** Plan quality beside METIS, quality over time, and cost growth: `npm run bench:engine -- --help` lists the options. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJudge } from './engine/judge.ts';
import { prepareMetis } from './engine/metis.ts';
import { readOptions, type Part } from './engine/options.ts';
import { givenInstances } from './engine/problems.ts';
import { qualityTable } from './engine/quality.ts';
import { provenance, writeResults } from './engine/results.ts';

const options = readOptions(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), 'revir-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const { judge, official } = await findJudge(options.folder);
const scoredBy = official ? 'scored by the instances’ own scorer' : 'scored by the figures of `revir partition`';
const sections = new Map<Part, string>();
const finish = (part: Part, title: string, about: string, body: string): void => {
	const text = `## ${title}\n\n${about}\n\n${body}\n\n${provenance(options, part)}`;
	sections.set(part, text);
	console.log(`\n${text}`);
};

const instances = givenInstances(options);
if (options.parts.includes('table') && instances !== null) {
	const missing = prepareMetis();
	const metis =
		missing ??
		`METIS is the best of ${options.metisSeeds} seeds of \`gpmetis -contig -objtype=cut\` with the task’s measures as vertex weights and the same tolerance (\`-ufactor\`); contiguous plans come first, then those that hold, then less travel, so where none holds this is METIS’s least travel. Its CPU is all seeds’ partitioning together.`;
	finish(
		'table',
		'The six given instances',
		`CPU seconds are those of the targets, plans ${scoredBy}. *Gap* is to our certified bound, *bound / LP* compares that bound with the exact LP optimum, *baseline* is plain annealing for 10 s. ${metis}`,
		qualityTable(instances, options.tasks, options, judge, missing, scratch)
	);
}
if (options.write) await writeResults(sections);
