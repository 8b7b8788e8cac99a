import type { PlanProblem } from '#engine/model/problem.ts';
import { runTask } from './gather.ts';
import { ringMasks } from './island-problem.ts';
import type { FromIsland, ToIsland } from './pool.ts';

/** The other end of an `IslandPort`: runs tasks one after the other, each in one go. */
export function createIsland(answer: (message: FromIsland) => void): (message: ToIsland) => void {
	let problem: PlanProblem | null = null;
	let masks: Int32Array = new Int32Array(0);
	return (message) => {
		if ('is' in message) {
			problem = message.is;
			masks = ringMasks(problem);
			return;
		}
		if (problem === null) return;
		const slices = runTask(problem, masks, message.task);
		for (let slice = slices.next(); ; slice = slices.next())
			if (slice.done) return answer({ problem: message.problem, key: message.key, plan: slice.value });
	};
}
