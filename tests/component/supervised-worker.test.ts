import { afterEach, expect, it } from 'vitest';
import type { RevirError } from '#engine/model/errors.ts';
import { SupervisedWorker } from '#lib/compute/supervised-worker.ts';
import { randomFrom } from './fixtures/random.ts';
import type { MortalApi } from './fixtures/mortal.worker.ts';

const quick = { ms: 300, why: 'test' };
const ample = { ms: 20_000, why: 'test' };
let raw: Worker;
const mortal = () => (raw = new Worker(new URL('./fixtures/mortal.worker.ts', import.meta.url), { type: 'module' }));
const blob = (source: string) => () => new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));

const made: SupervisedWorker<MortalApi>[] = [];
function supervise(spawn: () => Worker = mortal, pace = { beatMs: 100, beatsOwed: 5, beatsToStart: 10 }) {
	const deaths: RevirError[] = [];
	const worker = new SupervisedWorker<MortalApi>(spawn, (error) => deaths.push(error), pace);
	made.push(worker);
	return { worker, deaths };
}
const double = (worker: SupervisedWorker<MortalApi>, value: number) =>
	worker.call((remote) => remote.double(value), ample);
/** When the call was rejected, and with what. */
const rejection = (call: Promise<unknown>) =>
	call.then(
		() => {
			throw new Error('answered');
		},
		(error: RevirError) => ({ code: error.code, at: performance.now() })
	);
afterEach(() => {
	for (const worker of made.splice(0)) worker.stop();
});

/** What ends a worker without its owner doing it. */
const endings: Record<string, (worker: SupervisedWorker<MortalApi>) => void> = {
	'terminate()': () => raw.terminate(),
	'self.close()': (worker) => void worker.call((remote) => remote.close()).catch(() => {}),
	'an uncaught error': (worker) => void worker.call((remote) => remote.crash()).catch(() => {})
};

for (const [name, end] of Object.entries(endings)) {
	it(`a call in flight is rejected at once when the worker ends by ${name}`, async () => {
		// No heartbeat within the test: the lock or the error event alone must tell.
		const { worker, deaths } = supervise(mortal, { beatMs: 60_000, beatsOwed: 5, beatsToStart: 10 });
		await double(worker, 1);
		const call = rejection(worker.call((remote) => remote.never()));
		const started = performance.now();
		end(worker);
		const { code, at } = await call;
		expect(code).toBe('COMPUTE_STOPPED');
		expect(at - started).toBeLessThan(1000);
		expect([worker.alive, worker.waiting, deaths.length]).toEqual([false, 0, 1]);
		expect(await double(worker, 21)).toBe(42);
	});
}

it('a worker that nobody calls is noticed when it ends', async () => {
	const { worker, deaths } = supervise();
	await double(worker, 1);
	raw.terminate();
	await expect.poll(() => deaths.length).toBe(1);
});

it('a call past its limit is rejected and the worker ended', async () => {
	const { worker, deaths } = supervise();
	await expect(worker.call((remote) => remote.never(), quick)).rejects.toMatchObject({ code: 'COMPUTE_DEADLINE' });
	expect([worker.alive, deaths.length]).toEqual([false, 1]);
});

it('calls outlive their limits while the worker tells of its progress', async () => {
	const { worker } = supervise();
	await double(worker, 1);
	const started = performance.now();
	const first = rejection(worker.call((remote) => remote.never(), quick));
	const behind = rejection(worker.call((remote) => remote.never(), quick));
	const telling = setInterval(() => worker.heard(), 50);
	setTimeout(() => clearInterval(telling), 800);
	expect((await first).at - started).toBeGreaterThan(1000);
	await behind;
});

it('a call waits for the calls in front of it before its own limit counts', async () => {
	const { worker } = supervise();
	await double(worker, 1);
	const started = performance.now();
	const first = rejection(worker.call((remote) => remote.never(), { ms: 600, why: 'test' }));
	const second = rejection(worker.call((remote) => remote.never(), { ms: 10, why: 'test' }));
	expect((await second).at - started).toBeGreaterThan(590);
	await first;
});

