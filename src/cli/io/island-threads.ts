import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { IslandPool, type FromIsland, type IslandPort } from '#engine/plan/islands/pool.ts';

const script = new URL('../../../workers/island.thread.ts', import.meta.url);

/** Threads beside this one that run island tasks. Answers are fetched between slices, without a turn of the event loop. */
export interface IslandThreads {
	readonly helpers: IslandPool['helpers'];
	/** Ends them; open tasks are lost. */
	stop(): Promise<void>;
}

/** @param workers physical ones, this thread included; 1 = none beside it */
export function startIslandThreads(workers: number): IslandThreads {
	const threads: Worker[] = [];
	const pool = new IslandPool(
		Array.from({ length: workers - 1 }, (): IslandPort => {
			const { port1, port2 } = new MessageChannel();
			const thread = new Worker(script, { workerData: { port: port2 }, transferList: [port2] });
			// One that dies never answers; what it was given is run here.
			thread.on('error', () => {});
			thread.unref();
			threads.push(thread);
			port1.unref();
			return {
				post: (message) => port1.postMessage(message),
				receive() {
					const message = receiveMessageOnPort(port1) as { readonly message: FromIsland } | undefined;
					return message === undefined ? [] : [message.message];
				}
			};
		})
	);
	return {
		helpers: pool.helpers,
		async stop() {
			await Promise.all(threads.map((thread) => thread.terminate()));
		}
	};
}

/** Helpers for as long as `run` takes, however it ends. */
export async function withIslandThreads<T>(
	workers: number,
	run: (helpers: IslandPool['helpers']) => T | Promise<T>
): Promise<T> {
	const threads = startIslandThreads(workers);
	try {
		return await run(threads.helpers);
	} finally {
		await threads.stop();
	}
}
