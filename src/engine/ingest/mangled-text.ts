let byteOf: ReadonlyMap<string, number> | null = null;

/** Accents by the name they have in entities of web pages, as marks that combine with the letter before. */
const marks: Readonly<Record<string, string>> = {
	uml: '\u0308',
	acute: '\u0301',
	grave: '\u0300',
	circ: '\u0302',
	tilde: '\u0303',
	ring: '\u030A',
	cedil: '\u0327'
};
const signs: Readonly<Record<string, string>> = {
	amp: '&',
	szlig: 'ß',
	aelig: 'æ',
	AElig: 'Æ',
	oslash: 'ø',
	Oslash: 'Ø'
};

/**
 * Text that systems have encoded once too often, as it was meant: UTF-8 read as Windows-1252 ("MÃ¼ller"), for the letters of Western
 * Europe, and entities of web pages ("M&uuml;ller"). Other text stays as it is. O(length).
 */
export function unmangled(text: string): string {
	let out = text;
	if (/&#?\w+;/.test(out))
		out = out
			.replace(/&([a-zA-Z])(uml|acute|grave|circ|tilde|ring|cedil);/g, (_, letter: string, mark: string) =>
				(letter + marks[mark]!).normalize('NFC')
			)
			.replace(/&(\w+);/g, (whole, name: string) => (Object.hasOwn(signs, name) ? signs[name]! : whole))
			.replace(/&#(\d{2,4});/g, (_, code: string) => String.fromCharCode(Number(code)));
	return /[ÂÃ]./.test(out) ? decodedOnce(out) : out;
}

function decodedOnce(text: string): string {
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
