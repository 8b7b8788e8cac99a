import { RevirError } from '../model/errors.ts';
import { checkBatch } from './arrow-batch-check.ts';
import { keyValues, schemaLayout, type FieldLayout } from './arrow-schema-check.ts';
import { FlatError, FlatReader, type FlatTable } from './flatbuffer.ts';
import type { Budget } from './table.ts';

const MAGIC = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
export const MAX_BATCHES = 20_000;

/** Does the file start with the magic of the Arrow IPC file format? */
export const isArrowFile = (bytes: Uint8Array) => MAGIC.every((byte, i) => bytes[i] === byte);

/** Continuation marker, then a plausible metadata length: the Arrow IPC stream format. */
export const isArrowStream = (bytes: Uint8Array) =>
	bytes.length >= 8 && bytes[0] === 0xff && bytes[1] === 0xff && bytes[2] === 0xff && bytes[3] === 0xff;

/**
 * Structure check of an Arrow IPC file or stream before the library sees it: magic, lengths, footer offsets, metadata tables,
 * buffers inside the body, offsets rising, rows and columns within the budget. O(bytes).
 * @returns the bytes to parse (a stream is cut behind its last message)
 * @throws RevirError FILE_CORRUPT, FILE_TOO_LARGE, FILE_KIND (compressed buffers or types not supported)
 */
export function checkArrow(bytes: Uint8Array, file: string, budget: Budget): Uint8Array {
	try {
		const check = new ArrowCheck(bytes, file, budget);
		return isArrowFile(bytes) ? check.file() : check.stream();
	} catch (error) {
		if (error instanceof RevirError) throw error;
		const what = error instanceof FlatError || error instanceof RangeError ? error.message : 'unreadable structure';
		if (/^(compressed|big-endian|column type)/.test(what)) {
			throw new RevirError('FILE_KIND', { where: { file }, got: what, expected: 'plain uncompressed Arrow columns' });
		}
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: what });
	}
}

const wrong = (what: string): never => {
	throw new FlatError(what);
};

/** V4 (2017) and V5: the library looks for the buffers of older versions in other places. */
function checkVersion(table: FlatTable): void {
	const version = table.i16(4);
	if (version !== 3 && version !== 4) wrong('metadata of an unknown version');
}

class ArrowCheck {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #file: string;
	readonly #budget: Budget;
	#fields: readonly FieldLayout[] | null = null;
	#dictionaries = new Map<bigint, FieldLayout>();
	#rows = 0;
	#entries = 0;

	constructor(bytes: Uint8Array, file: string, budget: Budget) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#file = file;
		this.#budget = budget;
	}

	#tooLarge(got: string, expected: string): never {
		throw new RevirError('FILE_TOO_LARGE', { where: { file: this.#file }, got, expected });
	}

	#reader(start: number, length: number): FlatReader {
		if (length < 8 || start + length > this.#bytes.length) wrong('a message leaves the file');
		return new FlatReader(this.#bytes.subarray(start, start + length), 12 * this.#budget.columns + 1000);
	}

	file(): Uint8Array {
		const size = this.#bytes.length;
		if (size < 8 + 8 + 10) wrong('the file is cut short');
		if (!isArrowFile(this.#bytes.subarray(size - 6))) wrong('the end of the file is missing');
		const footerLength = this.#view.getInt32(size - 10, true);
		if (footerLength < 8 || footerLength > size - 10 - 8) wrong('the footer leaves the file');
		const footer = this.#reader(size - 10 - footerLength, footerLength).root();
		const schema = footer.child(6);
		if (schema === null) return wrong('no schema');
		checkVersion(footer);
		keyValues(footer, 12);
		this.#schema(schema);
		for (const [slot, kind] of [[8, 2] as const, [10, 3] as const]) {
			const { start, count } = footer.vector(slot, 24);
			if (count > MAX_BATCHES) this.#tooLarge(`${count} batches`, `at most ${MAX_BATCHES}`);
			for (let i = 0; i < count; i++) {
				const offset = footer.reader.length64(start + 24 * i);
				if (offset < 8 || offset > size - 10 - footerLength) wrong('a block leaves the file');
				const message = this.#message(offset);
				if (message?.kind !== kind) wrong('a block of another kind');
			}
		}
		return this.#bytes;
	}

	stream(): Uint8Array {
		let at = 0;
		let messages = 0;
		while (at + 4 <= this.#bytes.length) {
			if (++messages > MAX_BATCHES) this.#tooLarge(`more than ${MAX_BATCHES} batches`, `at most ${MAX_BATCHES}`);
			const message = this.#message(at);
			if (message === null) break;
			if (messages === 1 ? message.kind !== 1 : message.kind === 1) wrong('messages out of order');
			at = message.end;
		}
		if (this.#fields === null) wrong('no schema');
		return this.#bytes.subarray(0, at);
	}

	/** One encapsulated message; null at the end marker. */
	#message(start: number): { kind: number; end: number } | null {
		let at = start;
		if (at % 4 !== 0 || at + 8 > this.#bytes.length) wrong('a message is cut short');
		let length = this.#view.getInt32(at, true);
		at += 4;
		if (length === -1) {
			length = this.#view.getInt32(at, true);
			at += 4;
		}
		if (length === 0) return null;
		const message = this.#reader(at, length).root();
		keyValues(message, 12);
		checkVersion(message);
		const kind = message.u8(6);
		const header = message.child(8);
		if (header === null) return wrong('a message without content');
		const bodyLength = message.length64(10);
		const bodyStart = at + length;
		const end = bodyStart + bodyLength;
		if (end > this.#bytes.length) wrong('a message is cut short');
		const body = this.#bytes.subarray(bodyStart, end);
		if (kind === 1) this.#schema(header);
		else if (kind === 2) this.#dictionary(header, body);
		else if (kind === 3) this.#batch(header, body);
		else wrong(`message type ${kind}`);
		return { kind, end };
	}

	#schema(schema: FlatTable): void {
		const { count } = schema.vector(6, 4);
		if (count > this.#budget.columns) this.#tooLarge(`${count} columns`, `at most ${this.#budget.columns} columns`);
		this.#fields = schemaLayout(schema, this.#budget.columns);
		this.#dictionaries = new Map();
		const note = (field: FieldLayout): void => {
			if (field.dictionary !== null) this.#dictionaries.set(field.dictionary, field);
			field.children.forEach(note);
		};
		this.#fields.forEach(note);
	}

	#batch(header: FlatTable, body: Uint8Array): void {
		if (this.#fields === null) return wrong('rows before the schema');
		this.#rows += header.length64(4);
		if (this.#rows > this.#budget.rows) this.#tooLarge(`${this.#rows} rows`, `at most ${this.#budget.rows} rows`);
		checkBatch(header, this.#fields, body);
	}

	#dictionary(header: FlatTable, body: Uint8Array): void {
		const field = this.#dictionaries.get(header.key64(4));
		const data = header.child(6);
		if (field === undefined || data === null) return wrong('an unknown dictionary');
		this.#entries += data.length64(4);
		if (this.#entries > this.#budget.rows)
			this.#tooLarge(`${this.#entries} dictionary entries`, `at most ${this.#budget.rows}`);
		checkBatch(data, [{ ...field, dictionary: null }], body);
	}
}
