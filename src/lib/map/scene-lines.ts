import { territoryLines } from './borders.ts';
import { css, mix } from './colour.ts';
import { lineWork, type LineWork } from './line-work.ts';
import type { Stroke } from './overlay-paint.ts';
import type { Prepared } from './prepared.ts';
import type { MapTheme } from './theme.ts';
import { travelLines } from './travel-lines.ts';
import type { MapScene, Rgb } from './types.ts';

const none = lineWork([]);
const alpha = (colour: Rgb, share: number) => `rgb(${colour.map(Math.round).join(' ')} / ${share})`;
const outside = -2;

/** Lines that follow the labels: recomputed only when those change, drawn every frame. */
export class SceneLines {
	#prepared: Prepared;
	#scene: MapScene | null = null;
	#coast: LineWork;
	/** Borders that were there before, that came with the latest labels, that went with them. */
	#kept = none;
	#come = none;
	#gone = none;
	#former = none;
	#selected = none;
	#barriers = none;
	#travel: readonly LineWork[] = [];

	constructor(prepared: Prepared) {
		this.#prepared = prepared;
		const alike = new Int32Array(prepared.data.count);
		this.#coast = lineWork(territoryLines(prepared.sides, alike));
	}

	update(scene: MapScene): void {
		const { sides, data, centres } = this.#prepared;
		const before = this.#scene;
		const moved = before === null || !sameLabels(before.labels, scene.labels);
		if (moved) {
			const old = before?.labels ?? scene.labels;
			const inland = (a: number, b: number) => a !== outside && b !== outside;
			const parts = (labels: Int32Array, s: number) => labels[sides.left[s]!] !== labels[sides.right[s]!];
			const lines = (labels: Int32Array, wanted: (s: number) => boolean) =>
				lineWork(territoryLines(sides, labels, (s, a, b) => inland(a, b) && wanted(s)));
			this.#kept = lines(scene.labels, (s) => parts(old, s));
			this.#come = lines(scene.labels, (s) => !parts(old, s));
			this.#gone = lines(old, (s) => !parts(scene.labels, s));
		}
		if (moved || before.planned !== scene.planned) {
			// Today's border where the proposal gives it up.
			const given = (s: number) =>
				sides.right[s]! >= 0 && scene.labels[sides.left[s]!] === scene.labels[sides.right[s]!];
			this.#former = scene.planned ? lineWork(territoryLines(sides, scene.today, given)) : none;
		}
		const travels = moved || before.shows.travel !== scene.shows.travel || before.focus !== scene.focus;
		if (travels) this.#travel = scene.shows.travel ? travelLines(data, centres, scene.labels, scene.focus) : [];
		if (before?.selectedUnit !== scene.selectedUnit) this.#selected = this.#outline(scene.selectedUnit);
		if (before?.barriers !== scene.barriers) this.#barriers = lineWork(scene.barriers.map(({ line }) => line));
		this.#scene = scene;
	}

	/** Bottom to top; `share` 0–1 is how far the latest labels have faded in. The coast is quiet: a thousand islands must
	 *  not outshine the borders. */
	strokes(scene: MapScene, theme: MapTheme, share: number): Stroke[] {
		const heat = scene.mode === 'potential';
		const casing = { colour: alpha(theme.casing, heat ? 0.6 : 0.85), width: heat ? 3.5 : 4.5 };
		const ink = mix(theme.ink, theme.paper, 0.12);
		const faded = share < 1 ? [{ work: this.#gone, colour: alpha(ink, 1 - share), width: 1.7 }] : [];
		const strong = scene.focus !== null;
		return [
			{ work: this.#prepared.borders, colour: css(theme.border), width: 1 },
			{ work: this.#prepared.regions, colour: alpha(theme.ink, 0.16), width: 0.8 },
			{ work: this.#coast, colour: alpha(theme.ink, 0.4), width: 0.9 },
			{ work: this.#former, colour: alpha(theme.ink, 0.6), width: 1.1, dash: [4, 3] },
			{ work: this.#kept, ...casing },
			{ work: this.#come, ...casing, colour: alpha(theme.casing, (heat ? 0.6 : 0.85) * share) },
			...faded,
			{ work: this.#kept, colour: css(ink), width: 1.7 },
			{ work: this.#come, colour: alpha(ink, share), width: 1.7 },
			...this.#travel.map((work, t) => ({
				work,
				colour: alpha(mix(scene.colours[t] ?? theme.nobody, theme.ink, 0.35), strong ? 0.6 : 0.5),
				width: strong ? 1.1 : 0.9
			})),
			{ work: this.#barriers, colour: css(theme.casing), width: 6 },
			{ work: this.#barriers, colour: css(theme.barrier), width: 3, dash: [9, 6] },
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
