import { describe, expect, it } from 'vitest';
import type { ReportSheet } from '#engine/report/xlsx.ts';
import { xlsxWriter } from '#workers/xlsx-writer.ts';

const sheetOf = (rows: number): ReportSheet => ({
	name: 'S',
	table: { columns: ['a'], rows: Array.from({ length: rows }, (_, k) => [k]) }
});
const few = 5;
const large = sheetOf(few + 1);

/** A worker that answers when it is told to. */
function silentWorker() {
	const worker = Object.assign(new EventTarget(), { ended: false, postMessage() {}, terminate: () => {} });
	worker.terminate = () => (worker.ended = true);
	const say = (data: Uint8Array) => worker.dispatchEvent(Object.assign(new Event('message'), { data }));
	return { worker: worker as unknown as Worker, say, isEnded: () => worker.ended };
}

describe('a workbook', () => {
	it('is written in a worker of its own where it is large, which is ended afterwards', async () => {
		const { worker, say, isEnded } = silentWorker();
		const writing = xlsxWriter(() => worker, few).write([large]);
		say(Uint8Array.of(7));
		expect([...(await writing), isEnded()]).toEqual([7, true]);
	});

	it('can be cancelled, and a worker that dies does not leave the reader waiting', async () => {
		const cancelled = silentWorker();
		const writer = xlsxWriter(() => cancelled.worker, few);
		const writing = writer.write([large]);
		writer.cancel();
		await expect(writing).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
		expect(cancelled.isEnded()).toBe(true);
		const dying = silentWorker();
		const lost = xlsxWriter(() => dying.worker, few).write([large]);
		dying.worker.dispatchEvent(new Event('error'));
		await expect(lost).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
	});

	it('is written here where it is small or this browser has no nested workers', async () => {
		let asked = 0;
		const none = xlsxWriter(() => {
			asked++;
			throw new Error('no nested workers');
		}, few);
		for (const sheet of [sheetOf(few), large])
			expect([...(await none.write([sheet])).subarray(0, 2)]).toEqual([0x50, 0x4b]);
		expect(asked).toBe(1);
	});
});
