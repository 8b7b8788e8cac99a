import { RevirError, type PlainError } from '#engine/model/errors.ts';

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
