/** Where postcodes lie, from whatever source knows them; several points of one postcode are parts of it. */
export interface PostcodePoints {
	readonly count: number;
	/** As written for people; compared without case, spaces and hyphens. */
	readonly postcode: readonly string[];
	/** ISO 3166-1 alpha-2; '' = unknown. */
	readonly country: readonly string[];
	/** Degrees, WGS 84. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
}
