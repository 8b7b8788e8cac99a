import type { EpochEvent } from './types.ts';

/** Epochs come faster than anybody reads: the screen follows at this pace; the first and the last always show. */
const showEveryMs = 150;

/** Passes epochs on at reading pace; the latest always gets through in the end. */
export class EpochPace {
	readonly #show: (event: EpochEvent) => void;
	readonly #now: () => number;
	#latest: EpochEvent | null = null;
	#shownAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(show: (event: EpochEvent) => void, now: () => number) {
		this.#show = show;
		this.#now = now;
	}

	take(event: EpochEvent): void {
		const first = this.#latest?.jobId !== event.jobId;
		this.#latest = event;
		if (first || event.done || this.#now() - this.#shownAt >= showEveryMs) this.flush();
		else this.#timer ??= setTimeout(() => this.flush(), showEveryMs);
	}

	/** Shows what is waiting now. */
	flush(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#latest === null) return;
		this.#shownAt = this.#now();
		this.#show(this.#latest);
	}

	/** Forgets what is waiting: it belongs to a plan that is gone. */
	clear(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#latest = null;
	}
}
