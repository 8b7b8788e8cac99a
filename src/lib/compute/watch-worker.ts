import { RevirError } from '#engine/model/errors.ts';
import { isSign, type Watch } from '#workers/signs.ts';

export interface Pace {
	readonly beatMs: number;
	readonly beatsOwed: number;
	/** Beats that a worker has to sign in. */
	readonly beatsToStart: number;
}

/** Unique among all pages of this host: they share one space of lock names. */
const lockName = () => `revir-worker-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;

/**
 * Tells when a worker is gone, whatever ended it, or hangs. The worker holds a Web Lock and the page queues for the same one:
 * the browser hands it over the moment the worker ends, be it by `close()`, `terminate()` or a crash, none of which raises an
 * event. Where there are no locks (plain http on another host) only the heartbeat tells, within `beatMs × beatsOwed`.
 * @param signedIn called when the worker is up and its end will be noticed
 * @param gone called once
 * @param owing whether the worker owes an answer that has no limit of its own; else its silence means nothing
 * @returns ends the watch
 */
export function watchWorker(
	worker: Worker,
	signedIn: () => void,
	gone: (error: RevirError) => void,
	owing: () => 'nothing' | 'limited' | 'unlimited',
	{ beatMs, beatsOwed, beatsToStart }: Pace
): () => void {
	const over = new AbortController();
	const { signal } = over;
	let locked = false;
	let alive = false;
	let owed = 0;
	const tell = (error: RevirError) => {
		if (signal.aborted) return;
		over.abort();
		gone(error);
	};
	const broke = (event: Event) => {
		event.preventDefault();
		tell(new RevirError('COMPUTE_STOPPED', { got: messageOf(event) }));
	};
	const heard = ({ data }: MessageEvent<unknown>) => {
		if (!isSign(data)) return;
		owed = 0;
		if (data.revir !== 'alive') return;
		alive = true;
		locked = data.lock !== null;
		if (data.lock !== null)
			navigator.locks
				.request(data.lock, { signal }, () => tell(new RevirError('COMPUTE_STOPPED')))
				.catch(() => (locked = false));
		signedIn();
	};
	const beat = setInterval(() => {
		const waiting = owing();
		// Busy with a call that has its own limit: that one counts. With the lock, an idle worker needs no asking.
		if (alive && (waiting === 'limited' || (waiting === 'nothing' && locked))) {
			owed = 0;
			return;
		}
		const most = alive ? beatsOwed : beatsToStart;
		if (owed++ >= most) return tell(new RevirError('COMPUTE_DEADLINE', { expected: `${(beatMs * most) / 1000} s` }));
		if (alive) worker.postMessage({ revir: 'beat' } satisfies Watch);
	}, beatMs);
	worker.addEventListener('error', broke, { signal });
	worker.addEventListener('messageerror', broke, { signal });
	worker.addEventListener('message', heard, { signal });
	signal.addEventListener('abort', () => clearInterval(beat));
	worker.postMessage({ revir: 'watch', lock: lockName() } satisfies Watch);
	return () => over.abort();
}

const messageOf = (event: Event) => (event instanceof ErrorEvent && event.message !== '' ? event.message : event.type);
