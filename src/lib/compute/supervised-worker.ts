import * as Comlink from 'comlink';
import { RevirError, type PlainError } from '#engine/model/errors.ts';

/** A worker that may be killed at any time without leaving a caller waiting: plain Comlink calls to a dead worker never settle. */
export class SupervisedWorker<Api extends object> {
	readonly #spawn: () => Worker;
	readonly #onDeath: (error: RevirError) => void;
	#worker: Worker | null = null;
	#remote: Comlink.Remote<Api> | null = null;
	#pending = new Set<(error: RevirError) => void>();

	constructor(spawn: () => Worker, onDeath: (error: RevirError) => void = () => {}) {
		this.#spawn = spawn;
		this.#onDeath = onDeath;
	}

	get alive(): boolean {
		return this.#worker !== null;
	}

	/** Runs one call; rejects when the worker dies or `deadlineMs` passes (the worker is killed then). */
	async call<R>(run: (remote: Comlink.Remote<Api>) => Promise<R>, deadlineMs?: number): Promise<R> {
		const remote = this.#start();
		return new Promise<R>((resolve, reject) => {
			const timer =
				deadlineMs === undefined
					? undefined
					: setTimeout(
							() => this.kill(new RevirError('COMPUTE_DEADLINE', { expected: `${deadlineMs / 1000} s` })),
							deadlineMs
						);
			const settle = () => {
				clearTimeout(timer);
				this.#pending.delete(fail);
			};
			const fail = (error: RevirError) => {
				settle();
				reject(error);
			};
			this.#pending.add(fail);
			run(remote).then(
				(value) => {
					settle();
					resolve(value);
				},
				(error: unknown) => fail(toRevirError(error))
			);
		});
	}

	/** Ends the worker; every open call rejects with `error`. The next call starts a fresh one. */
	kill(error: RevirError = new RevirError('COMPUTE_STOPPED')): void {
		if (this.#worker === null) return;
		this.#worker.terminate();
		this.#worker = null;
		this.#remote = null;
		const waiting = [...this.#pending];
		this.#pending.clear();
		for (const fail of waiting) fail(error);
		this.#onDeath(error);
	}

	#start(): Comlink.Remote<Api> {
		if (this.#remote !== null) return this.#remote;
		const worker = this.#spawn();
		const died = (event: Event) => {
			event.preventDefault();
			if (this.#worker === worker) this.kill(new RevirError('COMPUTE_STOPPED', { got: messageOf(event) }));
		};
		worker.addEventListener('error', died);
		worker.addEventListener('messageerror', died);
		this.#worker = worker;
		this.#remote = Comlink.wrap<Api>(worker);
		return this.#remote;
	}
}

const messageOf = (event: Event) => (event instanceof ErrorEvent && event.message !== '' ? event.message : event.type);

/** Workers throw RevirError as a plain object behind `revir` (structured cloning keeps no class). */
function toRevirError(error: unknown): RevirError {
	if (error instanceof RevirError) return error;
	const plain = (error as { revir?: PlainError } | null)?.revir;
	if (plain !== undefined) return new RevirError(plain.code, plain);
	return new RevirError('INTERNAL', { got: error instanceof Error ? error.message : String(error) });
}
