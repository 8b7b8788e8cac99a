import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readAreas, type AreasRead } from '#engine/ingest/areas/read-areas.ts';
import { readReps, repsFromOwners } from '#engine/ingest/reps.ts';
import type { Dataset } from '#engine/model/columns.ts';
import { RevirError } from '#engine/model/errors.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { readInput, readJsonFile } from './files.ts';
import { log, logNotices } from './output.ts';

/** Reads accounts and reps; without a reps file the owners of the accounts are the reps. */
export function readDataset(accountsPath: string, repsPath: string | undefined, from: AreaFlags = {}): Dataset {
	const { accounts, meta, notices } = readAccounts(readInput(accountsPath), basename(accountsPath));
	logNotices(notices);
	const areas = readAreasFile(from)?.areas;
	const given = { accounts, meta, ...(areas && { areas }) };
	if (repsPath === undefined) return { ...given, reps: repsFromOwners(accounts) };
	const read = readReps(readInput(repsPath), basename(repsPath));
	logNotices(read.notices);
	return { ...given, reps: read.reps };
}

export const areaFlags = {
	areas: { kind: 'text', value: 'F.geojson', doc: 'areas that become the basic units, a GeoJSON with polygons' },
	'area-id': { kind: 'text', value: 'P', doc: 'property that is the id of an area; guessed where left out' },
	'area-name': { kind: 'text', value: 'P', doc: 'property that is its name; guessed where left out' }
} as const;

interface AreaFlags {
	readonly areas?: string | undefined;
	readonly 'area-id'?: string | undefined;
	readonly 'area-name'?: string | undefined;
}

/** The areas that the flags name, and what was made of them. */
export function readAreasFile({ areas: path, 'area-id': id, 'area-name': name }: AreaFlags): AreasRead | undefined {
	if (path === undefined) {
		const alone = id === undefined ? (name === undefined ? null : '--area-name') : '--area-id';
		if (alone !== null)
			throw new RevirError('USAGE', { where: { rule: alone }, got: 'no --areas', expected: '--areas F.geojson' });
		return undefined;
	}
	const read = readAreas(readInput(path), basename(path), { ...(id && { id }), ...(name && { name }) });
	logNotices(read.notices);
	const { properties } = read;
	log(
		`revir: ${read.areas.count} areas from ${basename(path)} as basic units; id: ${properties.id ?? 'number in the file'}, name: ${properties.name ?? 'the id'}`
	);
	return read;
}

export function readSettings(path: string | undefined, seed: number | undefined): Settings {
	const settings = path === undefined ? defaultSettings() : parseSettings(readJsonFile(path), basename(path));
	return seed === undefined ? settings : { ...settings, seed };
}
