/** Runs steps to their end in one go. */
export function drain<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Runs steps to their end, telling their progress (0–1) as that of a part of the whole and waiting for whoever is told. */
export async function driven<T>(
	steps: Generator<number, T>,
	told: (share: number) => void | Promise<void>,
	from = 0,
	to = 1
): Promise<T> {
	for (let next = steps.next(); ; next = steps.next()) {
		if (next.done === true) return next.value;
		await told(from + (to - from) * next.value);
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
