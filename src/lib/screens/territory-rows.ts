import type { TerritoryKpis } from '#engine/model/kpis.ts';
import { badgeColour, css } from '#lib/map/colour.ts';
import type { Rgb } from '#lib/map/types.ts';
import type { EpochEvent, PlanView } from '#lib/state/types.ts';
import { letterOf } from './words.ts';

export interface TerritoryRow {
	readonly index: number;
	readonly id: string;
	readonly letter: string;
	readonly name: string;
	readonly colour: string;
	/** Dark enough for a white letter. */
	readonly badge: string;
	readonly today: TerritoryKpis | null;
	readonly after: TerritoryKpis | null;
}

const grey: Rgb = [128, 128, 128];

/** One row per rep, today and after side by side. */
export function territoryRows(view: PlanView, epoch: EpochEvent | null, colours: readonly Rgb[]): TerritoryRow[] {
	const byId = (list: readonly TerritoryKpis[]) => new Map(list.map((territory) => [territory.repId, territory]));
	const today = byId((epoch?.today ?? view.today).territories);
	const after = epoch === null ? null : byId(epoch.kpis.territories);
	return view.reps.map((rep, index) => ({
		index,
		id: rep.id,
		letter: letterOf(index),
		name: rep.name,
		colour: css(colours[index] ?? grey),
		badge: css(badgeColour(colours[index] ?? grey)),
		today: today.get(rep.id) ?? null,
		after: after?.get(rep.id) ?? null
	}));
}
