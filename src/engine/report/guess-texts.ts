import type { RawColumn, ReadOptions } from '../ingest/raw/raw-table.ts';
import type { Language } from '../model/error-texts.ts';

/** A sentence per guess; gaps `{value}` and `{column}`. */
export const guessTexts: Readonly<Record<Language, Readonly<Record<keyof ReadOptions | 'noHeader', string>>>> = {
	en: {
		encoding: 'The text is encoded as {value}.',
		delimiter: 'Columns are separated by: {value}.',
		quote: 'Cells are quoted with: {value}.',
		headerRow: 'The headers stand in row {value}.',
		noHeader: 'The file has no headers.',
		sheet: 'The sheet “{value}” is read.',
		decimal: '“{column}”: the decimal sign is a {value}.',
		dates: '“{column}”: dates are written {value}.',
		kinds: '“{column}” is read as {value}.'
	},
	nb: {
		encoding: 'Teksten er kodet som {value}.',
		delimiter: 'Kolonnene er skilt med: {value}.',
		quote: 'Cellene står i: {value}.',
		headerRow: 'Overskriftene står i rad {value}.',
		noHeader: 'Filen har ingen overskrifter.',
		sheet: 'Arket «{value}» leses.',
		decimal: '«{column}»: desimaltegnet er {value}.',
		dates: '«{column}»: datoer er skrevet {value}.',
		kinds: '«{column}» leses som {value}.'
	},
	de: {
		encoding: 'Der Text ist als {value} codiert.',
		delimiter: 'Spalten sind getrennt durch: {value}.',
		quote: 'Zellen stehen in: {value}.',
		headerRow: 'Die Überschriften stehen in Zeile {value}.',
		noHeader: 'Die Datei hat keine Überschriften.',
		sheet: 'Das Blatt „{value}“ wird gelesen.',
		decimal: '„{column}“: das Dezimalzeichen ist {value}.',
		dates: '„{column}“: Datum in der Form {value}.',
		kinds: '„{column}“ wird als {value} gelesen.'
	}
};

interface Values {
	readonly encodings: Readonly<Record<NonNullable<ReadOptions['encoding']>, string>>;
	readonly delimiters: Readonly<Record<NonNullable<ReadOptions['delimiter']>, string>>;
	readonly quotes: Readonly<Record<NonNullable<ReadOptions['quote']>, string>>;
	readonly decimals: Readonly<Record<',' | '.', string>>;
	readonly dates: Readonly<Record<'dmy' | 'mdy' | 'ymd', string>>;
	readonly kinds: Readonly<Record<RawColumn['kind'], string>>;
	readonly noHeader: string;
}

const encodings = {
	'utf-8': 'UTF-8',
	'utf-16le': 'UTF-16',
	'utf-16be': 'UTF-16 (big endian)',
	'windows-1252': 'Windows-1252',
	'iso-8859-2': 'ISO 8859-2',
	'iso-8859-15': 'ISO 8859-15'
} as const;

export const guessValues: Readonly<Record<Language, Values>> = {
	en: {
		encodings,
		delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' },
		quotes: { '"': 'double quotes', "'": 'single quotes' },
		decimals: { ',': 'comma', '.': 'point' },
		dates: { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' },
		kinds: { text: 'text', number: 'number', date: 'date', flag: 'yes or no' },
		noHeader: 'none'
	},
	nb: {
		encodings,
		delimiters: { ',': 'komma', ';': 'semikolon', '\t': 'tabulator', '|': 'loddrett strek' },
		quotes: { '"': 'doble anførselstegn', "'": 'enkle anførselstegn' },
		decimals: { ',': 'komma', '.': 'punktum' },
		dates: { dmy: 'dag, måned, år', mdy: 'måned, dag, år', ymd: 'år, måned, dag' },
		kinds: { text: 'tekst', number: 'tall', date: 'dato', flag: 'ja eller nei' },
		noHeader: 'ingen'
	},
	de: {
		encodings,
		delimiters: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator', '|': 'senkrechter Strich' },
		quotes: { '"': 'doppelte Anführungszeichen', "'": 'einfache Anführungszeichen' },
		decimals: { ',': 'Komma', '.': 'Punkt' },
		dates: { dmy: 'Tag, Monat, Jahr', mdy: 'Monat, Tag, Jahr', ymd: 'Jahr, Monat, Tag' },
		kinds: { text: 'Text', number: 'Zahl', date: 'Datum', flag: 'ja oder nein' },
		noHeader: 'keine'
	}
};
