import * as Comlink from 'comlink';
import type { RevirError } from '#engine/model/errors.ts';
import type { ImportWorkerApi } from '#workers/import-api.ts';
import { importLimits, type Limit } from './limits.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** The worker of one import, from the file to the dataset: what is read stays in it from step to step. It is ended when it takes
 *  too long; then the file has to be opened again. Errors arrive as RevirError. Buffers of opened files are taken over. */
export interface ImportClient extends ImportWorkerApi {
	/** Cancels what goes on, and lets everything go. */
	stop(): void;
}

const spawnImport = () => new Worker(new URL('../../../workers/import.worker.ts', import.meta.url), { type: 'module' });

/** @param onLost told when the worker died: nothing that was read is left */
export function createImportClient(onLost: (error: RevirError) => void, spawn = spawnImport): ImportClient {
	const worker = new SupervisedWorker<ImportWorkerApi>(spawn, onLost);
	const isCallback = (part: unknown): part is (share: number) => void => typeof part === 'function';
	/** A call with these inputs; callbacks are handed over as proxies. */
	const through =
		<K extends keyof ImportWorkerApi>(name: K, limit: Limit = importLimits.step) =>
		(...input: Parameters<ImportWorkerApi[K]>): ReturnType<ImportWorkerApi[K]> => {
			const heard = (onShare: (share: number) => void) => (share: number) => {
				worker.heard();
				onShare(share);
			};
			const sent = input.map((part: unknown) => (isCallback(part) ? Comlink.proxy(heard(part)) : part));
			const call = (remote: Comlink.Remote<ImportWorkerApi>) =>
				(remote[name] as unknown as (...sent: unknown[]) => Promise<unknown>)(...sent);
			return worker.call(call, limit) as ReturnType<ImportWorkerApi[K]>;
		};
	const openRaw = through('openRaw', importLimits.read);
	const openAreas = through('openAreas', importLimits.read);
	return {
		openRaw: (slot, file, options, onShare) => openRaw(slot, Comlink.transfer(file, [file.bytes]), options, onShare),
		reopenRaw: through('reopenRaw', importLimits.read),
		close: through('close'),
		openAreas: (file, wanted) => openAreas(Comlink.transfer(file, [file.bytes]), wanted),
		closeAreas: through('closeAreas'),
		addPostcodes: through('addPostcodes', importLimits.read),
		suggest: through('suggest'),
		readMapping: through('readMapping'),
		fits: through('fits'),
		load: through('load', importLimits.told),
		makeReps: through('makeReps'),
		adopt: through('adopt', importLimits.told),
		examine: through('examine', importLimits.told),
		findings: through('findings'),
		accept: through('accept'),
		acceptAll: through('acceptAll'),
		revert: through('revert'),
		setAside: through('setAside'),
		setAsideAll: through('setAsideAll'),
		mendWith: through('mendWith'),
		duplicate: through('duplicate'),
		merge: through('merge'),
		effect: through('effect', importLimits.told),
		export: through('export', importLimits.work),
		finish: through('finish', importLimits.work),
		stop: () => worker.stop()
	};
}
