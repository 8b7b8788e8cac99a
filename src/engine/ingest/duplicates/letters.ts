import { withoutMarks } from '../spelling.ts';
import { unmangled } from '../mangled-text.ts';

const special: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', ø: 'o', å: 'a', œ: 'o', đ: 'd', ł: 'l', þ: 'th' };

/**
 * Lower case without accents, in which ü, ue and u are one letter (ö/oe/ø, ä/ae/æ/å/aa alike), because old systems stored any of
 * them for the same name. Not a spelling: only good for comparing. O(length).
 */
export function foldLoosely(text: string): string {
	let out = unmangled(text).toLowerCase();
	// eslint-disable-next-line no-control-regex
	if (/[^\u0000-\u007f]/.test(out)) {
		out = withoutMarks(out.replace(/[ßæøåœđłþ]/g, (letter) => special[letter]!));
	}
	// After a vowel or q the e is sounded by itself: Bauer, neue, Queck.
	return out.replace(/(?<![aeiouq])([aou])e/g, '$1').replace(/aa/g, 'a');
}
