import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { shorten } from '#engine/ingest/table.ts';
import type { ErrorCode } from '#engine/model/error-texts.ts';
import { RevirError } from '#engine/model/errors.ts';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

const readCodes: Readonly<Record<string, ErrorCode>> = {
	ENOENT: 'FILE_MISSING',
	ENOTDIR: 'FILE_MISSING',
	EISDIR: 'FILE_DIRECTORY',
	ERR_FS_FILE_TOO_LARGE: 'FILE_TOO_LARGE'
};

/** @throws RevirError FILE_MISSING, FILE_DIRECTORY, FILE_TOO_LARGE, FILE_UNREADABLE */
export function readInput(path: string, limit = 512 * 1024 * 1024): Uint8Array {
	const where = { file: shorten(path, 200) };
	try {
		const { size } = statSync(path);
		if (size > limit) {
			throw new RevirError('FILE_TOO_LARGE', {
				where,
				got: `${Math.ceil(size / 1048576)} MiB`,
				expected: `at most ${limit / 1048576} MiB`
			});
		}
		const buffer = readFileSync(path);
		// Small files come from Node's shared pool at odd offsets; Arrow columns need their own aligned buffer.
		return buffer.byteOffset % 8 === 0 ? buffer : new Uint8Array(buffer);
	} catch (error) {
		if (error instanceof RevirError) throw error;
		const code = readCodes[codeOf(error)] ?? 'FILE_UNREADABLE';
		throw new RevirError(code, { where, ...(code === 'FILE_UNREADABLE' ? { got: codeOf(error) } : {}) });
	}
}

export function readJsonFile(path: string): unknown {
	const bytes = readInput(path, 16 * 1024 * 1024);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new RevirError('FILE_CORRUPT', { where: { file: shorten(path, 200) }, expected: 'JSON' });
	}
}

/** Writes beside the target and renames, so that a reader never sees half a file. @throws RevirError FILE_UNWRITABLE */
export function writeOutput(path: string, content: Uint8Array | string): void {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		writeFileSync(temporary, content);
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw new RevirError('FILE_UNWRITABLE', { where: { file: shorten(path, 200) }, got: codeOf(error) });
	}
}

/** Makes the folder where it is missing. @throws RevirError FILE_UNWRITABLE */
export function makeFolder(path: string): void {
	try {
		mkdirSync(path, { recursive: true });
	} catch (error) {
		const code = codeOf(error);
		const got = code === 'EEXIST' ? 'a file' : code;
		throw new RevirError('FILE_UNWRITABLE', { where: { file: shorten(path, 200) }, got });
	}
}

/** Fails before minutes of work instead of after. */
export function checkWritable(...paths: readonly (string | undefined)[]): void {
	for (const path of paths) {
		if (path === undefined) continue;
		const fail = (got: string) => new RevirError('FILE_UNWRITABLE', { where: { file: shorten(path, 200) }, got });
		let isFolder = false;
		try {
			isFolder = statSync(path).isDirectory();
		} catch (error) {
			if (codeOf(error) !== 'ENOENT') throw fail(codeOf(error));
		}
		if (isFolder) throw fail('a folder');
		const probe = `${path}.${process.pid}.tmp`;
		try {
			writeFileSync(probe, '');
			rmSync(probe);
		} catch (error) {
			throw fail(codeOf(error));
		}
	}
}
