import { SolidPolygonLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Cells } from './cells.ts';
import { DotLayer, type DotLayerProps } from './dot-layer.ts';
import type { MapTheme } from './theme.ts';
import type { Rgb } from './types.ts';

const rgba = (colour: Rgb, alpha = 255): [number, number, number, number] => [colour[0], colour[1], colour[2], alpha];

export function landLayer(land: readonly [number, number][][][], theme: MapTheme): Layer {
	return new SolidPolygonLayer<[number, number][][]>({
		id: 'land',
		data: land,
		getPolygon: (polygon) => polygon,
		getFillColor: rgba(theme.land),
		updateTriggers: { getFillColor: theme }
	});
}

/** Fill of every unit or hexagon. Positions stay on the GPU; an epoch re-sends only the colours. No attribute transitions:
 *  they read buffers back and so stall the page on every frame. */
export function cellLayer(id: string, cells: Cells, fills: Uint8ClampedArray, version: number): Layer {
	return new SolidPolygonLayer({
		id,
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
		updateTriggers: { getFillColor: version }
	} as never) as Layer;
}

export function dotLayer(id: string, data: DotLayerProps['data'], rim: Rgb, strength: number): Layer {
	return new DotLayer({ id, data, rim: [rim[0], rim[1], rim[2], strength] } as never);
}
