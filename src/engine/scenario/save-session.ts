import type { Override, Scenario, StoredEnd } from '../model/scenario.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { appendLog, writePlanFile } from './plan-file.ts';
import type { PlanSession, SessionEpoch } from './session.ts';

export interface SaveDetails {
	readonly name: string;
	/** ISO time. */
	readonly createdAt: string;
	readonly createdBy: string;
	/** Version of the engine, so that a replay knows what it may expect. */
	readonly engine: string;
}

/** `.revir` bytes of a session at one of its epochs; replaying its segments leads to the same labels. O(accounts + units). */
export function saveSession(session: PlanSession, last: SessionEpoch, details: SaveDetails): Uint8Array {
	const { prepared } = last;
	const { createdAt, name } = details;
	const scenario: Scenario = {
		id: 'plan',
		name,
		parent: null,
		settings: prepared.settings,
		settingsByHash: session.settingsByHash(),
		events: [],
		segments: session.segments(),
		labels: labelsById(prepared, last.labels),
		end: storedEnd(last),
		overrides: overridesOf(prepared),
		createdAt,
		note: ''
	};
	const detail = { scenario: scenario.id, seed: prepared.settings.seed, epochs: last.epoch };
	const { units, graph } = prepared.layer;
	const accountUnit = unitOfSourceRows(prepared);
	const log = appendLog([], createdAt, 'planned', detail);
	return writePlanFile({ dataset: prepared.source, units, graph, accountUnit, scenarios: [scenario], log }, details);
}

/** Unit per account of the whole dataset; excluded ones lie in none. */
function unitOfSourceRows({ source, sourceRow, accountUnit }: Prepared): Int32Array {
	if (sourceRow === null) return accountUnit;
	const out = new Int32Array(source.accounts.count).fill(-1);
	sourceRow.forEach((row, account) => (out[row] = accountUnit[account]!));
	return out;
}

/** Unit id → rep id; units that nobody serves are absent. */
export function labelsById(prepared: Prepared, labels: Int32Array): Record<string, string> {
	const found: [string, string][] = [];
	labels.forEach((rep, unit) => {
		if (rep >= 0) found.push([prepared.units.id[unit]!, prepared.reps.id[rep]!]);
	});
	return Object.fromEntries(found);
}

function storedEnd({ prepared, labels, end }: SessionEpoch): StoredEnd {
	const held = labelsById(
		prepared,
		end.labels.map((rep, unit) => (rep === labels[unit] ? -1 : rep))
	);
	const { prices, measures } = end;
	return { labels: held, reps: prepared.reps.id, measures, prices: prices === null ? null : Array.from(prices) };
}

const overridesOf = (prepared: Prepared): Override[] =>
	prepared.locks.overrides.map(({ account, rep, reason }) => ({
		accountId: prepared.dataset.accounts.id.at(account) ?? '',
		repId: prepared.reps.id[rep]!,
		reason
	}));
