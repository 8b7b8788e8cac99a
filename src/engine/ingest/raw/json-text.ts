import { RevirError } from '../../model/errors.ts';

/** Text of a JSON file: UTF-8, or UTF-16 with its mark. @throws RevirError FILE_ENCODING */
export function jsonText(bytes: Uint8Array, file: string): string {
	const encoding = utf16(bytes) ?? 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new RevirError('FILE_ENCODING', { where: { file }, expected: 'UTF-8' });
	}
}

/** By its byte order mark. */
export const utf16 = (bytes: Uint8Array) =>
	bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;

/** Does the file begin as an object or a list of objects? Looks at the first characters only. */
export function looksLikeJson(bytes: Uint8Array): boolean {
	const head = new TextDecoder(utf16(bytes) ?? 'utf-8').decode(bytes.subarray(0, 4096));
	return /^\s*(\{\s*["}]|\[\s*[{\]])/.test(head);
}

/** @throws RevirError FILE_CORRUPT */
export function parseJson(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'unreadable JSON' });
	}
}

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is JsonObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value);
