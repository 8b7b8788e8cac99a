import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps, repsFromOwners } from '#engine/ingest/reps.ts';
import type { Dataset } from '#engine/model/columns.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { readInput, readJsonFile } from './files.ts';
import { logNotices } from './output.ts';

/** Reads accounts and reps; without a reps file the owners of the accounts are the reps. */
export function readDataset(accountsPath: string, repsPath: string | undefined): Dataset {
	const { accounts, meta, notices } = readAccounts(readInput(accountsPath), basename(accountsPath));
	logNotices(notices);
	if (repsPath === undefined) return { accounts, reps: repsFromOwners(accounts), meta };
	const read = readReps(readInput(repsPath), basename(repsPath));
	logNotices(read.notices);
	return { accounts, reps: read.reps, meta };
}

export function readSettings(path: string | undefined, seed: number | undefined): Settings {
	const settings = path === undefined ? defaultSettings() : parseSettings(readJsonFile(path), basename(path));
	return seed === undefined ? settings : { ...settings, seed };
}
