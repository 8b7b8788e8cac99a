/** Plan quality beside METIS, quality over time, and cost growth: `npm run bench:engine -- --help` lists the options. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curveSvg } from './engine/curve-svg.ts';
import { curveTable, runCurves } from './engine/curves.ts';
import { growthTable, ownInstances } from './engine/growth.ts';
import { findJudge } from './engine/judge.ts';
import { liveTable } from './engine/live.ts';
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
const metisMissing = options.parts.some((part) => part === 'table' || part === 'own') ? prepareMetis() : null;
const metisText =
	metisMissing ??
	`METIS is the best of ${options.metisSeeds} seeds of \`gpmetis -contig -objtype=cut\` with the task’s measures as vertex weights and the same tolerance (\`-ufactor\`): contiguous plans come first, then those that hold, then less travel, so where none holds this is METIS’s least travel. Its CPU is all seeds’ partitioning together.`;

if (options.parts.includes('table') && instances !== null) {
	finish(
		'table',
		'The six given instances',
		`CPU seconds are those of the targets, plans ${scoredBy}. *Gap* is to our certified bound (in brackets where the plan does not hold, so that the bound says little), *bound / LP* compares that bound with the exact LP optimum, *baseline* is plain annealing for 10 s. ${metisText}`,
		qualityTable(instances, options.tasks, options, judge, metisMissing, scratch)
	);
}
if (options.parts.includes('own')) {
	const tasks = options.tasks.filter((task) => !task.startsWith('S'));
	finish(
		'own',
		'Instances of our own',
		`Seeded planar instances with heavy-tailed measures and random homes, so that nothing is tuned to the six alone. The same columns, plans ${scoredBy}.`,
		qualityTable(ownInstances(options, scratch), tasks, options, judge, metisMissing, scratch)
	);
}
if (options.parts.includes('curves') && instances !== null && instances.length > 0) {
	const curves = runCurves(instances, options);
	if (options.write) writeFileSync(join(import.meta.dirname, 'quality-over-time.svg'), curveSvg(curves));
	finish(
		'curves',
		'Quality over time',
		'Travel in km of the best plan after so much CPU, in brackets by how many percentage points its worst deviation is beyond the tolerance and how many units lie outside. A dash: no plan yet.\n\n![Travel and excess of the best plan over CPU time, by task and instance](quality-over-time.svg)',
		curveTable(curves)
	);
}
if (options.parts.includes('growth')) {
	finish(
		'growth',
		'Cost growth',
		'Generated instances (crowded around towns, heavy-tailed measures, random homes). *First plan ms* is wall time. With 1,000 territories a territory has ten units, and with three measures nobody knows whether 5 % can be met.',
		growthTable(options, scratch)
	);
}
if (options.parts.includes('live')) {
	finish(
		'live',
		'A slider moves',
		'From a changed setting to the next valid plan in a process that is warm: the demos through the session of the app (problem, search, figures), the instances (W5-fixed) by the bare engine. Medians of 15 changes of one slider to and fro, tolerances between 5 and 14 %; *ms* is wall time. *Inside before* tells how often the plan before kept the new tolerances, *inside* how often the first plan after does.',
		liveTable(instances ?? [], options)
	);
}
if (options.write) await writeResults(sections);
