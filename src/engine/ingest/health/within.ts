/** A generator without a figure of progress, run within a part that has one. */
export function* within<T>(steps: Generator<void, T>, progress: number): Generator<number, T> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		yield progress;
	}
}
