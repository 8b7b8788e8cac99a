import { RevirError } from '../model/errors.ts';
import { canonicalJson, sha256 } from './hash.ts';

/** One line of log.jsonl. Each hash covers the one before, so that a line cannot be changed or taken out unseen. */
export interface LogEntry {
	/** ISO time. */
	readonly at: string;
	readonly what: string;
	readonly detail: Readonly<Record<string, unknown>>;
	readonly previous: string;
	readonly hash: string;
}

const hashOf = (entry: Omit<LogEntry, 'hash'>) => sha256(canonicalJson(entry));

/** The log with one more entry. */
export function appendLog(
	log: readonly LogEntry[],
	at: string,
	what: string,
	detail: Readonly<Record<string, unknown>> = {}
): LogEntry[] {
	const entry = { at, what, detail, previous: log.at(-1)?.hash ?? '' };
	return [...log, { ...entry, hash: hashOf(entry) }];
}

export const writeLog = (log: readonly LogEntry[]) => log.map((entry) => `${canonicalJson(entry)}\n`).join('');

/** @throws RevirError PLAN_TAMPERED naming the first line that does not follow from the one before */
export function readLog(text: string, file: string): LogEntry[] {
	const log: LogEntry[] = [];
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const wrong = new RevirError('PLAN_TAMPERED', { where: { file, row: log.length + 1, rule: 'log.jsonl' } });
		let entry: LogEntry;
		try {
			const { at, what, detail, previous, hash } = JSON.parse(line) as LogEntry;
			entry = { at, what, detail, previous, hash };
			if (typeof hash !== 'string' || hash !== hashOf({ at, what, detail, previous })) throw wrong;
		} catch {
			throw wrong;
		}
		if (entry.previous !== (log.at(-1)?.hash ?? '')) throw wrong;
		log.push(entry);
	}
	return log;
}
