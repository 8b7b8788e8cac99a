/** A drag sends at most one update per this many milliseconds. */
const updateEveryMs = 50;

/**
 * Lets the latest of many changes through: at most one update is on its way until it has led to a plan, what changes meanwhile waits
 * and goes out as one. So a slider that never rests still sees plans, and where it rests is always planned.
 */
export class UpdateGate {
	readonly #send: () => void;
	readonly #now: () => number;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sentAt = -Infinity;
	/** The job that has not led to a plan yet. */
	#awaited: number | null = null;
	#waiting = false;

	constructor(send: () => void, now: () => number) {
		this.#send = send;
		this.#now = now;
	}

	/** Something changed: `send` is called once it may. */
	ask(): void {
		if (this.#awaited !== null) this.#waiting = true;
		else
			this.#timer ??= setTimeout(
				() => {
					this.#timer = null;
					this.#send();
				},
				Math.max(0, this.#sentAt + updateEveryMs - this.#now())
			);
	}

	/** A job with the latest settings is on its way. */
	sent(jobId: number): void {
		this.clear();
		this.#awaited = jobId;
		this.#sentAt = this.#now();
	}

	/** The job has led to a plan, or has ended. @returns whether a change had waited for that and is next */
	answered(jobId: number): boolean {
		if (jobId !== this.#awaited) return false;
		const next = this.#waiting;
		this.#awaited = null;
		this.#waiting = false;
		if (next) this.ask();
		return next;
	}

	/** Forgets what waits and what is on its way. */
	clear(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#awaited = null;
		this.#waiting = false;
	}
}
