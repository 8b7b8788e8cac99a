import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGeography } from '../../../scripts/static/geography.ts';
import { parseOutline, parsePlaces } from '#engine/ingest/geography.ts';
import type { DemoGeography } from '#cli/demo/places.ts';

let folder = join(process.cwd(), 'static', 'generated');

/** The shipped files; built aside where a clone has none yet. */
export function readGeo(name: string): unknown {
	if (!existsSync(join(folder, 'geo', 'index.json'))) {
		folder = mkdtempSync(join(tmpdir(), 'revir-geo-'));
		buildGeography(folder);
	}
	return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

export function geographyOf(country: 'DE' | 'NO' | 'US'): DemoGeography {
	const places = readGeo(`geo/places-${country}.json`) as { region?: string[] };
	return {
		places: parsePlaces([places]),
		postcodes: country === 'DE' ? (readGeo('geo/postcodes-DE.json') as { postcodes: string[][] }).postcodes : null,
		region: places.region ?? null,
		outline: parseOutline(readGeo(`geo/outline-${country}.json`))
	};
}
