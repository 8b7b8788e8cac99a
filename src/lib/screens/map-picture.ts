import { m } from '#paraglide/messages.js';
import { composePicture } from '#lib/map/picture.ts';
import type { HeatScale } from '#lib/map/types.ts';
import { download, fileName } from '#lib/state/download.ts';
import { toFailure } from '#lib/state/failure.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { scaleWords } from './map-legend.ts';
import type { TerritoryRow } from './territory-rows.ts';
import { layerName } from './words.ts';

/** Pixels of the file per pixel on the screen. */
export const pictureScale = 2;
const mostKeys = 40;

/** Hands the map on the screen to the reader as a PNG with title, legend and attribution. */
export async function savePicture(
	workspace: Workspace,
	map: Promise<HTMLCanvasElement> | null,
	rows: readonly TerritoryRow[],
	scale: HeatScale | null
): Promise<void> {
	const { plan, theme, layer } = workspace;
	if (map === null || plan.view === null) return;
	const { title, currency } = plan.view;
	try {
		const keys = layer === 'potential' ? [] : rows.slice(0, mostKeys);
		const stage = workspace.planned ? m.map_picture_subtitle_after() : m.map_picture_subtitle_today();
		const text = {
			title: title.replace(/\.(arrow|csv|xlsx|parquet)$/i, ''),
			subtitle: `${stage} · ${layerName[layer]()}`,
			scale: scale === null ? null : scaleWords(scale, currency, theme.dark),
			keys: keys.map((row) => ({ colour: row.colour, label: `${row.letter} ${row.name}` })),
			attribution: m.attribution()
		};
		const blob = await composePicture(await map, text, theme.dark, pictureScale);
		const name = fileName(title, 'png').replace(/\.png$/, '-map.png');
		download(new Uint8Array(await blob.arrayBuffer()), name, 'image/png');
		workspace.tell(m.export_done({ name }));
	} catch (cause) {
		plan.failure = toFailure(cause);
	}
}
