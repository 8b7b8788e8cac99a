import { describeError } from '#engine/model/describe-error.ts';
import type { Notice } from '#engine/ingest/table.ts';

/** Progress and remarks; stdout belongs to results. */
export const log = (text: string) => void process.stderr.write(`${text}\n`);

/** One line per kind of notice, with how often it happened. */
export function logNotices(notices: readonly Notice[]): void {
	for (const { error, count } of notices) {
		log(`revir: note: ${describeError(error, 'en')}${count > 1 ? ` (${count} times)` : ''}`);
	}
}

export const round = (value: number, digits = 4) =>
	Number.isFinite(value) ? Math.round(value * 10 ** digits) / 10 ** digits : null;
