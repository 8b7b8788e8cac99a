/** Where the postcodes of one country lie, from whatever source knows them. */
export interface PostcodePoints {
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	readonly count: number;
	/** Compared without case, spaces, dots and hyphens; several rows of one code are parts of it. */
	readonly codes: readonly string[];
	/** Degrees, WGS 84. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** False = a guess from place names. */
	readonly exact?: boolean;
	/** What the licence of the source wants said; absent = nothing. */
	readonly attribution?: string;
}
