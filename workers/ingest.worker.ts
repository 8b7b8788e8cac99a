import * as Comlink from 'comlink';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow, writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import { readReps, repsFromOwners } from '#engine/ingest/reps.ts';
import type { IngestWorkerApi } from './plan-api.ts';
import { bufferOf, toThrown } from './plan-host.ts';

const api: IngestWorkerApi = {
	read(files) {
		try {
			const { accounts, meta, notices } = readAccounts(new Uint8Array(files.accounts), files.accountsName);
			const own = files.reps === null ? null : readReps(new Uint8Array(files.reps), files.repsName ?? 'reps');
			const reps = own?.reps ?? repsFromOwners(accounts);
			const read = {
				accounts: bufferOf(writeAccountsArrow(accounts, meta)),
				reps: bufferOf(writeRepsArrow(reps, meta)),
				notices: [...notices, ...(own?.notices ?? [])]
			};
			return Comlink.transfer(read, [read.accounts, read.reps]);
		} catch (error) {
			throw toThrown(error);
		}
	}
};

Comlink.expose(api);
