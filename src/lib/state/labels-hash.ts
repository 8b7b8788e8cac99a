/** Short fingerprint of an alignment (FNV-1a over the labels), so that two runs can be compared by eye or by a test. */
export function labelsHash(labels: Int32Array): string {
	let hash = 0x811c9dc5;
	for (const label of labels) {
		hash ^= label & 0xffff;
		hash = Math.imul(hash, 0x01000193);
	}
	return (hash >>> 0).toString(16).padStart(8, '0');
}
