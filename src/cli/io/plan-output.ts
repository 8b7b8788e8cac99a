import { readFileSync } from 'node:fs';
import type { Override, Scenario } from '#engine/model/scenario.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { appendLog, writePlanFile } from '#engine/scenario/plan-file.ts';
import type { PlanSession, SessionEpoch } from '#engine/scenario/session.ts';

const packageFile = new URL('../../../package.json', import.meta.url);
const engineVersion = () => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

/** Now, or SOURCE_DATE_EPOCH (https://reproducible-builds.org/docs/source-date-epoch/) for byte-equal files. */
function nowIso(): string {
	const fixed = process.env['SOURCE_DATE_EPOCH'];
	return new Date(fixed !== undefined && /^\d{1,11}$/.test(fixed) ? Number(fixed) * 1000 : Date.now()).toISOString();
}

export function planBytes(session: PlanSession, last: SessionEpoch): Uint8Array {
	const { prepared } = session;
	const createdAt = nowIso();
	const scenario: Scenario = {
		id: 'plan',
		name: 'Plan',
		parent: null,
		settings: prepared.settings,
		settingsByHash: session.settingsByHash(),
		events: [],
		segments: session.segments(),
		labels: labelsById(prepared, last.labels),
		overrides: overridesOf(prepared),
		createdAt,
		note: ''
	};
	const detail = { scenario: scenario.id, seed: prepared.settings.seed, epochs: last.epoch };
	const { dataset, units, graph, accountUnit } = prepared;
	return writePlanFile(
		{ dataset, units, graph, accountUnit, scenarios: [scenario], log: appendLog([], createdAt, 'planned', detail) },
		{ createdAt, createdBy: 'revir plan', engine: engineVersion() }
	);
}

export function labelsById(prepared: Prepared, labels: Int32Array): Record<string, string> {
	const found: [string, string][] = [];
	labels.forEach((rep, unit) => {
		if (rep >= 0) found.push([prepared.units.id[unit]!, prepared.reps.id[rep]!]);
	});
	return Object.fromEntries(found);
}

const overridesOf = (prepared: Prepared): Override[] =>
	prepared.locks.overrides.map(({ account, rep }) => ({
		accountId: prepared.dataset.accounts.id.at(account) ?? '',
		repId: prepared.reps.id[rep]!,
		reason: 'locked'
	}));
