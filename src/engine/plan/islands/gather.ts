import type { PlanProblem } from '#engine/model/problem.ts';
import { runJoin } from './join.ts';
import { runRound } from './round.ts';
import type { IslandPlan, IslandTask } from './task.ts';

/** Other threads that run tasks of one problem. None of them is waited for: what they have not answered is run here. */
export interface Helpers {
	/** Hands a task to an idle thread. @returns false where there is none */
	offer(key: number, task: IslandTask): boolean;
	/** The answer to a task, once. */
	take(key: number): IslandPlan | undefined;
	/** Nobody waits for the answer to this task any more. */
	drop(key: number): void;
}

export const runTask = (problem: PlanProblem, masks: Int32Array, task: IslandTask): Generator<undefined, IslandPlan> =>
	task.kind === 'round' ? runRound(problem, masks, task) : runJoin(problem, masks, task);

/** Runs tasks, some of them on other threads, and yields their results in the order of the tasks, undefined between slices.
 *  The results do not depend on who ran what. Where free centres move, costs belong to this thread and nobody can help. */
export class Gathering {
	readonly #problem: PlanProblem;
	readonly #masks: Int32Array;
	readonly #helpers: Helpers | null;
	#keys = 0;

	constructor(problem: PlanProblem, masks: Int32Array, helpers: Helpers | null) {
		this.#problem = problem;
		this.#masks = masks;
		this.#helpers = problem.recentre === null ? helpers : null;
	}

	*run(tasks: readonly IslandTask[]): Generator<IslandPlan | undefined, void> {
		const firstKey = this.#keys;
		this.#keys += tasks.length;
		const plans: (IslandPlan | undefined)[] = tasks.map(() => undefined);
		const given = new Set<number>();
		let own: { readonly place: number; readonly slices: Generator<undefined, IslandPlan> } | null = null;
		for (let told = 0; told < tasks.length;) {
			for (const place of given) plans[place] ??= this.#helpers?.take(firstKey + place);
			const plan = plans[told];
			if (plan !== undefined) {
				told++;
				yield plan;
				continue;
			}
			if (own === null || plans[own.place] !== undefined) {
				const open = (place: number): boolean => plans[place] === undefined;
				const free = tasks.findIndex((_, place) => open(place) && !given.has(place));
				// Nothing left to start: what others were given is done here as well, in case they never answer.
				const place = free >= 0 ? free : tasks.findIndex((_, k) => open(k));
				own = { place, slices: runTask(this.#problem, this.#masks, tasks[place]!) };
			}
			for (let place = 0; place < tasks.length; place++) {
				if (place === own.place || given.has(place) || plans[place] !== undefined) continue;
				if (this.#helpers?.offer(firstKey + place, tasks[place]!) !== true) break;
				given.add(place);
			}
			const { done, value } = own.slices.next();
			if (done) {
				plans[own.place] = value;
				if (given.has(own.place)) this.#helpers?.drop(firstKey + own.place);
			}
			yield;
		}
	}
}
