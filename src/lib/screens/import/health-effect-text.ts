import { m } from '#paraglide/messages.js';
import type { Moved } from '#lib/state/health-effects.svelte.ts';
import * as format from '../format.ts';
import { say } from '../words.ts';

/** @param change fraction: 0.01 = one percentage point */
export const pointsText = (change: number): string => m.health_effect_points({ value: format.signed(100 * change, 1) });

/** @param change hours a year */
export const hoursText = (change: number): string =>
	m.hours_value({ value: format.signed(change, Math.abs(change) < 10 ? 1 : 0) });

export const effectWhy = ({ of, against }: Moved): string =>
	m.health_effect_why({
		of: of === 'today' ? say(m.health_effect_of_today) : m.health_effect_of_plan(),
		against: against === 'mended' ? m.health_effect_against_mended() : m.health_effect_against_out()
	});
