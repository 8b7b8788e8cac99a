import { m } from '#paraglide/messages.js';
import type { AssumedColumn } from '#engine/model/columns.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import * as format from './format.ts';
import { say } from './words.ts';

export const kpiIds = [
	'potentialSpread',
	'maxMinRatio',
	'travelHoursPerVisit',
	'coverage',
	'movedAccounts',
	'cutOffAccounts',
	'unassignedAccounts'
] as const;
export type KpiId = (typeof kpiIds)[number];

/** One figure before and after, worded for the reader. */
export interface KpiRow {
	readonly id: KpiId;
	readonly label: string;
	readonly why: string;
	readonly before: number | null;
	readonly after: number | null;
	readonly beforeText: string | null;
	readonly afterText: string | null;
	/** Change or side note at the right. */
	readonly delta: string | null;
	readonly tone: 'good' | 'bad' | 'plain';
	/** Length of the bar track; null = no bars. */
	readonly full: number | null;
	readonly tags: readonly string[];
}

interface Kind {
	readonly text: (value: number) => string;
	readonly better: 'lower' | 'higher';
	readonly delta: 'relative' | 'points' | 'none';
	readonly full: ((before: number, after: number) => number) | null;
	/** Columns whose default the figure rests on when they are missing. */
	readonly rests: readonly AssumedColumn[];
}
const top = (...values: number[]) => Math.max(...values.filter(Number.isFinite), 0);
const work: readonly AssumedColumn[] = ['visits_per_year', 'visit_hours', 'video_share'];
const kinds: Record<KpiId, Kind> = {
	potentialSpread: {
		text: format.plusMinus,
		better: 'lower',
		delta: 'relative',
		full: (a, b) => top(a, b, 0.5),
		rests: ['potential']
	},
	maxMinRatio: {
		text: format.ratio,
		better: 'lower',
		delta: 'relative',
		full: (a, b) => top(a, b, 4),
		rests: ['potential']
	},
	travelHoursPerVisit: {
		text: format.hours,
		better: 'lower',
		delta: 'relative',
		full: (a, b) => top(a, b) * 1.1,
		rests: work
	},
	coverage: {
		text: (v) => format.percent(v, 0),
		better: 'higher',
		delta: 'points',
		full: () => 1,
		rests: [...work, 'capacity_hours']
	},
	movedAccounts: { text: format.percent, better: 'lower', delta: 'none', full: () => 1, rests: [] },
	cutOffAccounts: { text: (v) => format.number(v), better: 'lower', delta: 'none', full: null, rests: [] },
	unassignedAccounts: { text: (v) => format.number(v), better: 'lower', delta: 'none', full: null, rests: [] }
};
const labels: Record<KpiId, readonly [() => string, () => string]> = {
	potentialSpread: [m.kpi_potentialSpread, () => say(m.kpi_potentialSpread_why)],
	maxMinRatio: [m.kpi_maxMinRatio, () => say(m.kpi_maxMinRatio_why)],
	travelHoursPerVisit: [() => say(m.kpi_travelHoursPerVisit), m.kpi_travelHoursPerVisit_why],
	coverage: [m.kpi_coverage, () => say(m.kpi_coverage_why)],
	movedAccounts: [() => say(m.kpi_movedAccounts), () => say(m.kpi_movedAccounts_why)],
	cutOffAccounts: [() => say(m.kpi_cutOffAccounts), () => say(m.kpi_cutOffAccounts_why)],
	unassignedAccounts: [() => say(m.kpi_unassignedAccounts), () => say(m.kpi_unassignedAccounts_why)]
};

/** Above this share of accounts a default is worth a badge at the figure. */
const assumedFrom = 0.2;

export interface KpiInput {
	readonly today: Kpis;
	/** null = only today is shown. */
	readonly after: Kpis | null;
	/** Fraction of accounts per column whose value is a default. */
	readonly assumedShare: Readonly<Partial<Record<AssumedColumn, number>>>;
	/** False when nobody has a rep yet, so that today has no figures. */
	readonly owned: boolean;
	/** From the findings; null = not known yet. */
	readonly cutOff: { readonly today: number | null; readonly after: number | null };
}

export function kpiRows({ today, after, assumedShare, owned, cutOff }: KpiInput): KpiRow[] {
	const value = (id: KpiId, kpis: Kpis, cut: number | null) => (id === 'cutOffAccounts' ? cut : kpis[id]);
	return kpiIds
		.filter((id) => id !== 'movedAccounts' || after !== null)
		.map((id) => {
			const kind = kinds[id];
			const before =
				id === 'movedAccounts' || (!owned && id !== 'unassignedAccounts') ? null : value(id, today, cutOff.today);
			const now = after === null ? null : value(id, after, cutOff.after);
			const [label, why] = labels[id];
			const tags = id === 'travelHoursPerVisit' ? [m.estimate()] : [];
			if (kind.rests.some((column) => (assumedShare[column] ?? 0) > assumedFrom)) tags.push(m.assumed());
			return {
				id,
				label: label(),
				why: why(),
				before,
				after: now,
				beforeText: before === null ? null : kind.text(before),
				afterText: now === null ? null : kind.text(now),
				...judge(id, kind, before, now, after),
				full: kind.full === null ? null : kind.full(before ?? 0, now ?? 0),
				tags
			};
		});
}

function judge(
	id: KpiId,
	kind: Kind,
	before: number | null,
	now: number | null,
	after: Kpis | null
): Pick<KpiRow, 'delta' | 'tone'> {
	if (id === 'movedAccounts' && after !== null) {
		return { delta: m.of_revenue({ share: format.percent(after.movedRevenue, 1) }), tone: 'plain' };
	}
	if (kind.full === null) {
		const count = now ?? before;
		return { delta: null, tone: count === null ? 'plain' : count > 0 ? 'bad' : 'good' };
	}
	if (before === null || now === null || !Number.isFinite(before) || !Number.isFinite(now)) {
		return { delta: null, tone: 'plain' };
	}
	const gain = kind.better === 'lower' ? before - now : now - before;
	const tone = Math.abs(gain) < 1e-4 * Math.max(1, Math.abs(before)) ? 'plain' : gain > 0 ? 'good' : 'bad';
	const delta =
		kind.delta === 'points'
			? m.points_short({ value: format.signed(100 * (now - before), 0) })
			: before === 0
				? null
				: format.signedPercent(now / before - 1);
	return { delta, tone };
}
