import * as Comlink from 'comlink';
import { RevirError, type PlainError } from '#engine/model/errors.ts';
import { beatMs, beatsOwed, beatsToStart, type Limit } from './limits.ts';
import { watchWorker, type Pace } from './watch-worker.ts';

interface Call {
	/** null = until the worker is done or silent. */
	readonly limitMs: number | null;
	readonly fail: (error: RevirError) => void;
	/** Its limit counts from now. */
	readonly renew: () => void;
}

/** A worker that may die at any time without leaving a caller waiting: plain Comlink calls to a dead worker never settle. */
export class SupervisedWorker<Api extends object> {
	readonly #spawn: () => Worker;
	readonly #onDeath: (error: RevirError) => void;
	readonly #pace: Pace;
	#worker: Worker | null = null;
	#remote: Comlink.Remote<Api> | null = null;
	/** No call is sent to a worker whose end would go unnoticed. */
	#signedIn = Promise.resolve();
	#unwatch = () => {};
	#calls = new Set<Call>();

	/** @param onDeath told of every end that `stop` did not bring about, after the open calls were rejected */
	constructor(
		spawn: () => Worker,
		onDeath: (error: RevirError) => void = () => {},
		pace: Pace = { beatMs, beatsOwed, beatsToStart }
	) {
		this.#spawn = spawn;
		this.#onDeath = onDeath;
		this.#pace = pace;
	}

	get alive(): boolean {
		return this.#worker !== null;
	}

	/** Calls that wait for an answer. */
	get waiting(): number {
		return this.#calls.size;
	}

	/** Runs one call; rejects when the worker dies, hangs, or takes longer than `limit` (it is ended then). */
	async call<R>(run: (remote: Comlink.Remote<Api>) => Promise<R>, limit?: Limit): Promise<R> {
		const remote = this.#start();
		return new Promise<R>((resolve, reject) => {
			const ms = this.#queueMs() + (limit?.ms ?? 0);
			let late: ReturnType<typeof setTimeout> | undefined;
			const renew = () => {
				clearTimeout(late);
				if (limit) late = setTimeout(() => this.#die(tooLate(limit)), ms);
			};
			renew();
			const settle = () => {
				clearTimeout(late);
				this.#calls.delete(call);
			};
			const fail = (error: RevirError) => {
				settle();
				reject(error);
			};
			const call: Call = { limitMs: limit?.ms ?? null, fail, renew };
			this.#calls.add(call);
			const signedIn = this.#signedIn;
			signedIn
				.then(() => run(remote))
				.then(
					(value) => {
						settle();
						resolve(value);
					},
					(error: unknown) => fail(toRevirError(error))
				);
		});
	}

	/** It told of its progress: what waits for it waits on. */
	heard(): void {
		for (const { renew } of this.#calls) renew();
	}

	/** Ends the worker on purpose; open calls reject. The next call starts a fresh one. */
	stop(): void {
		this.#end(new RevirError('COMPUTE_STOPPED'));
	}

	#die(error: RevirError): void {
		if (this.#end(error)) this.#onDeath(error);
	}

	#end(error: RevirError): boolean {
		if (this.#worker === null) return false;
		this.#unwatch();
		this.#worker.terminate();
		this.#worker = null;
		this.#remote = null;
		for (const call of [...this.#calls]) call.fail(error);
		return true;
	}

	#start(): Comlink.Remote<Api> {
		if (this.#remote !== null) return this.#remote;
		const worker = this.#spawn();
		this.#worker = worker;
		this.#remote = Comlink.wrap<Api>(worker);
		let signedIn = () => {};
		this.#signedIn = new Promise((resolve) => (signedIn = resolve));
		this.#unwatch = watchWorker(
			worker,
			() => signedIn(),
			(error) => this.#die(error),
			() => this.#owing(),
			this.#pace
		);
		return this.#remote;
	}

	#queueMs(): number {
		let sum = 0;
		for (const { limitMs } of this.#calls) sum += limitMs ?? 0;
		return sum;
	}

	#owing(): 'nothing' | 'limited' | 'unlimited' {
		if (this.#calls.size === 0) return 'nothing';
		return this.#queueMs() > 0 ? 'limited' : 'unlimited';
	}
}

const tooLate = ({ ms }: Limit) => new RevirError('COMPUTE_DEADLINE', { expected: `${ms / 1000} s` });

/** Workers throw RevirError as a plain object behind `revir` (structured cloning keeps no class). */
function toRevirError(error: unknown): RevirError {
	if (error instanceof RevirError) return error;
	const plain = (error as { revir?: PlainError } | null)?.revir;
	if (plain !== undefined) return new RevirError(plain.code, plain);
	return new RevirError('INTERNAL', { got: error instanceof Error ? error.message : String(error) });
}
