import { findDuplicateClusters } from '#engine/ingest/duplicates/find.ts';
import { generateLabelled, type Kinds, type LabelledAccounts } from './duplicates/generate.ts';
import { exactPairs, similarPairs } from './duplicates/peers.ts';
import { loadPlaces } from './duplicates/places.ts';
import { judgeClusters, judgePairs, recallByDamage, type Judgement } from './duplicates/judge.ts';
import { english, german, norwegian } from './duplicates/words.ts';

/** Precision and recall (of pairs) on labelled sets whose generator knows nothing of the matcher, beside two plain peers in the same
 *  run, and the time of 100,000 accounts. `duplicates.bench.ts [rows] [kinds] [seeds]`: kinds of damage, "all", some ("known,unseen") or
 *  "tune", which are the seeds that weights were set with. */
const rows = Number(process.argv[2] ?? 20_000);
const asked = process.argv[3] ?? 'all';
const tune = asked === 'tune';
const every: readonly Kinds[] = ['known', 'held out', 'unseen'];
const kindsOfDamage = tune ? every.slice(0, 1) : every.filter((kinds) => asked === 'all' || asked.includes(kinds));
const seeds = tune ? [101, 102] : [1, 2, 3, 4, 5].slice(0, Number(process.argv[4] ?? 5));
/** Confidence from which a proposal is better taken than left: the best balance of precision and recall here. */
const likelyConfidence = 0.7;
const percent = (value: number) => (100 * value).toFixed(1);

function run<T>(steps: Generator<number, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

const sums = new Map<string, Judgement[]>();
const hard = new Map<string, number>();
const byDamage = new Map<string, { all: number; likely: number; shown: number }>();
const bins = Array.from({ length: 12 }, () => ({ right: 0, all: 0 }));
let speed = 0;

function measure(label: string, set: LabelledAccounts): void {
	const start = performance.now();
	const found = run(findDuplicateClusters(set.accounts));
	const seconds = (performance.now() - start) / 1000;
	speed = found.comparedPairs / seconds;
	const add = (method: string, judged: Judgement) => {
		const key = `${label} | ${method}`;
		sums.set(key, [...(sums.get(key) ?? []), judged]);
	};
	add(
		'sure',
		judgeClusters(
			set,
			found.clusters.filter(({ sure }) => sure)
		)
	);
	const likely = found.clusters.filter(({ confidence }) => confidence >= likelyConfidence);
	add('likely (confidence ≥ 0.7)', judgeClusters(set, likely));
	add('sure and to be reviewed', judgeClusters(set, found.clusters));
	for (const [which, clusters] of [
		['likely', likely],
		['shown', found.clusters]
	] as const)
		for (const [kind, { all, found: right }] of recallByDamage(set, clusters)) {
			const sum = byDamage.get(kind) ?? { all: 0, likely: 0, shown: 0 };
			byDamage.set(kind, sum);
			if (which === 'shown') sum.all += all;
			sum[which] += right;
		}
	add('same plain name and postcode', judgePairs(set, exactPairs(set.accounts)));
	add('Jaro–Winkler ≥ 0.92, same postcode', judgePairs(set, similarPairs(set.accounts)));
	for (const { pairs } of found.clusters) {
		for (const { a, b, probability } of pairs) {
			const bin = bins[Math.min(11, Math.floor((probability - 0.4) * 20))]!;
			bin.all++;
			if (set.entity[a] === set.entity[b]) bin.right++;
		}
	}
	for (const [kind, count] of Object.entries(set.hard)) hard.set(kind, (hard.get(kind) ?? 0) + count);
}

for (const words of [german, norwegian, english]) {
	const places = loadPlaces(words.file);
	if (places === null) {
		console.log(`${words.country}: needs ../shared/data`);
		continue;
	}
	for (const kinds of kindsOfDamage) {
		for (const seed of seeds)
			measure(`${words.country} | ${kinds}`, generateLabelled(words, places, rows, seed, kinds));
	}
}

console.log(`${rows} accounts a set, 15 % duplicates, seeds ${seeds.join(', ')}; mean (least) over seeds\n`);
console.log('| market | damage | found by | precision % | recall % |\n| --- | --- | --- | --- | --- |');
for (const [key, list] of sums) {
	const show = (value: (judged: Judgement) => number) => {
		const values = list.map(value);
		return `${percent(values.reduce((sum, one) => sum + one, 0) / values.length)} (${percent(Math.min(...values))})`;
	};
	console.log(`| ${key} | ${show(({ precision }) => precision)} | ${show(({ recall }) => recall)} |`);
}
console.log('\n| damage to either entry, beside others | pairs | likely % | shown % |\n| --- | --- | --- | --- |');
for (const [kind, { all, likely, shown }] of [...byDamage].sort(([, a], [, b]) => a.likely / a.all - b.likely / b.all))
	console.log(`| ${kind} | ${all} | ${percent(likely / all)} | ${percent(shown / all)} |`);
console.log('\n| said to be right | joined pairs | were right % |\n| --- | --- | --- |');
bins.forEach(({ right, all }, at) =>
	console.log(
		`| ${percent(0.4 + at / 20)} … ${percent(0.45 + at / 20)} % | ${all} | ${all > 0 ? percent(right / all) : '–'} |`
	)
);
console.log(`\nhard negatives: ${[...hard].map(([kind, count]) => `${count} × ${kind}`).join(', ')}`);
console.log(`${Math.round(speed).toLocaleString('en')} pairs a second`);

const places = loadPlaces('de');
if (places !== null && asked === 'all') {
	const { accounts } = generateLabelled(german, places, 100_000, 9, 'held out');
	const cpu = process.cpuUsage();
	const start = performance.now();
	const { clusters, comparedPairs } = run(findDuplicateClusters(accounts));
	const used = process.cpuUsage(cpu);
	console.log(
		`100,000 accounts: ${((performance.now() - start) / 1000).toFixed(1)} s wall, ${((used.user + used.system) / 1e6).toFixed(1)} s CPU, ` +
			`${comparedPairs.toLocaleString('en')} pairs, ${clusters.length} clusters`
	);
}
