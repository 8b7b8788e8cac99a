import { m } from '#paraglide/messages.js';
import type { PlanState } from '#lib/state/plan.svelte.ts';
import { number } from './format.ts';

/** That the plan on the screen breaks rules, and how many; null = it breaks none. "No plan can" only where that is proved. */
export function unkeptText({ verdict, activity }: PlanState): string | null {
	if (verdict.broken === 0) return null;
	if (verdict.hopeless) return m.unkept_proved();
	const inputs = { broken: number(verdict.broken), total: number(verdict.total), of: verdict.total };
	return activity === 'planning' ? m.unkept_yet(inputs) : m.unkept(inputs);
}
