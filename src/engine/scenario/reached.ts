import { RevirError } from '../model/errors.ts';
import type { Scenario, StoredEnd } from '../model/scenario.ts';
import type { Settings } from '../model/settings.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { settingsHash } from './hash.ts';
import type { PlanFile } from './plan-file.ts';
import type { Reached } from './session.ts';

/** The newest scenario of a plan. @throws RevirError PLAN_FORMAT */
export function newestScenario(plan: PlanFile, file: string): Scenario {
	const scenario = plan.scenarios.at(-1);
	if (scenario === undefined) throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'no scenario' });
	return scenario;
}

/** The settings of a segment, checked against the hash that names them. @throws RevirError PLAN_TAMPERED */
export function settingsOfHash(scenario: Scenario, hash: string, file: string): Settings {
	const settings = Object.hasOwn(scenario.settingsByHash, hash) ? scenario.settingsByHash[hash] : undefined;
	if (settings === undefined || settingsHash(settings) !== hash)
		throw new RevirError('PLAN_TAMPERED', { where: { file, rule: `settings ${hash.slice(0, 8)}` } });
	return settings;
}

/**
 * Rep index per unit of a stored scenario, −1 = nobody. O(units).
 * @param prepared the plan's dataset under the scenario's settings
 * @throws RevirError PLAN_UNITS when map data or version give other units than the file holds; PLAN_FORMAT when labels name
 * a unit or rep that the file does not have
 */
export function storedLabels(
	plan: Pick<PlanFile, 'unitIds'>,
	scenario: Scenario,
	prepared: Prepared,
	file: string
): Int32Array {
	const { units } = prepared;
	const other = units.id.find((id, unit) => id !== plan.unitIds[unit]);
	if (other !== undefined || units.count !== plan.unitIds.length)
		throw new RevirError('PLAN_UNITS', {
			where: { file },
			got: other === undefined ? `${units.count} units` : `unit "${other}"`,
			expected: other === undefined ? `${plan.unitIds.length}` : `"${plan.unitIds[units.id.indexOf(other)] ?? ''}"`
		});
	const labels = new Int32Array(units.count).fill(-1);
	return place(scenario.labels, labels, prepared, file);
}

/**
 * A stored scenario as something a session can adopt and go on from, exactly as the session that saved it would have; files
 * without prices go on from the labels alone. O(units + reps × measures). @throws RevirError as storedLabels, PLAN_TAMPERED
 */
export function reachedOf(
	plan: Pick<PlanFile, 'unitIds'>,
	scenario: Scenario,
	prepared: Prepared,
	file: string
): Reached {
	const { end } = scenario;
	const shown = storedLabels(plan, scenario, prepared, file);
	return {
		settings: scenario.settings,
		labels: end === undefined ? shown : place(end.labels, shown.slice(), prepared, file),
		prices: end?.prices == null ? null : pricesOf({ ...end, prices: end.prices }, prepared, file),
		segments: scenario.segments.map(({ settingsHash: hash, start, seed, islands, epochs }) => ({
			settings: settingsOfHash(scenario, hash, file),
			start,
			seed,
			islands,
			epochs
		}))
	};
}

function place(byId: Scenario['labels'], labels: Int32Array, { units, reps }: Prepared, file: string): Int32Array {
	const unitOf = new Map(units.id.map((id, unit) => [id, unit]));
	const repOf = new Map(reps.id.map((id, rep) => [id, rep]));
	const index = (of: ReadonlyMap<string, number>, what: string, id: string): number => {
		const found = of.get(id);
		if (found === undefined)
			throw new RevirError('PLAN_FORMAT', { where: { file, rule: 'labels' }, got: `${what} "${id.slice(0, 80)}"` });
		return found;
	};
	for (const [unit, rep] of Object.entries(byId)) labels[index(unitOf, 'unit', unit)] = index(repOf, 'rep', rep);
	return labels;
}

function pricesOf(
	{ reps, measures, prices }: StoredEnd & { readonly prices: readonly number[] },
	prepared: Prepared,
	file: string
): Float64Array {
	const rowOf = new Map(reps.map((id, row) => [id, row]));
	const out = new Float64Array(prices.length);
	if (reps.length !== prepared.reps.count)
		throw new RevirError('PLAN_FORMAT', {
			where: { file, rule: 'end' },
			got: `prices of ${reps.length} reps`,
			expected: `${prepared.reps.count}`
		});
	prepared.reps.id.forEach((id, rep) => {
		const row = rowOf.get(id);
		if (row === undefined)
			throw new RevirError('PLAN_FORMAT', { where: { file, rule: 'end' }, got: `no prices of "${id.slice(0, 80)}"` });
		for (let m = 0; m < measures.length; m++) out[rep * measures.length + m] = prices[row * measures.length + m]!;
	});
	return out;
}
