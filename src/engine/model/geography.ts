/** Named places of one or several countries: the default basic units (also where no account lies). */
export interface Places {
	readonly count: number;
	readonly name: readonly string[];
	/** ISO 3166-1 alpha-2 per place. */
	readonly country: readonly string[];
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	readonly population: Float64Array;
	/** First-level region (federal state, county) per place, e.g. "DE-02"; '' = unknown. */
	readonly region: readonly string[];
	/** What regions are called. */
	readonly regionNames: ReadonlyMap<string, string>;
}

/** Outline of a country as lon/lat rings; `rings[0]` of each polygon is the shell, the others holes. */
export interface Outline {
	readonly country: string;
	readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** What the app ships about the world; empty arrays are allowed (units then come from the accounts alone). */
export interface Geography {
	readonly places: Places | null;
	readonly outlines: readonly Outline[];
}

/** Basic units with cell polygons. */
export interface Units {
	readonly count: number;
	readonly id: readonly string[];
	readonly name: readonly string[];
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** Cell outlines: unit u owns rings `ringStart[u] .. ringStart[u+1])`, ring r owns points `pointStart[r] .. pointStart[r+1])`. */
	readonly ringStart: Uint32Array;
	readonly pointStart: Uint32Array;
	/** Interleaved lon, lat. */
	readonly points: Float64Array;
}

/**
 * Areas of the reader's own that become the basic units (postcode areas, districts): largest first, so that an enclave comes after
 * what surrounds it; ids are unique; `lon`, `lat` lie inside. Every shell (counter-clockwise) is followed by its holes (clockwise);
 * rings are open and meet no corner twice. Coordinates have six decimals (0.1 m).
 */
export type Areas = Units;
