import { mixFills } from './shading.ts';

const fadeMs = 220;

/** Fill colours on the screen: one set, or on the way from one to the next. Never more than one step is queued. */
export class Fills {
	now: Uint8ClampedArray = new Uint8ClampedArray();
	/** 0–1: how far the latest colours have come in. */
	share = 1;
	#from = this.now;
	#to = this.now;
	#since = 0;

	/** The next colours; at once where nothing may move or the numbers do not match. */
	set(next: Uint8ClampedArray, atOnce: boolean): void {
		const jump = atOnce || this.now.length !== next.length;
		this.#from = this.now;
		this.#to = next;
		this.#since = performance.now();
		this.share = jump ? 1 : 0;
		if (jump) this.now = next;
	}

	/** One step of a fade. */
	step(): void {
		if (this.share === 1) return;
		this.share = Math.min(1, (performance.now() - this.#since) / fadeMs);
		this.now = mixFills(this.#from, this.#to, this.share);
	}
}
