import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Cells } from './cells.ts';
import { mix } from './colour.ts';
import type { MapTheme } from './theme.ts';
import type { MapData, Rgb } from './types.ts';

type Line = [number, number][];
const rgba = (colour: Rgb, alpha = 255): [number, number, number, number] => [colour[0], colour[1], colour[2], alpha];

const thin = (id: string, data: readonly Line[], colour: Rgb, width: number, alpha = 255) =>
	new PathLayer<Line>({
		id,
		data,
		getPath: (line) => line,
		getColor: rgba(colour, alpha),
		getWidth: width,
		widthUnits: 'pixels',
		updateTriggers: { getColor: [colour, alpha] }
	});

export function landLayer(land: readonly Line[][], theme: MapTheme): Layer {
	return new SolidPolygonLayer<Line[]>({
		id: 'land',
		data: land,
		getPolygon: (polygon) => polygon,
		getFillColor: rgba(theme.land),
		updateTriggers: { getFillColor: theme }
	});
}

export const borderLayers = (borders: readonly Line[], theme: MapTheme): Layer =>
	thin('borders', borders, theme.border, 1);

export const regionLayer = (regions: readonly Line[], theme: MapTheme): Layer =>
	thin('regions', regions, theme.ink, 0.8, 46);

/** Fill of every unit. Positions stay on the GPU; an epoch re-sends only the colours. */
export function cellLayer(cells: Cells, fills: Uint8ClampedArray, version: number, still: boolean): Layer {
	return new SolidPolygonLayer({
		id: 'cells',
		data: {
			length: cells.length,
			startIndices: cells.startIndices,
			attributes: { getPolygon: { value: cells.positions, size: 2 } }
		},
		_normalize: false,
		positionFormat: 'XY',
		getFillColor: (_: unknown, { index, target }: { index: number; target: number[] }) => {
			const u = 4 * cells.ringUnit[index]!;
			target[0] = fills[u]!;
			target[1] = fills[u + 1]!;
			target[2] = fills[u + 2]!;
			target[3] = fills[u + 3]!;
			return target as [number, number, number, number];
		},
		// Only positions count as data: a fresh wrapper object must not tessellate again.
		dataComparator: (a: { startIndices?: unknown }, b: { startIndices?: unknown }) => a.startIndices === b.startIndices,
		updateTriggers: { getFillColor: version },
		transitions: still ? {} : { getFillColor: { duration: 300 } }
	} as never) as Layer;
}

/** Today's borders where the proposal gives them up: thin, so that the eye reads the new ones first. */
export const formerLayer = (lines: readonly Line[], theme: MapTheme): Layer =>
	thin('former-borders', lines, theme.ink, 1, 130);

/** Outer edge of the plan: quiet, a coast with a thousand islands must not outshine the borders. */
export const coastLayer = (lines: readonly Line[], theme: MapTheme): Layer => thin('coast', lines, theme.ink, 1, 110);

export function territoryLayers(lines: readonly Line[], theme: MapTheme, heat: boolean): Layer[] {
	return [
		thin('casing', lines, theme.casing, heat ? 3.5 : 4.5, heat ? 150 : 220),
		thin('territories', lines, mix(theme.ink, theme.paper, 0.12), 1.7)
	];
}

export const outlineLayer = (lines: readonly Line[], theme: MapTheme): Layer =>
	thin('selected-unit', lines, theme.ink, 2.5);

export function accountLayer(rows: readonly number[], data: MapData, theme: MapTheme, largest: number): Layer {
	return new ScatterplotLayer<number>({
		id: 'accounts',
		data: rows,
		getPosition: (row) => [data.accountPositions[2 * row]!, data.accountPositions[2 * row + 1]!],
		getRadius: (row) => 2 + 7 * Math.sqrt(Math.max(0, data.accountPotential[row]!) / largest),
		radiusUnits: 'pixels',
		getFillColor: rgba(theme.ink, 190),
		getLineColor: rgba(theme.paper, 230),
		getLineWidth: 1,
		lineWidthUnits: 'pixels',
		stroked: true,
		updateTriggers: { getFillColor: theme, getLineColor: theme }
	});
}
