/** Structure that Excel never writes; a reader that guessed at it could be led astray. */
export class XmlError extends Error {}

const odd = (what: string): never => {
	throw new XmlError(what);
};

const nameEnd = /[\s/>]/g;
const name = /^(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*$/;
const attribute = /\s+(?:[\w.-]+:)?([\w.-]+)=("[^"<]*"|'[^'<]*')/y;
const close = /\s*(\/?)>/y;

/** A tag without its prefix. */
export interface XmlTag {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** `</c>`. */
	readonly closing: boolean;
	/** `<c/>`: nothing in it, and no closing tag comes. */
	readonly empty: boolean;
	/** Text up to the next tag. */
	text(): string;
}

const none: ReadonlyMap<string, string> = new Map();

const PAUSE_CHARACTERS = 1 << 20;

/**
 * Visits the tags of these names, in order. Stricter than XML parsers where they guess: what is odd is refused. No entity is
 * resolved but the five of XML and characters by number. O(characters); yields 0–1.
 * @throws XmlError
 */
export function* eachTag(
	xml: string,
	wanted: ReadonlySet<string>,
	visit: (tag: XmlTag) => void
): Generator<number, void> {
	let pause = PAUSE_CHARACTERS;
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
		if (at > pause) {
			pause = at + PAUSE_CHARACTERS;
			yield at / xml.length;
		}
		const next = xml.charCodeAt(at + 1);
		if (next === 33) at = skipped(xml, at);
		else if (next === 63) at = behind(xml, '?>', at);
		else {
			const closing = next === 47;
			nameEnd.lastIndex = at + (closing ? 2 : 1);
			const end = nameEnd.exec(xml)?.index ?? odd('a tag that never ends');
			const found = localName(xml.slice(at + (closing ? 2 : 1), end));
			at = end;
			if (!wanted.has(found)) continue;
			const attributes = closing || xml.charCodeAt(end) === 62 ? none : attributesAt(xml, end);
			close.lastIndex = attributes === none ? end : attribute.lastIndex;
			const closed = close.exec(xml) ?? odd('an odd tag');
			const start = (at = close.lastIndex);
			visit({ name: found, attributes, closing, empty: closed[1] === '/', text: () => textAt(xml, start) });
		}
	}
}

function localName(whole: string): string {
	if (!name.test(whole)) odd('an odd tag');
	return whole.slice(whole.indexOf(':') + 1);
}

/** Leaves the end of the last one in `attribute.lastIndex`. */
function attributesAt(xml: string, start: number): ReadonlyMap<string, string> {
	const attributes = new Map<string, string>();
	let at = start;
	for (let match; ; at = attribute.lastIndex) {
		attribute.lastIndex = at;
		if ((match = attribute.exec(xml)) === null) break;
		if (match[0].trimStart().startsWith('xmlns')) continue;
		// Prefixes are cut off, and of two with one name nobody knows which counts.
		if (attributes.has(match[1]!)) odd('an attribute twice');
		attributes.set(match[1]!, unescaped(match[2]!.slice(1, -1)));
	}
	attribute.lastIndex = at;
	return attributes;
}

function textAt(xml: string, start: number): string {
	if (xml.startsWith('<![CDATA[', start)) return xml.slice(start + 9, behind(xml, ']]>', start + 9) - 3);
	const end = xml.indexOf('<', start);
	return unescaped(xml.slice(start, end < 0 ? xml.length : end));
}

function behind(xml: string, mark: string, from: number): number {
	const found = xml.indexOf(mark, from);
	return found < 0 ? odd('a tag that never ends') : found + mark.length;
}

/** Comments and literal text; a document type could bring entities of its own. */
function skipped(xml: string, at: number): number {
	if (xml.startsWith('<!--', at)) return behind(xml, '-->', at + 4);
	if (xml.startsWith('<![CDATA[', at)) return behind(xml, ']]>', at + 9);
	return odd('a document type');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string) =>
	text.includes('&')
		? text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, word) => {
				if (word !== undefined) return named[word as string] ?? (whole as string);
				const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
				return code <= 0x10ffff ? String.fromCodePoint(code) : '';
			})
		: text;
