import { autoType, dsvFormat } from 'd3';
import Papa from 'papaparse';
import { parseCsvRaw } from '#engine/ingest/raw/csv-raw.ts';
import { defaultBudget } from '#engine/ingest/table.ts';

const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

/** CSV bytes → typed values. The others are told the separator and the encoding; ours guesses them. */
export const readers: Readonly<Record<string, (bytes: Uint8Array, separator: string, encoding: string) => unknown>> = {
	ours: (bytes) => parseCsvRaw(bytes, 'a.csv', defaultBudget),
	'ours and all text': (bytes) => {
		const table = parseCsvRaw(bytes, 'a.csv', defaultBudget);
		const texts: (string | null)[][] = [];
		for (const column of table.columns) {
			if (column.kind === 'text') texts.push(Array.from({ length: table.count }, (_, row) => column.at(row)));
		}
		return [table, texts];
	},
	'd3 autoType': (bytes, separator, encoding) => dsvFormat(separator).parse(decode(bytes, encoding), autoType),
	'Papa Parse': (bytes, delimiter, encoding) =>
		Papa.parse(decode(bytes, encoding), { header: true, dynamicTyping: true, skipEmptyLines: true, delimiter })
};
