import { RevirError } from '#engine/model/errors.ts';
import { tablesToXlsx, type ReportSheet } from '#engine/report/xlsx.ts';

/** Up to here a workbook is written in less time than a worker takes to start. */
const FEW_CELLS = 50_000;

export interface XlsxWriter {
	/** @throws RevirError COMPUTE_STOPPED after `cancel` or when the worker dies */
	write(sheets: readonly ReportSheet[]): Promise<Uint8Array>;
	/** Ends what is being written. */
	cancel(): void;
}

/** Writes large workbooks in a worker of their own, which can be ended, and leaves this one free to answer meanwhile. Without
 *  nested workers (some browsers have none) they are written here. */
export function xlsxWriter(spawn: () => Worker, fewCells = FEW_CELLS): XlsxWriter {
	const stops = new Set<() => void>();
	const spawned = (): Worker | null => {
		try {
			return spawn();
		} catch {
			return null;
		}
	};
	return {
		async write(sheets) {
			const cells = sheets.reduce((sum, { table }) => sum + table.rows.length * table.columns.length, 0);
			const worker = cells <= fewCells ? null : spawned();
			if (worker === null) return tablesToXlsx(sheets);
			const end = Promise.withResolvers<Uint8Array>();
			const stop = () => end.reject(new RevirError('COMPUTE_STOPPED'));
			stops.add(stop);
			worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => end.resolve(data));
			worker.addEventListener('error', (event) => {
				// Unheard, it would be reported as an error of this worker.
				event.preventDefault();
				stop();
			});
			try {
				worker.postMessage(sheets);
				return await end.promise;
			} finally {
				stops.delete(stop);
				worker.terminate();
			}
		},
		cancel() {
			for (const stop of stops) stop();
		}
	};
}
