/** Props of the map. Indices: unit u, territory t (−1 = nobody), account row. */
export type Rgb = readonly [number, number, number];
export type LonLat = readonly [number, number];
export type MapMode = 'territories' | 'potential' | 'change';
export type MapHeat = 'district' | 'hexagon' | 'account';
/** x0, y0, x1, y1 in pixels of the map. */
export type Rect = readonly [number, number, number, number];

/** Geometry and amounts; changes only when another plan is opened. */
export interface MapData {
	readonly count: number;
	readonly names: readonly string[];
	/** Located accounts per unit. */
	readonly accounts: Uint32Array;
	/** Visits a year per unit. */
	readonly visits: Float32Array;
	readonly potential: Float32Array;
	/** km². */
	readonly area: Float32Array;
	/** Interleaved lon, lat; unit u owns rings `ringStart[u] …`, ring r owns points `pointStart[r] …`. */
	readonly points: Float64Array;
	readonly pointStart: Uint32Array;
	readonly ringStart: Uint32Array;
	/** Unit across a side (by the point it begins at) whose neighbour draws the border elsewhere, −1 = none. */
	readonly across?: Int32Array;
	/** Neighbouring units a0, b0, a1, b1 … */
	readonly edges: Uint32Array;
	/** Interleaved lon, lat per account; NaN = not located. */
	readonly accountPositions: Float32Array;
	readonly accountPotential: Float32Array;
	readonly accountUnit: Int32Array;
	readonly homes: readonly { readonly lon: number; readonly lat: number; readonly letter: string }[];
}

export interface BarrierLine {
	readonly name: string;
	readonly line: readonly LonLat[];
}

/** What is drawn right now; changes with every epoch. */
export interface MapScene {
	readonly labels: Int32Array;
	readonly today: Int32Array;
	/** The proposal is shown, so today's border is worth drawing where it differs. */
	readonly planned: boolean;
	readonly mode: MapMode;
	readonly heatBy: MapHeat;
	/** What the heat map shows by district: an amount per unit, shaded by density. */
	readonly heat: Float32Array;
	/** 0–100 per account under the current weights: the heat map by hexagon and account. */
	readonly score: Float32Array;
	readonly shows: {
		readonly accounts: boolean;
		readonly homes: boolean;
		readonly travel: boolean;
		readonly labels: boolean;
	};
	readonly colours: readonly Rgb[];
	readonly barriers: readonly BarrierLine[];
	/** Chosen accounts. */
	readonly picked: readonly number[];
	/** Names of accounts that the map asked for (`MapMoved.named`). */
	readonly accountNames: ReadonlyMap<number, string>;
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
	/** Name of the barrier under the pointer. */
	readonly barrier: string | null;
	/** Pixels in the map. */
	readonly x: number;
	readonly y: number;
}

export interface ViewState {
	longitude: number;
	latitude: number;
	zoom: number;
}

/** The map has come to rest. */
export interface MapMoved {
	/** null = the whole plan, as nobody has moved the map. */
	readonly view: ViewState | null;
	/** Accounts that have room for a name, most potential first. */
	readonly named: readonly number[];
}

/** End values of the colour scale on the screen. */
export interface HeatScale {
	readonly by: 'potential-density' | 'score-density' | 'score-hexagon' | 'score-account';
	readonly low: number;
	readonly high: number;
}
