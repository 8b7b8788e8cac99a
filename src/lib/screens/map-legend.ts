import { m } from '#paraglide/messages.js';
import { css, mix } from '#lib/map/colour.ts';
import { themeOf } from '#lib/map/theme.ts';
import type { HeatScale } from '#lib/map/types.ts';
import * as format from './format.ts';

export interface ScaleWords {
	readonly label: string;
	/** CSS colours from low to high. */
	readonly stops: readonly string[];
	readonly low: string;
	readonly high: string;
}

/** The map's colour scale in the reader's words and units. */
export function scaleWords(scale: HeatScale, currency: string, dark: boolean): ScaleWords {
	const theme = themeOf(dark);
	const value = (amount: number) =>
		scale.by === 'potential-density'
			? format.money(amount, currency)
			: format.number(amount, amount > 0 && amount < 10 ? (amount < 0.1 ? 3 : 1) : 0);
	const label = {
		'potential-density': m.legend_potential,
		'score-density': m.legend_score,
		'score-hexagon': m.map_score_hexagon,
		'score-account': m.map_score_account
	}[scale.by]();
	const stops =
		scale.by === 'potential-density'
			? [0.1, 0.35, 1].map((share) => css(mix(theme.paper, theme.ink, share * 0.55)))
			: theme.heat.slice(scale.by === 'score-account' ? 1 : 0).map(css);
	return { label, stops, low: value(scale.low), high: value(scale.high) };
}
