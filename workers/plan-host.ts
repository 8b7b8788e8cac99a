import * as Comlink from 'comlink';
import { RevirError, type PlainError } from '#engine/model/errors.ts';
import { isWatch, type Sign } from './signs.ts';

/** Comlink keeps only message and name of an Error; a plain object arrives whole. */
export interface ThrownPlain {
	readonly revir: PlainError;
}

export function toThrown(error: unknown): ThrownPlain {
	const known =
		error instanceof RevirError
			? error
			: new RevirError('INTERNAL', { got: error instanceof Error ? error.message : String(error) });
	return { revir: known.toPlain() };
}

/** Runs a call of the page: errors cross the border as plain catalogue entries. */
export async function guarded<R>(run: () => R | Promise<R>): Promise<R> {
	try {
		return await run();
	} catch (error) {
		throw toThrown(error);
	}
}

export type Guarded = typeof guarded;

const say = (sign: Sign) => postMessage(sign);

/** Answers the page's calls, and lets the page notice when this worker is gone: see src/lib/compute/watch-worker.ts. */
export function hostWorker(api: object): void {
	addEventListener('message', ({ data }: MessageEvent<unknown>) => {
		if (!isWatch(data)) return;
		if (data.revir === 'beat') return say({ revir: 'beating' });
		const { lock } = data;
		const alone = () => say({ revir: 'alive', lock: null });
		// Held until the end: the promise never settles.
		const held = () => {
			say({ revir: 'alive', lock });
			return new Promise(() => {});
		};
		if ('locks' in navigator) navigator.locks.request(lock, held).catch(alone);
		else alone();
	});
	Comlink.expose(api);
}

const channel = new MessageChannel();
const turns: (() => void)[] = [];
channel.port1.onmessage = () => turns.shift()?.();

/** Lets waiting messages (cancel, a new job) in between two slices; unlike setTimeout it is not clamped to 4 ms. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		turns.push(resolve);
		channel.port2.postMessage(null);
	});
}

/** The bytes as a buffer of their own, ready to transfer. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
	bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
		? bytes.buffer
		: (bytes.slice().buffer as ArrayBuffer);
