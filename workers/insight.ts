import { planAlignment, todayAlignment, type Alignment } from '#engine/explain/alignment.ts';
import { findings, type Finding } from '#engine/explain/findings.ts';
import { neighbourhood, type Neighbourhood } from '#engine/explain/neighbourhood.ts';
import { territoryDetail, type TerritoryDetail } from '#engine/explain/territory.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import type { Guarded } from './plan-host.ts';

/** Questions about what an alignment looks like and why. */
export interface InsightQueries {
	/** Worst first; none for a plan before the first epoch. */
	findings(of: 'today' | 'plan'): Promise<readonly Finding[]>;
	/** The page of one territory, under today's owners or the latest plan. */
	territory(rep: number, of: 'today' | 'plan'): Promise<TerritoryDetail>;
}

export function insightQueries(session: () => PlanSession, guarded: Guarded): InsightQueries {
	let known: { of: Float64Array; neighbours: Neighbourhood } | null = null;
	const neighboursOf = (sphere: Float64Array): Neighbourhood => {
		if (known?.of !== sphere) known = { of: sphere, neighbours: neighbourhood(sphere) };
		return known.neighbours;
	};
	const planned = ({ last }: PlanSession): Alignment | null =>
		last === null ? null : planAlignment(last.prepared, last.labels, last.kpis);
	return {
		findings: (of) =>
			guarded(() => {
				const open = session();
				if (of === 'today')
					return findings(open.prepared, todayAlignment(open.prepared), neighboursOf(open.prepared.places.sphere));
				const plan = planned(open);
				if (plan === null || open.last === null) return [];
				const { prepared } = open.last;
				return findings(prepared, plan, neighboursOf(prepared.places.sphere), prepared.today.accountOwner);
			}),
		territory: (rep, of) =>
			guarded(() => {
				const open = session();
				const prepared = open.last?.prepared ?? open.prepared;
				const [today, plan] = [todayAlignment(prepared), planned(open)];
				return territoryDetail(prepared, rep, of === 'plan' && plan !== null ? plan : today, today, plan);
			})
	};
}
