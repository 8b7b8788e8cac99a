import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Atlas = Topology<Record<string, GeometryCollection<{ name?: string }>>>;

const require = createRequire(import.meta.url);

/** Reads a TopoJSON file of an npm package, e.g. `world-atlas/land-50m.json`. */
export function readTopology(file: string): Atlas {
	return JSON.parse(readFileSync(require.resolve(file), 'utf8')) as Atlas;
}

export function collection(atlas: Atlas, name: string): GeometryCollection<{ name?: string }> {
	const found = atlas.objects[name];
	if (found === undefined)
		throw new Error(`topology has no object "${name}", only ${Object.keys(atlas.objects).join(', ')}`);
	return found;
}
