import * as Comlink from 'comlink';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { RevirError } from '#engine/model/errors.ts';
import type { IngestWorkerApi, RawInput } from '#workers/plan-api.ts';
import { limits } from './limits.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** The worker of one import, from the file to the accounts: what is read stays in it from step to step. It is ended when it takes
 *  too long; then the file has to be opened again. Errors arrive as RevirError. */
export interface ImportClient {
	/** Takes the bytes over. */
	openRaw(file: RawInput, options: ReadOptions, onShare: (share: number) => void): Promise<RawPreview>;
	reopenRaw(options: ReadOptions, onShare: (share: number) => void): Promise<RawPreview>;
	/** Cancels what goes on, and lets everything go. */
	stop(): void;
}

const spawnReader = () => new Worker(new URL('../../../workers/ingest.worker.ts', import.meta.url), { type: 'module' });

/** @param onLost told when the worker died: nothing that was read is left */
export function createImportClient(onLost: (error: RevirError) => void, spawn = spawnReader): ImportClient {
	const reader = new SupervisedWorker<IngestWorkerApi>(spawn, onLost);
	return {
		openRaw: ({ bytes, name }, options, onShare) =>
			reader.call(
				(remote) => remote.openRaw(Comlink.transfer({ bytes, name }, [bytes]), options, Comlink.proxy(onShare)),
				limits.openRaw
			),
		reopenRaw: (options, onShare) =>
			reader.call((remote) => remote.reopenRaw(options, Comlink.proxy(onShare)), limits.reopenRaw),
		stop: () => reader.stop()
	};
}
