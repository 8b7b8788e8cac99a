import type { PlanProblem } from '#engine/model/problem.ts';
import type { Helpers } from './gather.ts';
import type { IslandPlan, IslandTask } from './task.ts';

/** What a thread is told: the problem that the next tasks are about, or a task. */
export type ToIsland =
	| { readonly problem: number; readonly is: PlanProblem }
	| { readonly problem: number; readonly key: number; readonly task: IslandTask };

/** What it answers. */
export interface FromIsland {
	readonly problem: number;
	readonly key: number;
	readonly plan: IslandPlan;
}

/** A thread behind whatever carries messages. */
export interface IslandPort {
	post(message: ToIsland): void;
	/** What has arrived since the last call. */
	receive(): readonly FromIsland[];
}

interface Thread {
	readonly port: IslandPort;
	problem: number;
	busy: boolean;
}

/** Hands tasks to threads, one at a time each. A thread that never answers stays busy and gets no more. */
export class IslandPool {
	readonly #threads: readonly Thread[];
	/** By key, of tasks that somebody waits for; null = not answered yet. */
	readonly #answers = new Map<number, IslandPlan | null>();
	#problem = 0;

	constructor(ports: readonly IslandPort[]) {
		this.#threads = ports.map((port) => ({ port, problem: 0, busy: false }));
	}

	/** Helpers for one problem with fixed centres; those for problems before get no answers any more. */
	readonly helpers = (problem: PlanProblem): Helpers => {
		const number = ++this.#problem;
		this.#answers.clear();
		return {
			offer: (key, task) => {
				this.#receive();
				const thread = this.#threads.find(({ busy }) => !busy);
				if (thread === undefined || number !== this.#problem) return false;
				if (thread.problem !== number) thread.port.post({ problem: number, is: problem });
				thread.port.post({ problem: number, key, task });
				thread.problem = number;
				thread.busy = true;
				this.#answers.set(key, null);
				return true;
			},
			take: (key) => {
				this.#receive();
				const plan = number === this.#problem ? (this.#answers.get(key) ?? undefined) : undefined;
				if (plan !== undefined) this.#answers.delete(key);
				return plan;
			},
			drop: (key) => {
				if (number === this.#problem) this.#answers.delete(key);
			}
		};
	};

	#receive(): void {
		for (const thread of this.#threads)
			for (const { problem, key, plan } of thread.port.receive()) {
				thread.busy = false;
				if (problem === this.#problem && this.#answers.has(key)) this.#answers.set(key, plan);
			}
	}
}
