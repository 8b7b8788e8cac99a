import type { Reason } from '../explain/reason.ts';
import type { Language } from '../model/error-texts.ts';

type Words = Readonly<Record<Reason['kind'], (minutes: number, rep: string, percent: number) => string>>;

const words: Readonly<Record<Language, Words>> = {
	en: {
		stays: () => 'stays',
		assigned: () => 'assigned by hand',
		new: () => 'had no rep',
		unassigned: () => 'nobody serves it',
		nearer: (minutes) => `${minutes} min less travel per visit`,
		full: (minutes, rep, percent) => `${rep} was ${percent} % over target; ${minutes} min more travel per visit`,
		neighbours: () => 'moves with its area'
	},
	nb: {
		stays: () => 'blir',
		assigned: () => 'tildelt for hånd',
		new: () => 'hadde ingen selger',
		unassigned: () => 'ingen har den',
		nearer: (minutes) => `${minutes} min mindre reise per besøk`,
		full: (minutes, rep, percent) => `${rep} lå ${percent} % over målet; ${minutes} min mer reise per besøk`,
		neighbours: () => 'følger området sitt'
	},
	de: {
		stays: () => 'bleibt',
		assigned: () => 'von Hand zugewiesen',
		new: () => 'hatte keinen Berater',
		unassigned: () => 'niemand betreut ihn',
		nearer: (minutes) => `${minutes} min weniger Fahrt je Besuch`,
		full: (minutes, rep, percent) => `${rep} lag ${percent} % über dem Ziel; ${minutes} min mehr Fahrt je Besuch`,
		neighbours: () => 'wechselt mit seinem Gebiet'
	}
};

/** One short phrase for a table cell. */
export function reasonText(reason: Reason, repId: (rep: number) => string, language: Language): string {
	const minutes = 'minutesPerVisit' in reason ? reason.minutesPerVisit : 0;
	const full = reason.kind === 'full' ? reason : null;
	return words[language][reason.kind](
		minutes,
		full ? repId(full.rep) : '',
		full ? Math.round(full.deviation * 100) : 0
	);
}
