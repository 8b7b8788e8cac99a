import * as Comlink from 'comlink';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow, writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import { writeAreas } from '#engine/ingest/areas/write-areas.ts';
import { readReps, repsFromOwners } from '#engine/ingest/reps.ts';
import type { Dataset } from '#engine/model/columns.ts';
import { isPlanFile, readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario } from '#engine/scenario/reached.ts';
import type { FilesInput, FilesRead, IngestWorkerApi, NoticeCount, SavedPlan } from './plan-api.ts';
import { bufferOf, hostWorker, toThrown } from './plan-host.ts';
const api: IngestWorkerApi = {
	read(files) {
		try {
			const bytes = new Uint8Array(files.accounts);
			const read = isPlanFile(bytes, files.accountsName)
				? readPlan(bytes, files.accountsName)
				: readTables(bytes, files);
			return Comlink.transfer(read, [read.accounts, read.reps, ...(read.areas ? [read.areas] : [])]);
		} catch (error) {
			throw toThrown(error);
		}
	}
};

/** A plan file brings its own reps. */
function readPlan(bytes: Uint8Array, file: string): FilesRead {
	const plan = readPlanFile(bytes, file);
	const scenario = newestScenario(plan, file);
	return filesRead(plan.dataset, [], { file, unitIds: plan.unitIds, scenario });
}

function readTables(bytes: Uint8Array, files: FilesInput): FilesRead {
	const { accounts, meta, notices } = readAccounts(bytes, files.accountsName);
	const own = files.reps === null ? null : readReps(new Uint8Array(files.reps), files.repsName ?? 'reps');
	const reps = own?.reps ?? repsFromOwners(accounts);
	const found = files.areas && readAreas(new Uint8Array(files.areas), files.areasName ?? 'areas');
	const all = [...(files.notices ?? []), ...notices, ...(own?.notices ?? []), ...(found?.notices ?? [])];
	return filesRead({ accounts, reps, meta, ...(found && { areas: found.areas }) }, all);
}

const filesRead = (
	{ accounts, reps, meta, areas }: Dataset,
	notices: readonly NoticeCount[],
	saved?: SavedPlan
): FilesRead => ({
	accounts: bufferOf(writeAccountsArrow(accounts, meta)),
	reps: bufferOf(writeRepsArrow(reps, meta)),
	notices,
	...(areas && { areas: bufferOf(writeAreas(areas)) }),
	...(saved === undefined ? {} : { saved })
});

hostWorker(api);
