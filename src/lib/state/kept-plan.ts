import type { PlanClient } from '#lib/compute/plan-client.ts';
import type { EpochEvent } from './types.ts';

/** A plan that was on the screen, with all that the planner needs to go on from it. */
export interface KeptPlan {
	readonly epoch: EpochEvent;
	readonly reached: NonNullable<ReturnType<PlanClient['reached']>>;
	/** Of the view whose units and reps it numbers. */
	readonly generation: number;
	/** Planning had come to its end. */
	readonly done: boolean;
}
