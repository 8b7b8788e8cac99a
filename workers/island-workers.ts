import { IslandPool, type FromIsland, type IslandPort } from '#engine/plan/islands/pool.ts';

/** Threads at most, this one included; the page keeps one to itself. */
const MOST = 4;
export const islandThreads = (cores: number): number => Math.max(1, Math.min(MOST, cores - 1));

/** Nested workers beside this one, made at the first use and ended with this one. Without them (some browsers have none), or when they
 *  die or hang, plans are the same and take longer. */
export function islandWorkers(spawn: () => Worker, count: number): IslandPool['helpers'] {
	let pool: IslandPool | null = null;
	return (problem) => {
		pool ??= new IslandPool(portsOf(spawn, count));
		return pool.helpers(problem);
	};
}

function portsOf(spawn: () => Worker, count: number): IslandPort[] {
	const ports: IslandPort[] = [];
	try {
		while (ports.length < count) ports.push(portOf(spawn()));
	} catch {
		// As many as this browser gives.
	}
	return ports;
}

function portOf(worker: Worker): IslandPort {
	let arrived: FromIsland[] = [];
	worker.addEventListener('message', ({ data }: MessageEvent<FromIsland>) => arrived.push(data));
	// Its silence is all that matters; unheard, the error would be reported as the planner's.
	worker.addEventListener('error', (event) => event.preventDefault());
	return {
		post: (message) => worker.postMessage(message),
		receive() {
			if (arrived.length === 0) return arrived;
			const messages = arrived;
			arrived = [];
			return messages;
		}
	};
}
