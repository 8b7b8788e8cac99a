import { plainText } from './sheet-cells.ts';
import { eachTag } from './xml-tags.ts';

const textTags: ReadonlySet<string> = new Set(['si', 't', 'rPh']);

/** Texts that cells refer to by number. O(characters); yields 0–1. @throws XmlError */
export function* sharedTexts(xml: string): Generator<number, string[]> {
	const texts: string[] = [];
	let whole = '';
	let inPhonetic = false;
	yield* eachTag(xml, textTags, ({ name, closing, empty, text }) => {
		if (name === 'rPh') inPhonetic = !closing && !empty;
		else if (name === 't') {
			if (!closing && !empty && !inPhonetic) whole += text();
		} else if (closing || empty) {
			texts.push(plainText(whole));
			whole = '';
		}
	});
	return texts;
}

const styleTags: ReadonlySet<string> = new Set(['numFmt', 'cellXfs', 'xf']);

/** Per style of a cell: does its format show numbers as days or times? Yields 0–1. @throws XmlError */
export function* dateStyles(xml: string): Generator<number, boolean[]> {
	const formats = new Map<string, string>();
	const dates: boolean[] = [];
	let inCells = false;
	yield* eachTag(xml, styleTags, ({ name, attributes, closing, empty }) => {
		if (name === 'cellXfs') inCells = !closing && !empty;
		else if (closing) return;
		else if (name === 'numFmt') formats.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
		else if (inCells) {
			const id = attributes.get('numFmtId') ?? '0';
			const code = formats.get(id);
			dates.push(code === undefined ? isBuiltInDate(Number(id)) : isDateFormat(code));
		}
	});
	return dates;
}

/** ECMA-376 part 1, 18.8.30, with those of East Asian versions. */
const isBuiltInDate = (id: number) =>
	(id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Letters of day, month, year, hour or second outside quotes, escapes and conditions. */
export function isDateFormat(code: string): boolean {
	const bare = code
		.replace(/"[^"]*"|\\.|_.|\*./g, '')
		.replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
		.split(';')[0]!;
	return /[ymdhs]/i.test(bare) && !/general|[#?]|0[.,]?0*%|0\.0*E/i.test(bare);
}
