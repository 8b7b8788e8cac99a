import { landIn, linesIn, pad, type Basemap, type Box } from './basemap.ts';
import { cellSides, type CellSides } from './borders.ts';
import { boundsOf, buildCells, type Cells } from './cells.ts';
import { HitTest } from './hit-test.ts';
import { lineWork, worldX, worldY, type LineWork } from './line-work.ts';
import { densityRank, type Ranked } from './ranks.ts';
import { unitCentres } from './travel-lines.ts';
import type { MapData } from './types.ts';

/** What stays the same while a plan is open. */
export interface Prepared {
	readonly data: MapData;
	readonly cells: Cells;
	readonly sides: CellSides;
	/** Potential per km² per unit. */
	readonly density: Ranked;
	readonly hit: HitTest;
	readonly bounds: Box;
	/** How far the view may go. */
	readonly box: Box;
	readonly land: readonly [number, number][][][];
	readonly borders: LineWork;
	readonly regions: LineWork;
	/** Largest potential of an account. */
	readonly largest: number;
	/** lon, lat per unit. */
	readonly centres: Float64Array;
	/** x, y per account in world units; NaN = not located. */
	readonly world: Float64Array;
}

export function prepareMap(data: MapData, base: Basemap): Prepared {
	const bounds = boundsOf(data.points);
	const box = pad(bounds, 0.9, 9);
	return {
		data,
		cells: buildCells(data),
		sides: cellSides(data),
		density: densityRank(data.potential, data.area, data.edges),
		hit: new HitTest(data),
		bounds,
		box,
		land: landIn(base, box),
		borders: lineWork(linesIn(base.borders.paths, box, 0.01)),
		regions: lineWork(linesIn(base.regions.paths, bounds, 0.01)),
		largest: data.accountPotential.reduce((a, b) => (b > a ? b : a), 1),
		centres: unitCentres(data),
		world: Float64Array.from(data.accountPositions, (value, k) => (k % 2 === 0 ? worldX(value) : worldY(value)))
	};
}
