let byteOf: ReadonlyMap<string, number> | null = null;

/** UTF-8 that was read as Windows-1252 and stored again: "MÃ¼ller" → "Müller", for the letters of Western Europe. O(length). */
export function undoubled(text: string): string {
	if (!/[ÂÃ]./.test(text)) return text;
	byteOf ??= new Map(
		[...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
			(sign, byte) => [sign, byte]
		)
	);
	return text.replace(/([ÂÃ])(.)/gu, (both, lead: string, sign: string) => {
		const byte = byteOf!.get(sign) ?? 0;
		return byte >= 0x80 && byte < 0xc0 ? String.fromCharCode((lead === 'Ã' ? 0xc0 : 0x80) | (byte & 0x3f)) : both;
	});
}
