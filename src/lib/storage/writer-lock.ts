/** Gives the plan free for others. */
export type Release = () => void;

/** Makes this tab the only one that writes the plan; null = another tab is. */
export type HoldWriter = (id: string) => Promise<Release | null>;

/** The page before a reload may hold it for a moment longer. */
const patienceMs = 1000;

/** By Web Locks: the browser frees them when a tab ends, however it ends. Without them (plain http) nobody is kept out. */
export const holdWriter: HoldWriter = (id) =>
	new Promise((resolve) => {
		if (!('locks' in navigator)) return resolve(() => {});
		const signal = AbortSignal.timeout(patienceMs);
		const hold = () => new Promise<void>((release) => resolve(release));
		// Refused for want of a secure page, it would be refused to every tab.
		navigator.locks
			.request(`revir-plan ${id}`, { signal }, hold)
			.catch(() => resolve(signal.aborted ? null : () => {}));
	});
