import { strToU8, zipSync } from 'fflate';
import { describeError } from '#engine/model/describe-error.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { RawTable } from '#engine/ingest/raw/raw-table.ts';

/** Code and English line of the error a reader rejects with. */
export async function rawRefusal(read: Promise<unknown>): Promise<{ code: string; line: string }> {
	try {
		await read;
	} catch (error) {
		if (error instanceof RevirError) return { code: error.code, line: describeError(error.toPlain(), 'en') };
		throw error;
	}
	throw new Error('nothing was refused');
}

/** All cells of a column as plain values: dates as ISO days, null where empty. */
export function cellsOf(table: RawTable, name: string): unknown[] {
	const column = table.columns.find((found) => found.name === name);
	if (column === undefined)
		throw new Error(`no column ${name}; there are ${table.columns.map((c) => c.name).join(', ')}`);
	return Array.from({ length: table.count }, (_, row) => {
		if (column.kind === 'text') return column.at(row);
		const value = column.values[row]!;
		if (column.kind === 'flag') return value === 255 ? null : value === 1;
		if (Number.isNaN(value)) return null;
		return column.kind === 'date' ? new Date(value).toISOString().slice(0, 10) : value;
	});
}

export const kindsOf = (table: RawTable) => Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));

type XmlCell = string | number | boolean | null;
const letter = (column: number): string =>
	(column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** XML of a sheet from rows; a string cell that starts with "<c" is taken as it is. */
export function sheetXml(rows: readonly (readonly XmlCell[])[]): string {
	const cell = (value: XmlCell, row: number, column: number) => {
		const at = `r="${letter(column)}${row + 1}"`;
		if (value === null) return '';
		if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
		if (typeof value === 'boolean') return `<c ${at} t="b"><v>${Number(value)}</v></c>`;
		if (value.startsWith('<c')) return value;
		return `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
	};
	const body = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((c, i) => cell(c, row, i)).join('')}</row>`);
	return `<?xml version="1.0"?><worksheet><sheetData>${body.join('')}</sheetData></worksheet>`;
}

interface Workbook {
	readonly sheets: Readonly<Record<string, string>>;
	readonly date1904?: boolean;
	readonly texts?: readonly string[];
	readonly hidden?: readonly string[];
}

/** Parts of a workbook, before they are packed. Style 1 is a date. */
export function workbookParts({ sheets, date1904 = false, texts = [], hidden = [] }: Workbook): Record<string, string> {
	const names = Object.keys(sheets);
	const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const relations = [
		...names.map((_, i) => `<Relationship Id="rId${i}" Type="${type}/worksheet" Target="worksheets/sheet${i}.xml"/>`),
		`<Relationship Id="rIdS" Type="${type}/styles" Target="styles.xml"/>`,
		`<Relationship Id="rIdT" Type="${type}/sharedStrings" Target="sharedStrings.xml"/>`
	];
	const state = (name: string) => (hidden.includes(name) ? ' state="hidden"' : '');
	return {
		'xl/workbook.xml': `<workbook xmlns:r="${type}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state(name)} r:id="rId${i}"/>`).join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
		'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
		'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
		...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i}.xml`, sheets[name]!]))
	};
}

export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Uint8Array =>
	zipSync(
		Object.fromEntries(
			Object.entries(parts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text])
		),
		{ level, mtime: new Date(2020, 0, 1) }
	);

export const workbook = (book: Workbook): Uint8Array => zipOf(workbookParts(book));
