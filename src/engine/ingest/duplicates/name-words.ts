const list = (words: string) => new Set(words.split(' '));

/** Words that say nothing about which firm is meant. All lists hold folded words. */
export const fillers = list(
	'fa firma the der die das und u og and et de la le herr herrn frau dr prof dipl mr mrs vorm i of for meisterbetrieb fachbetrieb innungsbetrieb familienunternehmen mesterbedrift specialist specialists'
);

/** What comes before the name of a branch. */
export const branchMarkers = list(
	'werk niederlassung nl filiale zweigstelle zweigniederlassung standort geschaftsstelle abt abteilung avd avdeling filial branch site plant depot store zentrale hauptverwaltung hq headquarters betriebsstatte region buro kontor office'
);

/** Who in the firm was written to, and what people note about an entry; only behind the legal form, for "Einkauf" may as well be a name. */
export const departments = list(
	'einkauf beschaffung buchhaltung kreditoren kreditorenbuchhaltung rechnungswesen rechnungseingang poststelle empfang sekretariat personalabteilung geschaftsfuhrung geschaftsleitung wareneingang lager zentrale hauptverwaltung innkjop regnskap okonomi fakturamottak hovedkontor sentralbord purchasing procurement accounts accounting payable invoices reception dept department head office alt neu gesperrt inaktiv doppelt duplikat gammel ny sperret inaktiv old new inactive blocked duplicate'
);

/** Words that tell companies of one group apart; they stand at one address and share the family's name. */
export const roles = list(
	'verwaltung holding holdings beteiligung immobilien grundbesitz vermogensverwaltung vermogens besitz vertrieb eiendom invest properties property finance leasing estates'
);

/** Words that often do, but are also left out or added in the name of one company. */
export const softRoles = list(
	'service handel handels export import logistik logistics logistikk international deutschland norge norway germany osterreich schweiz group gruppe gruppen konsern nord sud ost west north south east'
);

/** Words common in company names anywhere; a small file cannot show how common they are. */
export const genericWords = list(
	'maschinenbau metallbau stahlbau technik service systeme systems anlagenbau handel handels bau bygg transport logistik spedition elektro elektronik werkzeugbau kunststofftechnik gruppe group gesellschaft international industrie industries industri consulting solutions partner partners sohne sons sonner gebruder brodrene brothers holding verwaltung eiendom entreprenor mekaniske verksted regnskap data construction engineering manufacturing supply products food foods lebensmittel chemie pharma medizintechnik mobel holz druck verlag auto autohaus fahrzeugtechnik ingenieur planung werke werk produktion production'
);

const full: Readonly<Record<string, string>> = {
	masch: 'maschinen',
	maschbau: 'maschinenbau',
	maschinenb: 'maschinenbau',
	ges: 'gesellschaft',
	gebr: 'gebruder',
	gebrd: 'gebruder',
	brdr: 'brodrene',
	bros: 'brothers',
	sohn: 'sohne',
	son: 'sons',
	sonn: 'sonner',
	ing: 'ingenieur',
	ingenieurburo: 'ingenieur',
	techn: 'technik',
	tech: 'technik',
	elektr: 'elektro',
	ind: 'industrie',
	verw: 'verwaltung',
	verwaltungs: 'verwaltung',
	verwaltungsges: 'verwaltung',
	verwaltungsgesellschaft: 'verwaltung',
	beteiligungs: 'beteiligung',
	beteiligungsgesellschaft: 'beteiligung',
	vertriebs: 'vertrieb',
	vertriebsgesellschaft: 'vertrieb',
	intl: 'international',
	int: 'international',
	mfg: 'manufacturing',
	eng: 'engineering',
	mek: 'mekaniske',
	svc: 'service',
	services: 'service',
	ent: 'entreprenor',
	transp: 'transport',
	transporte: 'transport',
	constr: 'construction',
	handelsges: 'handelsgesellschaft',
	systs: 'systems',
	grp: 'group',
	ctr: 'center',
	centre: 'center'
};

/** The long form of a usual abbreviation, one spelling of a word with several. */
export const expand = (word: string): string => (Object.hasOwn(full, word) ? full[word]! : word);
