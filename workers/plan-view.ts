import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { assumedShares } from '#engine/report/assumed-shares.ts';
import type { NoticeCount, PlanView } from './plan-api.ts';

/** What the page draws, copied out of the prepared dataset so that it can be transferred. O(accounts + units + edges). */
export function planView(prepared: Prepared, title: string, notices: readonly NoticeCount[]): PlanView {
	const { dataset, reps, units, filled, score, accountUnit, today, layer, cells, factors } = prepared;
	const count = dataset.accounts.count;
	const positions = new Float32Array(count * 2);
	const potential = new Float32Array(units.count);
	const visits = new Float32Array(units.count);
	for (let i = 0; i < count; i++) {
		const unit = accountUnit[i]!;
		positions[i * 2] = unit < 0 ? NaN : dataset.accounts.lon[i]!;
		positions[i * 2 + 1] = unit < 0 ? NaN : dataset.accounts.lat[i]!;
		if (unit < 0) continue;
		potential[unit]! += filled.potential[i]!;
		visits[unit]! += filled.visits[i]!;
	}
	return {
		title,
		currency: dataset.meta.currency,
		accountCount: count,
		locatedCount: prepared.locatedCount,
		positions,
		potential: Float32Array.from(filled.potential),
		score: score.score.slice(),
		accountUnit: accountUnit.slice(),
		accountOwner: today.accountOwner.slice(),
		units: {
			count: units.count,
			ids: units.id,
			names: units.name,
			accounts: Uint32Array.from(prepared.unitAccounts),
			visits,
			potential,
			area: Float32Array.from(cells.area),
			points: units.points.slice(),
			pointStart: units.pointStart.slice(),
			ringStart: units.ringStart.slice(),
			...(layer.across && { across: layer.across.slice() }),
			edges: edgeList(layer.graph)
		},
		reps: reps.id.map((id, t) => ({ id, name: reps.name[t]!, lon: reps.lon[t]!, lat: reps.lat[t]! })),
		todayLabels: today.unitOwner.slice(),
		todayKnown: today.known,
		today: today.kpis,
		assumed: prepared.assumed,
		assumedShare: assumedShares(prepared),
		notices: [...notices, ...outside(layer.outside)],
		factorHistograms: factors.histogram
	};
}

/** Not every account lies in an area that was given. */
const outside = (count: number): NoticeCount[] => (count === 0 ? [] : [{ error: { code: 'AREA_NEAREST' }, count }]);

function edgeList(graph: Prepared['graph']): Uint32Array {
	const pairs: number[] = [];
	for (let u = 0; u + 1 < graph.offsets.length; u++)
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
			if (graph.neighbours[e]! > u) pairs.push(u, graph.neighbours[e]!);
	return Uint32Array.from(pairs);
}

/** Buffers of a view that may be transferred. */
export const viewBuffers = (view: PlanView): ArrayBuffer[] =>
	[
		...(view.units.across ? [view.units.across] : []),
		view.positions,
		view.potential,
		view.score,
		view.accountUnit,
		view.accountOwner,
		view.units.accounts,
		view.units.visits,
		view.units.potential,
		view.units.area,
		view.units.points,
		view.units.pointStart,
		view.units.ringStart,
		view.units.edges,
		view.todayLabels
	].map((array) => array.buffer as ArrayBuffer);
