/** Props of the map. Indices: unit u, territory t (−1 = nobody), account row. */
export type Rgb = readonly [number, number, number];
export type MapMode = 'territories' | 'potential' | 'change';

/** Geometry and amounts; changes only when another plan is opened. */
export interface MapData {
	readonly count: number;
	readonly potential: Float32Array;
	/** km². */
	readonly area: Float32Array;
	/** Interleaved lon, lat; unit u owns rings `ringStart[u] …`, ring r owns points `pointStart[r] …`. */
	readonly points: Float64Array;
	readonly pointStart: Uint32Array;
	readonly ringStart: Uint32Array;
	/** Neighbouring units a0, b0, a1, b1 … */
	readonly edges: Uint32Array;
	/** Interleaved lon, lat per account; NaN = not located. */
	readonly accountPositions: Float32Array;
	readonly accountPotential: Float32Array;
	readonly accountUnit: Int32Array;
	readonly homes: readonly { readonly lon: number; readonly lat: number; readonly letter: string }[];
}

/** What is drawn right now; changes with every epoch. */
export interface MapScene {
	readonly labels: Int32Array;
	readonly today: Int32Array;
	/** The proposal is shown, so today's border is worth drawing where it differs. */
	readonly planned: boolean;
	readonly mode: MapMode;
	/** What the heat map shows: an amount per unit, shaded by density. */
	readonly heat: Float32Array;
	readonly colours: readonly Rgb[];
	readonly dark: boolean;
	/** Territory to stand out, null = all alike. */
	readonly focus: number | null;
	/** Unit whose card is open. */
	readonly selectedUnit: number | null;
	readonly still: boolean;
}

export interface MapPick {
	readonly unit: number;
	/** Nearest account under the pointer, null where accounts are not drawn. */
	readonly account: number | null;
	/** Pixels in the map. */
	readonly x: number;
	readonly y: number;
}

export interface ViewState {
	longitude: number;
	latitude: number;
	zoom: number;
}
