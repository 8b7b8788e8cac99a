interface ForeignKind {
	/** What it is, as an error says it. */
	readonly kind: string;
	/** What to hand in instead. */
	readonly instead?: string;
	/** First bytes, −1 = any. */
	readonly magic: readonly number[];
}

const xlsx = 'the table saved as .xlsx';
const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0));

/** Kinds that people rename or drop by mistake. */
const foreign: readonly ForeignKind[] = [
	{ kind: 'a zip or Excel file', magic: [0x50, 0x4b, 0x03, 0x04] },
	{ kind: 'an old Excel file', instead: xlsx, magic: [0xd0, 0xcf, 0x11, 0xe0] },
	{ kind: 'a PNG picture', magic: [0x89, 0x50, 0x4e, 0x47] },
	{ kind: 'a JPEG picture', magic: [0xff, 0xd8, 0xff] },
	{ kind: 'a GIF picture', magic: ascii('GIF8') },
	{ kind: 'a WebP picture', magic: [...ascii('RIFF'), -1, -1, -1, -1, ...ascii('WEBP')] },
	{ kind: 'a TIFF picture', magic: [0x49, 0x49, 0x2a, 0x00] },
	{ kind: 'a TIFF picture', magic: [0x4d, 0x4d, 0x00, 0x2a] },
	{ kind: 'a HEIC picture', magic: [0, 0, 0, -1, ...ascii('ftyphei')] },
	{ kind: 'a PDF', instead: xlsx, magic: ascii('%PDF') },
	{ kind: 'a text document', instead: xlsx, magic: ascii('{\\rtf') },
	{ kind: 'a gzip file', instead: 'the unpacked file', magic: [0x1f, 0x8b] },
	{ kind: 'a bzip2 file', instead: 'the unpacked file', magic: ascii('BZh') },
	{ kind: 'a Zstandard file', instead: 'the unpacked file', magic: [0x28, 0xb5, 0x2f, 0xfd] },
	{ kind: 'an xz file', instead: 'the unpacked file', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
	{ kind: 'a 7z file', instead: 'the unpacked file', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
	{ kind: 'a RAR file', instead: 'the unpacked file', magic: ascii('Rar!\u001a') },
	{ kind: 'an SQLite database', instead: xlsx, magic: ascii('SQLite format 3\0') },
	{ kind: 'an Access database', instead: xlsx, magic: [0, 1, 0, 0, ...ascii('Standard ')] },
	{ kind: 'a shapefile', instead: 'GeoJSON', magic: [0x00, 0x00, 0x27, 0x0a] },
	{ kind: 'a Parquet file', magic: ascii('PAR1') },
	{ kind: 'UTF-16 text', magic: [0xff, 0xfe] },
	{ kind: 'UTF-16 text', magic: [0xfe, 0xff] }
];

export const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
	bytes.length >= magic.length && magic.every((byte, i) => byte < 0 || bytes[i] === byte);

/** What a file is by its first bytes, when it is no table that text readers know; null for text and Arrow. */
export const foreignKind = (bytes: Uint8Array): ForeignKind | null =>
	foreign.find(({ magic }) => startsWith(bytes, magic)) ?? null;
