import type { PlanClient } from '#lib/compute/plan-client.ts';
import type { Activity, EpochEvent } from './types.ts';

/** A plan that was on the screen, with all that the planner needs to go on from it. */
export interface KeptPlan {
	readonly epoch: EpochEvent;
	readonly reached: NonNullable<ReturnType<PlanClient['reached']>>;
	/** Of the view whose units and reps it numbers. */
	readonly generation: number;
	/** Whether and why planning rested. */
	readonly activity: Activity;
	readonly paused: boolean;
}
