/** Lower case without accents, umlauts and ligatures spelt out, & as "and": what remains of a spelling when habit is taken away. */
export function folded(text: string): string {
	return text
		.toLowerCase()
		.replace(/ä|æ/g, 'ae')
		.replace(/ö|ø/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/å/g, 'aa')
		.replace(/ß/g, 'ss')
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
}

/** Folded words of two letters or more. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
