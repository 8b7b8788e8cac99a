const letters: Readonly<Record<string, string>> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	ß: 'ss',
	æ: 'ae',
	ø: 'oe',
	å: 'aa',
	œ: 'oe',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	þ: 'th',
	ı: 'i'
};

/** Without accents and other marks above and below letters. O(length). */
export const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Lower case, umlauts and ligatures spelt out, other accents gone: what remains of a spelling when habit is taken away. O(length). */
export function speltOut(text: string): string {
	const lower = text.toLowerCase();
	// eslint-disable-next-line no-control-regex
	if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
	return withoutMarks(lower.normalize('NFC').replace(/[äöüßæøåœđðłþı]/g, (letter) => letters[letter]!));
}

/** Words spelt out, one space between; everything but letters and digits parts them. */
export const fold = (text: string): string =>
	speltOut(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** The same without spaces: case, accents, spaces and signs do not make another person or branch. */
export const foldedKey = (text: string): string => speltOut(text).replace(/[^\p{L}\p{N}]+/gu, '');
