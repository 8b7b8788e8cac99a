import type { Settings } from '#engine/model/settings.ts';
import type { Factors } from '#engine/score/score.ts';
import type { ScoreWorkerApi } from '#workers/plan-api.ts';
import { limits } from './limits.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** Scores beside the planner. Its columns come from the planner whenever it starts or the dataset changes, so that nothing
 *  is kept twice. */
export class Scorer {
	readonly #worker: SupervisedWorker<ScoreWorkerApi>;
	readonly #columns: () => Promise<Factors>;
	#loaded: Promise<void> | null = null;

	constructor(spawn: () => Worker, columns: () => Promise<Factors>) {
		this.#worker = new SupervisedWorker(spawn, () => this.forget());
		this.#columns = columns;
	}

	/** The dataset is another one. */
	forget(): void {
		this.#loaded = null;
	}

	async score(settings: Settings): Promise<Float32Array> {
		const loaded = (this.#loaded ??= this.#load());
		try {
			await loaded;
			return await this.#worker.call((remote) => remote.score(settings), limits.score);
		} catch (error) {
			// Once more where the worker died: the columns were never the cause of it before.
			if (this.#loaded === loaded) {
				this.#loaded = null;
				throw error;
			}
			await (this.#loaded ??= this.#load());
			return this.#worker.call((remote) => remote.score(settings), limits.score);
		}
	}

	dispose(): void {
		this.#worker.stop();
	}

	async #load(): Promise<void> {
		const columns = await this.#columns();
		await this.#worker.call((remote) => remote.load(columns), limits.load);
	}
}
