import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { download, fileName, fileTypes } from '#lib/state/download.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { say } from './words.ts';

interface ResultFile {
	/** Ending of the name. */
	readonly kind: 'xlsx' | 'csv' | 'geojson';
	/** What of the plan it holds, for the name; '' = its accounts. */
	readonly part: string;
	readonly make: () => Promise<Uint8Array>;
}

/** One kind of content, in the formats it comes in. */
export interface ResultGroup {
	readonly id: 'accounts' | 'postcodes' | 'map';
	readonly title: string;
	readonly why: string;
	readonly files: readonly ResultFile[];
}

const mapType = 'application/geo+json';
export const kindNames = { xlsx: m.export_excel, csv: m.export_csv_short, geojson: m.export_geojson } as const;

/** What the plan on the screen can be handed on as. */
export function resultGroups({ plan }: Workspace, withUnits: () => boolean): ResultGroup[] {
	const tables = ['xlsx', 'csv'] as const;
	return [
		{
			id: 'accounts',
			title: say(m.export_accounts),
			why: say(m.export_accounts_why),
			files: tables.map((kind) => ({ kind, part: '', make: () => plan.exportTable(kind, getLocale()) }))
		},
		{
			id: 'postcodes',
			title: say(m.export_postcodes),
			why: say(m.export_postcodes_why),
			files: tables.map((kind) => ({
				kind,
				part: m.export_part_postcodes(),
				make: () => plan.ask('exportPostcodes', kind, getLocale())
			}))
		},
		{
			id: 'map',
			title: say(m.export_map),
			why: m.export_map_why(),
			files: [
				{
					kind: 'geojson',
					part: say(m.export_part_map),
					make: () => plan.ask('exportTerritories', new Date().toISOString().slice(0, 10), withUnits())
				}
			]
		}
	];
}

export const nameOf = ({ plan }: Workspace, { kind, part }: ResultFile): string =>
	fileName(plan.view?.title ?? '', kind, part);

/** Makes the file and hands it to the reader, unless it was cancelled meanwhile. @throws what making it threw */
export async function giveResult(workspace: Workspace, file: ResultFile, isCancelled: () => boolean): Promise<void> {
	const bytes = await file.make();
	if (isCancelled()) return;
	const name = nameOf(workspace, file);
	download(bytes, name, file.kind === 'geojson' ? mapType : fileTypes[file.kind]);
	workspace.tell(m.export_done({ name }));
}
