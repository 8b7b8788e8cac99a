import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOutline, parsePlaces } from '#engine/ingest/geography.ts';
import { RevirError } from '#engine/model/errors.ts';
import { markets } from './markets.ts';
import type { DemoGeography } from './places.ts';
import type { DatasetId } from './tables.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'static', 'generated', 'geo');

/** The shipped geography of a dataset's country; builds it first where it is missing. */
export function loadDemoGeography(dataset: DatasetId): DemoGeography {
	const { country } = markets[dataset];
	if (!existsSync(join(folder, 'index.json'))) buildGeography();
	const file = `places-${country}.json`;
	const places = read(file);
	const { region } = places as { region: readonly string[] };
	return {
		places: parsePlaces([places], file),
		postcodes: country === 'DE' ? (read('postcodes-DE.json') as { postcodes: string[][] }).postcodes : null,
		// Elsewhere today's territories follow postcodes.
		region: country === 'US' ? region : null,
		outline: parseOutline(read(`outline-${country}.json`), `outline-${country}.json`)
	};
}

function read(name: string): unknown {
	const file = join(folder, name);
	if (!existsSync(file)) throw new RevirError('FILE_MISSING', { where: { file } });
	return JSON.parse(readFileSync(file, 'utf8'));
}

function buildGeography(): void {
	const script = join(root, 'scripts', 'build-static.ts');
	spawnSync(process.execPath, [script, '--only', 'geography'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
