import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell } from '../../../fixtures/csv-files.ts';
import { cells, readCsv } from './helpers.ts';

const delimiter = fc.constantFrom(',', ';', '\t', '|') as fc.Arbitrary<',' | ';' | '\t' | '|'>;
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const sign = fc.constantFrom(',', ';', '|', '\t', '"', "'", '\n', '\r\n', ' ', 'ä', 'Ø', '€', '😀', 'a', '7', '.', '-');
/** In front of it a letter, so that no cell is empty, a placeholder, protected or part of the space around it. */
const text = fc.array(sign, { maxLength: 12 }).map((signs) => `B${signs.join('')}`.trim());

it('whatever text is written as CSV is read back equal', () => {
	fc.assert(
		fc.property(
			...[delimiter, fc.constantFrom('"', "'") as fc.Arbitrary<'"' | "'">, lineEnd],
			fc
				.integer({ min: 2, max: 6 })
				.chain((width) =>
					fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
				),
			(separator, quote, end, rows) => {
				const names = rows[0]!.map((_, i) => `n${i}`);
				const csv = [names, ...rows]
					.map((row) => row.map((cell) => csvCell(cell, separator, quote)).join(separator))
					.join(end);
				const kinds = Object.fromEntries(names.map((name) => [name, 'text'] as const));
				const table = readCsv(csv, { delimiter: separator, quote, headerRow: 1, kinds });
				expect(names.map((name) => cells(table, name))).toEqual(names.map((_, i) => rows.map((row) => row[i])));
			}
		),
		{ numRuns: 400, seed: 5 }
	);
});

it('numbers written in a country’s way are read back to the last bit', () => {
	const format = { ',': ['.', ','], '.': [',', '.'], ' ': ['\u00a0', ','], "'": ["'", '.'] } as const;
	const numbers = fc.array(
		fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Math.round(value * 1000) / 1000),
		{
			minLength: 3,
			maxLength: 20
		}
	);
	fc.assert(
		fc.property(fc.constantFrom(',', '.', ' ', "'"), numbers, (style, values) => {
			const [group, decimal] = format[style as keyof typeof format];
			// One figure of two decimals says which sign parts them.
			const written = [0.25, ...values].map((value) => {
				const [whole, fraction] = Math.abs(value).toFixed(3).replace(/0+$/, '').split('.') as [string, string];
				return (value < 0 ? '-' : '') + whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction ? decimal + fraction : '');
			});
			const table = readCsv(`Name;Wert\n${written.map((cell, i) => `K${i}x;${cell}`).join('\n')}`, { delimiter: ';' });
			expect(cells(table, 'Wert')).toEqual([0.25, ...values.map((value) => value + 0)]);
		}),
		{ numRuns: 200, seed: 5 }
	);
});

it('no bytes bring the reader down but with an error of the catalogue', () => {
	const piece = fc.constantFrom(
		'Name',
		';',
		',',
		'"',
		'\n',
		'\r',
		'1.234',
		'01.02.2026',
		'ja',
		' ',
		'\ufeff',
		'ü',
		'-',
		'%',
		'€',
		'(',
		'|'
	);
	const bytes = fc.oneof(
		fc.uint8Array({ maxLength: 200 }),
		fc.array(piece, { maxLength: 60 }).map((pieces) => new TextEncoder().encode(pieces.join('')))
	);
	fc.assert(
		fc.property(bytes, (content) => {
			try {
				const table = readCsv(content);
				for (const { name } of table.columns) cells(table, name);
			} catch (error) {
				if (!(error instanceof Error) || error.name !== 'RevirError') throw error;
			}
		}),
		{ numRuns: 400, seed: 5 }
	);
});
