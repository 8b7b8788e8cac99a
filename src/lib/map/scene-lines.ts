import { territoryLines } from './borders.ts';
import { css, mix } from './colour.ts';
import { lineWork, type LineWork } from './line-work.ts';
import type { Stroke } from './overlay.ts';
import type { Prepared } from './prepared.ts';
import type { MapTheme } from './theme.ts';
import type { MapScene, Rgb } from './types.ts';

const none = lineWork([]);
const alpha = (colour: Rgb, share: number) => `rgb(${colour.map(Math.round).join(' ')} / ${share})`;
const outside = -2;

/** Lines that follow the labels: recomputed only when those change, drawn every frame. */
export class SceneLines {
	#prepared: Prepared;
	#labels: Int32Array | null = null;
	#planned = false;
	#selectedUnit: number | null = null;
	#coast: LineWork;
	#territories = none;
	#former = none;
	#selected = none;

	constructor(prepared: Prepared) {
		this.#prepared = prepared;
		const alike = new Int32Array(prepared.data.count);
		this.#coast = lineWork(territoryLines(prepared.sides, alike));
	}

	update(scene: MapScene): void {
		const { sides } = this.#prepared;
		const moved = this.#labels === null || !sameLabels(this.#labels, scene.labels);
		if (moved) {
			const inland = (_: number, a: number, b: number) => a !== outside && b !== outside;
			this.#territories = lineWork(territoryLines(sides, scene.labels, inland));
		}
		if (moved || this.#planned !== scene.planned) {
			// Today's border where the proposal gives it up.
			const given = (s: number) =>
				sides.right[s]! >= 0 && scene.labels[sides.left[s]!] === scene.labels[sides.right[s]!];
			this.#former = scene.planned ? lineWork(territoryLines(sides, scene.today, given)) : none;
		}
		if (this.#selectedUnit !== scene.selectedUnit) this.#selected = this.#outline(scene.selectedUnit);
		this.#labels = scene.labels;
		this.#planned = scene.planned;
		this.#selectedUnit = scene.selectedUnit;
	}

	/** Bottom to top. The coast is quiet: a thousand islands must not outshine the borders. */
	strokes(scene: MapScene, theme: MapTheme): Stroke[] {
		const heat = scene.mode === 'potential';
		return [
			{ work: this.#prepared.borders, colour: css(theme.border), width: 1 },
			{ work: this.#prepared.regions, colour: alpha(theme.ink, 0.16), width: 0.8 },
			{ work: this.#coast, colour: alpha(theme.ink, 0.4), width: 0.9 },
			{ work: this.#former, colour: alpha(theme.ink, 0.6), width: 1.1, dash: [4, 3] },
			{ work: this.#territories, colour: alpha(theme.casing, heat ? 0.6 : 0.85), width: heat ? 3.5 : 4.5 },
			{ work: this.#territories, colour: css(mix(theme.ink, theme.paper, 0.12)), width: 1.7 },
			{ work: this.#selected, colour: css(theme.ink), width: 2.5 }
		];
	}

	#outline(unit: number | null): LineWork {
		if (unit === null || unit < 0) return none;
		const { points, pointStart, ringStart } = this.#prepared.data;
		const lines: [number, number][][] = [];
		for (let r = ringStart[unit]!; r < ringStart[unit + 1]!; r++) {
			const line: [number, number][] = [];
			for (let p = pointStart[r]!; p < pointStart[r + 1]!; p++) line.push([points[2 * p]!, points[2 * p + 1]!]);
			if (line[0] !== undefined) lines.push([...line, line[0]]);
		}
		return lineWork(lines);
	}
}

const sameLabels = (a: Int32Array, b: Int32Array) =>
	a === b || (a.length === b.length && a.every((label, u) => label === b[u]));
