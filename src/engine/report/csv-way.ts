import type { RawTable, ReadOptions } from '../ingest/raw/raw-table.ts';
import type { Language } from '../model/error-texts.ts';

type DecimalSign = ',' | '.';

/** How a CSV is written. */
export interface CsvWay {
	readonly delimiter: string;
	/** Sign before the decimals of a column. */
	readonly decimal: (header: string) => DecimalSign;
}

/** RFC 4180 and decimal points. */
export const plainCsv: CsvWay = { delimiter: ',', decimal: () => '.' };

/** As spreadsheets of its countries read a CSV. */
const csvOfLanguage = (language: Language): CsvWay =>
	language === 'en' ? plainCsv : { delimiter: ';', decimal: () => ',' };

/**
 * As the file that was read writes it: its separator, and per column its decimal sign; columns that show none have that of most others.
 * Files of other formats have no way of their own: then that of the language.
 * @param options what the reader said of the file instead of having it guessed
 */
export function csvWayOf({ format, guesses }: RawTable, options: ReadOptions, language: Language): CsvWay {
	if (format !== 'csv') return csvOfLanguage(language);
	const delimiter = options.delimiter ?? guesses.find(({ what }) => what === 'delimiter')?.value ?? ',';
	const guessed = guesses.flatMap(({ what, column, value }) =>
		what === 'decimal' && column !== undefined ? [[column, value as DecimalSign] as const] : []
	);
	const signs = new Map<string, DecimalSign>([...guessed, ...Object.entries(options.decimal ?? {})]);
	const commas = [...signs.values()].filter((sign) => sign === ',').length;
	const points = signs.size - commas;
	// A semicolon parts where the comma is taken.
	const most = commas > points || (commas === points && delimiter === ';') ? ',' : '.';
	return { delimiter, decimal: (header) => signs.get(header) ?? most };
}
