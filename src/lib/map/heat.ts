import type { Box } from './basemap.ts';
import { hexGrid, hexSums, type HexGrid } from './hexagons.ts';
import { worldX, worldY } from './line-work.ts';
import type { Prepared } from './prepared.ts';
import { densityRank, rankOf, type Ranked } from './ranks.ts';
import type { HeatScale, MapScene, Rect } from './types.ts';

const noRanks: Ranked = { rank: new Float32Array(), low: 0, high: 0 };
const leastLevel = 4;
const mostLevel = 11;
/** Up to here all accounts are binned at once. */
const wholeLevel = 7;

const grown = ([w, n, e, s]: Rect): Rect => [w - (e - w) / 2, n - (s - n) / 2, e + (e - w) / 2, s + (s - n) / 2];
const holds = (outer: Rect | null, inner: Rect) =>
	outer === null || (inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]);

/** Ranks behind the heat map, kept until what they stand on changes. */
export class Heat {
	grid: HexGrid | null = null;
	#prepared: Prepared;
	#district = { of: null as Float32Array | null, ranked: noRanks };
	#hexagon = { of: null as Float32Array | null, grid: null as HexGrid | null, ranked: noRanks };

	constructor(prepared: Prepared) {
		this.#prepared = prepared;
	}

	/** Bins anew when the map has settled on another zoom level. From close by there would be as many hexagons as accounts:
	 *  then only the view and as much again around it is binned, anew where the map leaves that. */
	settle(zoom: number, [w, s, e, n]: Box): boolean {
		const level = Math.min(mostLevel, Math.max(leastLevel, Math.round(zoom)));
		const view: Rect = [worldX(w), worldY(n), worldX(e), worldY(s)];
		const within = level <= wholeLevel ? null : grown(view);
		if (this.grid?.level === level && (within === null || holds(this.grid.within, view))) return false;
		this.grid = hexGrid(this.#prepared.world, level, within);
		return true;
	}

	/** Rank of every unit by `scene.heat` per km². */
	districts({ heat }: MapScene): Ranked {
		if (this.#district.of !== heat) {
			const { area, edges } = this.#prepared.data;
			this.#district = { of: heat, ranked: densityRank(heat, area, edges) };
		}
		return this.#district.ranked;
	}

	/** Rank of every hexagon by the sum of its accounts' scores. */
	hexagons({ score }: MapScene): Ranked {
		const { grid } = this;
		if (grid === null) return noRanks;
		if (this.#hexagon.of !== score || this.#hexagon.grid !== grid)
			this.#hexagon = { of: score, grid, ranked: rankOf(hexSums(grid, score)) };
		return this.#hexagon.ranked;
	}

	/** End values of the scale that the scene uses; by account those of the `rows` drawn. */
	scale(scene: MapScene, rows: readonly number[]): HeatScale | null {
		const ends = (by: HeatScale['by'], { low, high }: { low: number; high: number }): HeatScale => ({ by, low, high });
		if (scene.mode === 'change') return null;
		if (scene.mode === 'territories') return ends('potential-density', this.#prepared.density);
		if (scene.heatBy === 'district') return ends('score-density', this.districts(scene));
		if (scene.heatBy === 'hexagon') return ends('score-hexagon', this.hexagons(scene));
		let [low, high] = [Infinity, 0];
		for (const row of rows) {
			const value = scene.score[row] ?? 0;
			if (value > 0 && value < low) low = value;
			if (value > high) high = value;
		}
		return ends('score-account', { low: Number.isFinite(low) ? low : 0, high });
	}
}
