/** Runs steps to their end in one go. */
export function drain<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Steps of a part with its progress (0–1, nothing = 0) as that of the whole. */
export function* share<T>(steps: Generator<number | undefined, T>, from: number, to = from): Generator<number, T> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		yield from + (to - from) * (step.value ?? 0);
	}
}
