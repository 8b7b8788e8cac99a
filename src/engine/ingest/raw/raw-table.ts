import type { Notices } from '../table.ts';

/** One column of a file as it stands there, before anything is mapped to our schema. */
export type RawColumn = {
	/** Header as in the file, trimmed; "Column 3" where it has none; unique within the table. */
	readonly name: string;
} & (
	| {
			readonly kind: 'text';
			/** Trimmed; null = empty. Decodes lazily. */
			readonly at: (row: number) => string | null;
	  }
	/** NaN = empty. */
	| { readonly kind: 'number'; readonly values: Float64Array }
	/** Epoch milliseconds UTC, NaN = empty. */
	| { readonly kind: 'date'; readonly values: Float64Array }
	/** 1, 0, 255 = empty. */
	| { readonly kind: 'flag'; readonly values: Uint8Array }
);

/** What a reader could not know for sure and decided; every one can be overruled by `ReadOptions`. */
export interface Guess {
	readonly what: keyof ReadOptions;
	/** Header of the column, for what is decided per column. */
	readonly column?: string;
	/** As it is written in `ReadOptions`. */
	readonly value: string;
	/** 0–1: how much of the file agrees. */
	readonly confidence: number;
	/** Other values that would read as well. */
	readonly others: readonly string[];
}

/** What a user overrules; left out = guessed. */
export interface ReadOptions {
	readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-2' | 'iso-8859-15';
	readonly delimiter?: ',' | ';' | '\t' | '|';
	readonly quote?: '"' | "'";
	/** 1-based row of the file in which the headers stand; 0 = there are none. */
	readonly headerRow?: number;
	readonly sheet?: string;
	/** Per header: which sign parts the decimals. */
	readonly decimal?: Readonly<Record<string, ',' | '.'>>;
	/** Per header: order of day, month and year. */
	readonly dates?: Readonly<Record<string, 'dmy' | 'mdy' | 'ymd'>>;
	/** Per header: as what it is read. */
	readonly kinds?: Readonly<Record<string, RawColumn['kind']>>;
}

/** A parsed file of any format. */
export interface RawTable {
	readonly file: string;
	readonly format: 'csv' | 'xlsx' | 'arrow' | 'parquet' | 'geojson' | 'jsonl';
	/** Name of the sheet this table stands on; null where a file has none. */
	readonly sheet: string | null;
	readonly sheets: readonly string[];
	readonly count: number;
	readonly columns: readonly RawColumn[];
	readonly guesses: readonly Guess[];
	readonly notices: Notices;
	readonly metadata: ReadonlyMap<string, string>;
	/** GeoJSON with areas: per row its area, null = none. */
	readonly polygons?: readonly (AreaGeometry | null)[];
	/** Row number a user sees in an editor. */
	rowNumber(row: number): number;
}

/** Area of a GeoJSON file, WGS 84; rings as they stand there. */
export type AreaGeometry =
	| { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
	| { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
/** [lon, lat] each. */
export type Ring = readonly (readonly [number, number])[];
