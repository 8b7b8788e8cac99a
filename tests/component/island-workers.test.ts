import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { evenMeasure, gridProblem } from '../unit/plan/fixtures.ts';
import type { HostAnswer, HostTask } from './fixtures/island-host.worker.ts';

/** Islands open at epoch 7 and find better plans at 9 and 10. */
const EPOCHS = 14;
let host: Worker;
beforeEach(() => {
	host = new Worker(new URL('./fixtures/island-host.worker.ts', import.meta.url), { type: 'module' });
});
afterEach(() => host.terminate());

function planned(task: HostTask): Promise<HostAnswer> {
	return new Promise((resolve, reject) => {
		host.onmessage = ({ data }: MessageEvent<HostAnswer>) => resolve(data);
		host.onerror = (event) => reject(new Error(event.message));
		host.postMessage(task);
	});
}

it('a nested worker that is ended at work changes no epoch of the plan; the other one goes on helping', async () => {
	const side = 12;
	const random = createRandom(5);
	const amounts = () => Float64Array.from({ length: side * side }, () => 1 + random.below(9));
	const measures = [amounts(), amounts()].map((amount, m) => evenMeasure(amount, 6, 0.05, `m${m}`));
	const centres = Array.from({ length: 6 }, () => random.below(side * side));
	const problem = gridProblem(side, side, centres, { measures, borderWeight: 40 });
	const alone = await planned({ problem, epochs: EPOCHS, helpers: 0 });
	const helped = await planned({ problem, epochs: EPOCHS, helpers: 2 });
	expect(helped.killedAfter).toBeGreaterThan(5);
	expect(helped.killedAfter).toBeLessThan(EPOCHS);
	expect(helped.answers.before).toBeGreaterThan(0);
	expect(helped.answers.after).toBeGreaterThan(0);
	expect(helped.labels).toEqual(alone.labels);
	expect(new Set(alone.labels.slice(7)).size).toBeGreaterThan(1);
	expect(alone.answers).toEqual({ before: 0, after: 0 });
});
