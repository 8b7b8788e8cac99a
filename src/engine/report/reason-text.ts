import type { Reason } from '../explain/reason.ts';
import type { Language } from '../model/error-texts.ts';
import type { MeasureId } from '../model/settings.ts';

type Moved = Extract<Reason, { from: number }>;
type Goal = Extract<Moved, { kind: 'goals' }>['goal'];

/** How a language says it; `from` and `to` are the names of today's and the new rep, numbers come written. */
interface Phrases {
	readonly comma: string;
	readonly stays: string;
	readonly new: string;
	readonly unassigned: string;
	readonly rule: Readonly<Record<Extract<Moved, { kind: 'rule' }>['type'], string>>;
	nearer(hours: string, from: string): string;
	balance(rep: string, measure: string, percent: string, limit: string): string;
	apart(from: string): string;
	cut(to: string): string;
	home(to: string): string;
	goals(goal: string, hours: string): string;
	readonly joint: string;
	readonly measures: Readonly<Record<MeasureId, string>>;
	readonly goal: Readonly<Record<Goal, string>>;
}

const phrases: Readonly<Record<Language, Phrases>> = {
	en: {
		comma: '.',
		stays: 'stays',
		new: 'had no rep',
		unassigned: 'nobody serves it',
		rule: {
			assign: 'assigned by hand',
			lock: 'locked in the data',
			release: 'no longer locked',
			'keep-units': 'a rule keeps its area',
			'keep-territory': 'a rule keeps the territory',
			'keep-centre': 'a centre is kept at its home',
			border: 'a border that may not be crossed lies in between',
			barrier: 'a barrier lies in between',
			only: 'only certain reps may serve it',
			specialists: 'only specialists may serve it',
			families: 'goes with its family',
			'drive-time': 'the other rep would be too far away',
			together: 'its areas stay together',
			size: 'a size limit would break',
			moves: 'too much would change hands',
			protected: 'has an open deal'
		},
		nearer: (hours, from) => `${hours} h a year more travel for its area with ${from}`,
		balance: (rep, measure, percent, limit) =>
			`if it stayed, ${rep} would be at ${percent} % of target in ${measure} (±${limit} % allowed)`,
		apart: (from) => `its area does not touch the territory of ${from}`,
		cut: (to) => `without its area the territory of ${to} would fall apart`,
		home: (to) => `${to} lives in its area`,
		goals: (goal, hours) => `staying would cost as much as ${hours} h a year of travel, mostly ${goal}`,
		joint: 'decided together with other areas',
		measures: { potential: 'potential', index: 'weighted index', workload: 'workload', customers: 'customers' },
		goal: {
			travel: 'travel',
			fairness: 'fairness',
			coverage: 'coverage',
			stability: 'stability',
			growth: 'growth near its rep',
			borders: 'short borders'
		}
	},
	nb: {
		comma: ',',
		stays: 'blir',
		new: 'hadde ingen selger',
		unassigned: 'ingen har den',
		rule: {
			assign: 'tildelt for hånd',
			lock: 'låst i dataene',
			release: 'ikke lenger låst',
			'keep-units': 'en regel holder området',
			'keep-territory': 'en regel holder distriktet',
			'keep-centre': 'et sentrum holdes hjemme',
			border: 'en grense som ikke kan krysses ligger imellom',
			barrier: 'en sperre ligger imellom',
			only: 'bare bestemte selgere kan ha den',
			specialists: 'bare spesialister kan ha den',
			families: 'følger familien sin',
			'drive-time': 'den andre selgeren ville vært for langt unna',
			together: 'områdene holdes samlet',
			size: 'en størrelsesgrense ville brytes',
			moves: 'for mye ville skifte hender',
			protected: 'har et åpent salg'
		},
		nearer: (hours, from) => `${hours} t mer reise i året for området med ${from}`,
		balance: (rep, measure, percent, limit) =>
			`om den ble, ville ${rep} ligge på ${percent} % av målet for ${measure} (±${limit} % er tillatt)`,
		apart: (from) => `området grenser ikke til distriktet til ${from}`,
		cut: (to) => `uten området ville distriktet til ${to} falle fra hverandre`,
		home: (to) => `${to} bor i området`,
		goals: (goal, hours) => `å bli ville koste like mye som ${hours} t reise i året, mest ${goal}`,
		joint: 'avgjort sammen med andre områder',
		measures: { potential: 'potensial', index: 'vektet indeks', workload: 'arbeidsmengde', customers: 'kunder' },
		goal: {
			travel: 'reise',
			fairness: 'rettferdighet',
			coverage: 'dekning',
			stability: 'stabilitet',
			growth: 'vekst nær selgeren',
			borders: 'korte grenser'
		}
	},
	de: {
		comma: ',',
		stays: 'bleibt',
		new: 'hatte keinen Berater',
		unassigned: 'niemand betreut ihn',
		rule: {
			assign: 'von Hand zugewiesen',
			lock: 'in den Daten gesperrt',
			release: 'nicht mehr gesperrt',
			'keep-units': 'eine Regel hält sein Gebiet fest',
			'keep-territory': 'eine Regel hält den Bezirk fest',
			'keep-centre': 'ein Mittelpunkt bleibt am Wohnort',
			border: 'eine Grenze liegt dazwischen, die nicht überschritten wird',
			barrier: 'eine Sperre liegt dazwischen',
			only: 'nur bestimmte Berater dürfen ihn betreuen',
			specialists: 'nur Fachberater dürfen ihn betreuen',
			families: 'geht mit seiner Familie',
			'drive-time': 'der andere Berater wäre zu weit weg',
			together: 'seine Orte bleiben zusammen',
			size: 'eine Größengrenze wäre verletzt',
			moves: 'zu viel würde den Berater wechseln',
			protected: 'hat einen offenen Abschluss'
		},
		nearer: (hours, from) => `${hours} h mehr Fahrt im Jahr für sein Gebiet mit ${from}`,
		balance: (rep, measure, percent, limit) =>
			`bliebe er, läge ${rep} bei ${percent} % des Ziels für ${measure} (±${limit} % erlaubt)`,
		apart: (from) => `sein Gebiet grenzt nicht an den Bezirk von ${from}`,
		cut: (to) => `ohne sein Gebiet fiele der Bezirk von ${to} auseinander`,
		home: (to) => `${to} wohnt in seinem Gebiet`,
		goals: (goal, hours) => `zu bleiben kostete so viel wie ${hours} h Fahrt im Jahr, vor allem ${goal}`,
		joint: 'zusammen mit anderen Gebieten entschieden',
		measures: { potential: 'Potenzial', index: 'gewichteter Index', workload: 'Arbeitslast', customers: 'Kunden' },
		goal: {
			travel: 'Fahrzeit',
			fairness: 'Fairness',
			coverage: 'Abdeckung',
			stability: 'Stabilität',
			growth: 'Wachstum nahe am Berater',
			borders: 'kurze Grenzen'
		}
	}
};

/** One short phrase for a table cell. */
export function reasonText(reason: Reason, repName: (rep: number) => string, language: Language): string {
	const words = phrases[language];
	const written = (value: number, digits: number) => value.toFixed(digits).replace('.', words.comma);
	switch (reason.kind) {
		case 'stays':
		case 'new':
		case 'unassigned':
		case 'joint':
			return words[reason.kind];
		case 'rule':
			return words.rule[reason.type];
		case 'nearer':
			return words.nearer(written(reason.hours, 1), repName(reason.from));
		case 'full':
		case 'short': {
			const rep = repName(reason.kind === 'full' ? reason.from : reason.to);
			const percent = written(100 * (1 + reason.deviation), 1);
			return words.balance(rep, words.measures[reason.measure], percent, written(100 * reason.limit, 1));
		}
		case 'not-adjacent':
			return words.apart(repName(reason.from));
		case 'cut':
			return words.cut(repName(reason.to));
		case 'home':
			return words.home(repName(reason.to));
		case 'goals':
			return words.goals(words.goal[reason.goal], written(reason.worse, 1));
	}
}