it('a worker that hangs in a call without a limit is ended by its silence', async () => {
	const { worker } = supervise();
	await double(worker, 1);
	await expect(worker.call((remote) => remote.hang())).rejects.toMatchObject({ code: 'COMPUTE_DEADLINE' });
	expect(await double(worker, 2)).toBe(4);
});

it('a worker that lives keeps its call without a limit', async () => {
	const { worker, deaths } = supervise();
	let settled = false;
	worker
		.call((remote) => remote.never())
		.finally(() => (settled = true))
		.catch(() => {});
	await new Promise((resolve) => setTimeout(resolve, 2000));
	expect([settled, deaths.length]).toEqual([false, 0]);
});

it('a worker that breaks while starting rejects the call', async () => {
	const { worker } = supervise(blob('throw new Error("no")'));
	await expect(double(worker, 1)).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
});

it('a worker that dies before it is up is noticed, whatever the limit of the call', async () => {
	const { worker, deaths } = supervise(blob('self.close();'));
	await expect(double(worker, 1)).rejects.toMatchObject({ code: 'COMPUTE_DEADLINE' });
	expect(deaths).toHaveLength(1);
});

it('where the browser has no locks a dead worker is noticed by its silence', async () => {
	// Signs in without a lock, answers three beats and is silent ever after.
	const mute =
		"let beats = 0; onmessage = ({ data }) => { if (data.revir === 'watch') postMessage({ revir: 'alive', lock: null });" +
		"if (data.revir === 'beat' && beats++ < 3) postMessage({ revir: 'beating' }); };";
	const { worker, deaths } = supervise(blob(mute));
	const call = rejection(worker.call((remote) => remote.never()));
	expect((await call).code).toBe('COMPUTE_DEADLINE');
	expect(deaths).toHaveLength(1);
});

it('calls are rejected when the worker is stopped on purpose, and nobody is told of a death', async () => {
	const { worker, deaths } = supervise();
	const calls = [1, 2].map(() => rejection(worker.call((remote) => remote.never())));
	worker.stop();
	for (const call of calls) expect((await call).code).toBe('COMPUTE_STOPPED');
	expect(deaths).toEqual([]);
});

it('what cannot be sent rejects and leaves nothing waiting', async () => {
	const { worker } = supervise();
	const unsendable = (() => 1) as unknown as number;
	await expect(worker.call((remote) => remote.double(unsendable), ample)).rejects.toMatchObject({ code: 'INTERNAL' });
	expect(worker.waiting).toBe(0);
	expect(await double(worker, 3)).toBe(6);
});

it('100 kills of every kind are recovered: every call settles, the next one is answered', async () => {
	const random = randomFrom(100);
	const { worker, deaths } = supervise(mortal, { beatMs: 60_000, beatsOwed: 5, beatsToStart: 10 });
	const kinds = Object.values(endings);
	let rejected = 0;
	let slowest = 0;
	for (let kill = 1; kill <= 100; kill++) {
		expect(await double(worker, kill)).toBe(2 * kill);
		const waiting = Array.from({ length: Math.floor(4 * random()) }, () =>
			rejection(worker.call((remote) => remote.never()))
		);
		const started = performance.now();
		kinds[Math.floor(kinds.length * random())]!(worker);
		for (const { code, at } of await Promise.all(waiting)) {
			expect(code).toBe('COMPUTE_STOPPED');
			rejected++;
			slowest = Math.max(slowest, at - started);
		}
		await expect.poll(() => deaths.length, { interval: 2 }).toBe(kill);
		expect(worker.waiting).toBe(0);
	}
	expect(await double(worker, 7)).toBe(14);
	expect(rejected).toBeGreaterThan(50);
	console.log(`100 kills, ${rejected} calls in flight, slowest rejection ${slowest.toFixed(0)} ms`);
});
