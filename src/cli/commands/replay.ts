import { replayScenario } from '#engine/scenario/replay.ts';
import { command, json } from '../io/command.ts';
import { geographyFor } from '../io/geography.ts';
import { log } from '../io/output.ts';
import { readPlan } from '../io/plan.ts';

export const replayCommand = command({
	name: 'replay',
	summary: 'computes a plan again from its recorded steps and compares',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: { json },
	async run(_flags, files) {
		const { file, plan, scenario } = readPlan(files[0]!);
		const geography = await geographyFor(plan.dataset.accounts);
		const segments = scenario.segments.length;
		const { units, epochs } = replayScenario(plan, scenario, geography, file, (segment, done) =>
			log(`revir: segment ${segment} of ${segments}: ${done} epochs`)
		);
		log(`revir: ${file}: ${units} units, all equal`);
		return { equal: true, units, segments, epochs };
	}
});
