import type { AssumedColumn } from '../model/columns.ts';
import type { Language } from '../model/error-texts.ts';

/** Figures that rest on a default, by what people call them. */
export const assumedNames = {
	en: {
		potential: 'potential',
		revenue_y0: 'revenue',
		visits_per_year: 'visits per year',
		visit_hours: 'hours per visit',
		capacity_hours: 'field hours per rep',
		video_share: 'share of video visits',
		stage: 'customer or lead',
		win_rate: 'win rate',
		owner_since: 'owner since'
	},
	nb: {
		potential: 'potensial',
		revenue_y0: 'omsetning',
		visits_per_year: 'besøk per år',
		visit_hours: 'timer per besøk',
		capacity_hours: 'felttimer per selger',
		video_share: 'andel videobesøk',
		stage: 'kunde eller lead',
		win_rate: 'vinnersjanse',
		owner_since: 'eier siden'
	},
	de: {
		potential: 'Potenzial',
		revenue_y0: 'Umsatz',
		visits_per_year: 'Besuche pro Jahr',
		visit_hours: 'Stunden je Besuch',
		capacity_hours: 'Außendienststunden je Vertriebler',
		video_share: 'Anteil Videotermine',
		stage: 'Kunde oder Lead',
		win_rate: 'Abschlussquote',
		owner_since: 'betreut seit'
	}
} as const satisfies Readonly<Record<Language, Readonly<Record<AssumedColumn, string>>>>;
