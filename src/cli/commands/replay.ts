import { RevirError } from '#engine/model/errors.ts';
import { settingsHash } from '#engine/scenario/hash.ts';
import { createSession } from '#engine/scenario/session.ts';
import { command, json } from '../io/command.ts';
import { geographyFor } from '../io/geography.ts';
import { log } from '../io/output.ts';
import { readPlan } from '../io/plan.ts';
import { labelsById } from '#engine/scenario/save-session.ts';

export const replayCommand = command({
	name: 'replay',
	summary: 'computes a plan again from its recorded steps and compares',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: { json },
	async run(_flags, files) {
		const { file, plan, scenario } = readPlan(files[0]!);
		const settingsOf = (hash: string) => {
			const settings = Object.hasOwn(scenario.settingsByHash, hash) ? scenario.settingsByHash[hash] : undefined;
			if (!settings || settingsHash(settings) !== hash) {
				throw new RevirError('PLAN_TAMPERED', { where: { file, rule: `settings ${hash.slice(0, 8)}` } });
			}
			return settings;
		};
		const first = scenario.segments[0];
		if (!first) throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'no recorded steps' });
		const geography = await geographyFor(plan.dataset.accounts);
		const session = createSession({ dataset: plan.dataset, geography, settings: settingsOf(first.settingsHash) });
		let epochs = 0;
		for (const [i, segment] of scenario.segments.entries()) {
			session.begin(segment.start, settingsOf(segment.settingsHash), segment.seed);
			for (let done = 0; done < segment.epochs;) done = session.step()?.epoch ?? done;
			epochs += segment.epochs;
			log(`revir: segment ${i + 1} of ${scenario.segments.length}: ${segment.epochs} epochs`);
		}
		const labels = labelsById(session.prepared, session.last!.labels);
		const differing = new Set(
			[...Object.keys(labels), ...Object.keys(scenario.labels)].filter((id) => labels[id] !== scenario.labels[id])
		);
		if (differing.size > 0) {
			throw new RevirError('REPLAY_DIFFERS', {
				where: { file },
				got: `${differing.size} other units`,
				expected: `${Object.keys(scenario.labels).length} equal units`
			});
		}
		log(`revir: ${file}: ${Object.keys(labels).length} units, all equal`);
		return { equal: true, units: Object.keys(labels).length, segments: scenario.segments.length, epochs };
	}
});
