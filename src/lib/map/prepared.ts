import { landIn, linesIn, pad, type Basemap, type Box } from './basemap.ts';
import { cellSides, type CellSides } from './borders.ts';
import { boundsOf, buildCells, densityRank, type Cells } from './cells.ts';
import { HitTest } from './hit-test.ts';
import { lineWork, type LineWork } from './line-work.ts';
import type { MapData } from './types.ts';

/** What stays the same while a plan is open. */
export interface Prepared {
	readonly data: MapData;
	readonly cells: Cells;
	readonly sides: CellSides;
	/** Potential per km² as a rank 0–1 per unit. */
	readonly rank: Float32Array;
	readonly hit: HitTest;
	readonly bounds: Box;
	/** How far the view may go. */
	readonly box: Box;
	readonly land: readonly [number, number][][][];
	readonly borders: LineWork;
	readonly regions: LineWork;
	/** Largest potential of an account. */
	readonly largest: number;
}

export function prepareMap(data: MapData, base: Basemap): Prepared {
	const bounds = boundsOf(data.points);
	const box = pad(bounds, 0.9, 9);
	return {
		data,
		cells: buildCells(data),
		sides: cellSides(data),
		rank: densityRank(data.potential, data.area, data.edges),
		hit: new HitTest(data),
		bounds,
		box,
		land: landIn(base, box),
		borders: lineWork(linesIn(base.borders.paths, box, 0.01)),
		regions: lineWork(linesIn(base.regions.paths, bounds, 0.01)),
		largest: data.accountPotential.reduce((a, b) => (b > a ? b : a), 1)
	};
}
