import { tablesToXlsx, type ReportSheet } from '#engine/report/xlsx.ts';

/** One workbook, then this worker is ended. An error reaches whoever made it as its error event. */
addEventListener('message', ({ data }: MessageEvent<readonly ReportSheet[]>) => {
	void tablesToXlsx(data).then(
		(bytes) => postMessage(bytes, { transfer: [bytes.buffer] }),
		(error: unknown) => setTimeout(() => reportError(error))
	);
});
