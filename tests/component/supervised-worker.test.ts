import { expect, it } from 'vitest';
import { SupervisedWorker } from '#lib/compute/supervised-worker.ts';

interface Api {
	answer(): number;
}

const spawn = (source: string) => () =>
	new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
const silent = spawn('onmessage = () => {};');
/** Speaks Comlink's wire format: every call is answered with 42. */
const answering = spawn("onmessage = ({ data }) => postMessage({ id: data.id, type: 'RAW', value: 42 });");

it('a call to a worker that is killed is rejected instead of hanging', async () => {
	const worker = new SupervisedWorker<Api>(silent);
	const calls = [worker.call((remote) => remote.answer()), worker.call((remote) => remote.answer())];
	worker.kill();
	for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
});

it('a call past its deadline is rejected and the worker ended', async () => {
	const worker = new SupervisedWorker<Api>(silent);
	await expect(worker.call((remote) => remote.answer(), 50)).rejects.toMatchObject({ code: 'COMPUTE_DEADLINE' });
	expect(worker.alive).toBe(false);
});

it('a worker that breaks while starting rejects the call', async () => {
	const worker = new SupervisedWorker<Api>(spawn('throw new Error("no")'));
	await expect(worker.call((remote) => remote.answer())).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
});

it('the call after a kill gets a fresh worker', async () => {
	const worker = new SupervisedWorker<Api>(answering);
	expect(await worker.call((remote) => remote.answer())).toBe(42);
	worker.kill();
	expect(await worker.call((remote) => remote.answer())).toBe(42);
	worker.kill();
});
