import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { rawPreview, type RawPreview } from '#engine/ingest/raw/preview.ts';
import type { RawTable, ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { Notice } from '#engine/ingest/table.ts';
import { RevirError } from '#engine/model/errors.ts';
import { nextTurn } from './plan-host.ts';

/** Of the page: a proxy, which answers by a promise. */
export type OnShare = (share: number) => void | Promise<void>;

/** The file of an import: its table stays here for the steps that follow, its bytes for another reading of them. */
export class RawFile {
	#bytes: Uint8Array | null = null;
	#name = '';
	#table: RawTable | null = null;
	#options: ReadOptions = {};

	/** @throws RevirError COMPUTE_STOPPED before a file was opened */
	get table(): RawTable {
		if (this.#table === null) throw new RevirError('COMPUTE_STOPPED');
		return this.#table;
	}

	/** Empty where no file is open. */
	get notices(): readonly Notice[] {
		return this.#table?.notices.list() ?? [];
	}

	/** How it was read, where that was not guessed. */
	get options(): ReadOptions {
		return this.#options;
	}

	/** On failure the file before stays. @throws RevirError those of `openRaw` */
	async open(bytes: Uint8Array, name: string, options: ReadOptions, onShare: OnShare): Promise<RawPreview> {
		const table = await openRaw(bytes, name, {}, options, inTurns(onShare));
		[this.#bytes, this.#name, this.#table, this.#options] = [bytes, name, table, options];
		return rawPreview(table);
	}

	close(): void {
		[this.#bytes, this.#name, this.#table] = [null, '', null];
	}

	/** The same bytes under other options. */
	reopen(options: ReadOptions, onShare: OnShare): Promise<RawPreview> {
		if (this.#bytes === null) throw new RevirError('COMPUTE_STOPPED');
		return this.open(this.#bytes, this.#name, options, onShare);
	}
}

/** A hundredth of much is long. */
const SILENCE_MS = 250;

/** Readers report every few milliseconds; the page wants to know of every hundredth, and soon. It is waited for: its last news come
 *  before the result, and work ends when it throws. */
export function inTurns(onShare: OnShare): (share: number) => Promise<void> {
	let told = 0;
	let at = performance.now();
	return async (share) => {
		const now = performance.now();
		if (share >= told + 0.01 || share === 1 || now - at > SILENCE_MS) {
			[told, at] = [share, now];
			await onShare(share);
		}
		return nextTurn();
	};
}
