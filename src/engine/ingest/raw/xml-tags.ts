/** Structure that Excel never writes; a reader that guessed at it could be led astray. */
export class XmlError extends Error {}

const odd = (what: string): never => {
	throw new XmlError(what);
};

const nameEnd = /[\s/>]/g;
const name = /^(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)$/;
const attribute = /\s+(?:[\w.-]+:)?([\w.-]+)=("[^"<]*"|'[^'<]*')/y;
const close = /\s*(\/?)>/y;

/** An opening tag without its prefix. */
export interface XmlTag {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** `<c/>`: nothing in it. */
	readonly empty: boolean;
}

/**
 * Visits the opening tags of these names, in order. Stricter than XML parsers where they could read another tag than this does:
 * what is odd is refused. No entity is resolved but the five of XML and characters by number. O(characters).
 * @throws XmlError
 */
export function eachTag(xml: string, wanted: ReadonlySet<string>, visit: (tag: XmlTag) => void): void {
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
		const next = xml.charCodeAt(at + 1);
		if (next === 33) at = skipped(xml, at);
		else if (next === 63) at = behind(xml, '?>', at);
		else if (next === 47) at = behind(xml, '>', at);
		else {
			nameEnd.lastIndex = at + 1;
			const end = nameEnd.exec(xml)?.index ?? odd('a tag that never ends');
			const found = name.exec(xml.slice(at + 1, end)) ?? odd('an odd tag');
			at = end;
			if (!wanted.has(found[1]!)) continue;
			const attributes = new Map<string, string>();
			attribute.lastIndex = end;
			for (let match; (match = attribute.exec(xml)) !== null; at = attribute.lastIndex) {
				if (match[0].trimStart().startsWith('xmlns')) continue;
				// Prefixes are cut off, and parsers differ in which of two they take.
				if (attributes.has(match[1]!)) odd('an attribute twice');
				attributes.set(match[1]!, unescaped(match[2]!.slice(1, -1)));
			}
			close.lastIndex = at;
			const closed = close.exec(xml) ?? odd('an odd tag');
			at = close.lastIndex;
			visit({ name: found[1]!, attributes, empty: closed[1] === '/' });
		}
	}
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
