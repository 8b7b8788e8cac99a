import { m } from '#paraglide/messages.js';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { say } from './words.ts';

interface TourStep {
	/** Element of the page that the step speaks of. */
	readonly anchor: string;
	readonly title: () => string;
	readonly text: () => string;
	/** Brings the page to where the step begins. */
	readonly before?: (workspace: Workspace) => void;
}

export const tourSteps: readonly TourStep[] = [
	{
		anchor: '[data-testid=kpi-potentialSpread]',
		title: m.tour_today_title,
		text: () => say(m.tour_today_text),
		before: (workspace) => (workspace.mode = 'today')
	},
	{
		anchor: '[data-testid=show-after], [data-testid=view-mode]',
		title: m.tour_after_title,
		text: m.tour_after_text,
		before: (workspace) => (workspace.mode = 'today')
	},
	{
		anchor: '.slider:has([data-testid=goal-fairness])',
		title: m.tour_goal_title,
		text: m.tour_goal_text,
		before: (workspace) => (workspace.mode = 'after')
	},
	{ anchor: '[data-testid=map]', title: m.tour_map_title, text: m.tour_map_text },
	{ anchor: 'header .menu', title: m.tour_export_title, text: m.tour_export_text }
];
