import { RevirError } from '../model/errors.ts';
import type { Geography } from '../model/geography.ts';
import type { Scenario } from '../model/scenario.ts';
import type { PlanFile } from './plan-file.ts';
import { reachedOf, settingsOfHash, storedLabels } from './reached.ts';
import { createSession, type SessionInput } from './session.ts';

export interface Replay {
	/** Units that somebody serves. */
	readonly units: number;
	readonly epochs: number;
}

/**
 * Runs the segments of a scenario again, puts the kept units of its settings at their rep, and compares labels and prices.
 * @param onSegment called after each, counted from 1
 * @param helpers threads that take part
 * @throws RevirError REPLAY_DIFFERS, PLAN_FORMAT, PLAN_UNITS, PLAN_TAMPERED and what the settings are refused for
 */
export function replayScenario(
	plan: PlanFile,
	scenario: Scenario,
	geography: Geography,
	file: string,
	onSegment: (segment: number, epochs: number) => void = () => {},
	helpers?: SessionInput['helpers']
): Replay {
	const first = scenario.segments[0];
	if (first === undefined) throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'no recorded steps' });
	const settings = settingsOfHash(scenario, first.settingsHash, file);
	const session = createSession({ dataset: plan.dataset, geography, settings, ...(helpers && { helpers }) });
	let total = 0;
	scenario.segments.forEach(({ start, settingsHash, seed, islands, epochs }, i) => {
		session.begin(start, settingsOfHash(scenario, settingsHash, file), seed, islands);
		for (let done = 0; done < epochs;) done = session.step()?.epoch ?? done;
		total += epochs;
		onSegment(i + 1, epochs);
	});
	const again = session.edit(scenario.settings);
	const shown = storedLabels(plan, scenario, again.prepared, file);
	const stored = reachedOf(plan, scenario, again.prepared, file);
	const differ = (got: string, expected: string) =>
		new RevirError('REPLAY_DIFFERS', { where: { file }, got, expected });
	const others = count(shown, again.labels) + (scenario.end === undefined ? 0 : count(stored.labels, again.end.labels));
	if (others > 0) throw differ(`${others} other units`, `${shown.length} equal units`);
	const { prices } = stored;
	if (prices !== null && (again.end.prices === null || count(prices, again.end.prices) > 0))
		throw differ('other prices', `${prices.length} equal prices`);
	return { units: shown.filter((rep) => rep >= 0).length, epochs: total };
}

/** How many entries differ. */
function count(a: Int32Array | Float64Array, b: Int32Array | Float64Array): number {
	let differing = Math.abs(a.length - b.length);
	for (let k = 0; k < Math.min(a.length, b.length); k++) if (a[k] !== b[k]) differing++;
	return differing;
}
