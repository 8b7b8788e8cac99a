import { Inflate } from 'fflate';
import { RevirError } from '../../model/errors.ts';
import { share } from '../../model/steps.ts';
import type { ZipPart } from './zip-check.ts';

/** Deflate gives at most 1,032 times its input, so that one step stays near 16 MiB. */
const STEP = 16_384;
const PAUSE_BYTES = 1 << 20;

/** One part in full, never more than the directory said. O(bytes); yields 0–1. @throws RevirError FILE_CORRUPT */
export function* inflatePart(part: ZipPart, file: string): Generator<number, Uint8Array> {
	const damaged = () => new RevirError('FILE_CORRUPT', { where: { file }, got: 'a part that cannot be unpacked' });
	let out = part.data;
	if (part.method === 8) {
		out = new Uint8Array(part.size);
		let length = 0;
		let pause = PAUSE_BYTES;
		const inflate = new Inflate((chunk) => {
			if (length + chunk.length > part.size) throw damaged();
			out.set(chunk, length);
			length += chunk.length;
		});
		try {
			for (let at = 0; at < part.data.length || at === 0; at += STEP) {
				inflate.push(part.data.subarray(at, at + STEP), at + STEP >= part.data.length);
				if (length >= pause) {
					yield (0.8 * length) / part.size;
					pause = length + PAUSE_BYTES;
				}
			}
		} catch {
			throw damaged();
		}
		if (length !== part.size) throw damaged();
	} else if (part.method !== 0 || out.length !== part.size) throw damaged();
	if ((yield* share(crc32(out), 0.8, 1)) !== part.crc) throw damaged();
	return out;
}

let table: Uint32Array | null = null;

/** CRC-32 as zip has it. Yields 0–1. */
function* crc32(bytes: Uint8Array): Generator<number, number> {
	table ??= Uint32Array.from({ length: 256 }, (_, n) => {
		let code = n;
		for (let bit = 0; bit < 8; bit++) code = code & 1 ? (code >>> 1) ^ 0xedb88320 : code >>> 1;
		return code;
	});
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.length;) {
		for (const end = Math.min(bytes.length, at + PAUSE_BYTES); at < end; at++)
			crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 255]!;
		if (at < bytes.length) yield at / bytes.length;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
