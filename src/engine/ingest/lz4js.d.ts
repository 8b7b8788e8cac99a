declare module 'lz4js' {
	/** Unpacks a block at `start` of `source` to `target` at `at`; returns where it ends. Writes beyond `target` are lost. */
	export function decompressBlock(
		source: Uint8Array,
		target: Uint8Array,
		start: number,
		length: number,
		at: number
	): number;
	export function compress(source: Uint8Array): Uint8Array;
	const lz4: { readonly decompressBlock: typeof decompressBlock; readonly compress: typeof compress };
	export default lz4;
}
