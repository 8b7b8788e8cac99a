import { RevirError } from '../../model/errors.ts';
import { inflatePart } from './inflate-part.ts';
import { eachTag, type XmlTag } from './xml-tags.ts';
import type { ZipPart } from './zip-check.ts';

/** What a workbook consists of: its sheets in their order, and where their cells, texts and formats lie. */
export interface Book {
	readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: ZipPart }[];
	/** Days count from 1904 instead of 1900. */
	readonly from1904: boolean;
	readonly texts: ZipPart | null;
	readonly formats: ZipPart | null;
}

const WORKBOOK = 'xl/workbook.xml';

/** Yields. @throws RevirError FILE_KIND (a zip of another kind), FILE_CORRUPT; XmlError */
export function* readBook(parts: ReadonlyMap<string, ZipPart>, file: string): Generator<number, Book> {
	const workbook = parts.get(WORKBOOK);
	const relations = parts.get('xl/_rels/workbook.xml.rels');
	if (workbook === undefined) throw otherZip(parts, file);
	if (relations === undefined) throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'a part is missing' });
	const targets = new Map<string, { part: ZipPart; type: string }>();
	yield* eachTag(yield* xmlText(relations, file), new Set(['Relationship']), ({ attributes }) => {
		const target = attributes.get('Target') ?? '';
		const part = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
		const type = (attributes.get('Type') ?? '').split('/').at(-1)!;
		if (part !== undefined) targets.set(attributes.get('Id') ?? '', { part, type });
	});
	let from1904 = false;
	const sheets: Book['sheets'][number][] = [];
	const sheet = ({ attributes }: XmlTag) => {
		const target = targets.get(attributes.get('id') ?? '');
		const name = attributes.get('name');
		// Sheets that are charts or macros have no cells.
		if (target?.type !== 'worksheet' || !name) return;
		sheets.push({ name, hidden: (attributes.get('state') ?? 'visible') !== 'visible', part: target.part });
	};
	yield* eachTag(yield* xmlText(workbook, file), new Set(['sheet', 'workbookPr']), (tag) => {
		if (tag.name === 'sheet') sheet(tag);
		else from1904 = /^(1|true)$/.test(tag.attributes.get('date1904') ?? '');
	});
	const ofType = (type: string) => [...targets.values()].find((target) => target.type === type)?.part ?? null;
	return { sheets, from1904, texts: ofType('sharedStrings'), formats: ofType('styles') };
}

/** Yields 0–1. */
export function* xmlText(part: ZipPart, file: string): Generator<number, string> {
	return new TextDecoder().decode(yield* inflatePart(part, file));
}

function otherZip(parts: ReadonlyMap<string, ZipPart>, file: string): RevirError {
	const names = [...parts.keys()];
	const has = (start: string) => names.some((name) => name.startsWith(start));
	const [got, expected] = parts.has('xl/workbook.bin')
		? ['a binary Excel file', 'the table saved as .xlsx']
		: has('word/') || has('ppt/')
			? ['a text document', 'the table saved as .xlsx']
			: parts.has('content.xml') || parts.has('Index/Document.iwa')
				? ['a table of another program', 'the table saved as .xlsx']
				: ['a zip file', 'the unpacked file'];
	return new RevirError('FILE_KIND', { where: { file }, got, expected });
}
