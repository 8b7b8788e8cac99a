/** Result of a search that yields its progress, which must rise and stay within 0–1. */
export function drained<T>(steps: Generator<number, T>): T {
	let last = 0;
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		if (!(step.value >= last && step.value <= 1)) throw new Error(`progress ${step.value} after ${last}`);
		last = step.value;
	}
}
