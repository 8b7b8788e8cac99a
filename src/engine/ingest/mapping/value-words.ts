import { fold } from '../spelling.ts';

const lists = (table: Readonly<Record<string, string>>) =>
	new Map(
		Object.entries(table).flatMap(([value, words]) => words.split(',').map((word) => [fold(word), value] as const))
	);

/** Words of CRMs and of three languages for where an account stands. */
export const stageWords: ReadonlyMap<string, string> = lists({
	customer: `customer, kunde, bestandskunde, aktivkunde, aktiver kunde, stammkunde, neukunde, client, customer direct, customer channel, customer - direct, customer - channel, evangelist, active, aktiv, aktive, kunde aktiv, aktiv kunde,
		eksisterende kunde, installed base, existing customer, a kunde, b kunde, c kunde, won, gewonnen, k, c, closed converted, true, ja, yes, 1, endkunde`,
	lead: `lead, leads, marketing qualified lead, sales qualified lead, mql, sql, marketingqualifiedlead, salesqualifiedlead, opportunity, verkaufschance, anfrage, kundeemne, hot lead, warm lead, qualified lead, in progress, l, aktivt emne, open not contacted, working contacted, nurturing, contacted, unqualified lead`,
	prospect: `prospect, interessent, interessenten, potenzieller kunde, potentieller kunde, zielkunde, suspect, subscriber, target, kein kunde, noch kein kunde, potensiell kunde, prospekt, mulig kunde, nichtkunde, neukontakt, cold, inaktiv,
		inactive, ehemaliger kunde, former customer, ex kunde, tidligere kunde, lost, verloren, false, nein, nei, no, 0, i, p`
});

export const precisionWords: ReadonlyMap<string, string> = lists({
	rooftop: `rooftop, address, adresse, hausnummer, exact, nearaddress, house`,
	street: `street, strasse, block, extendedzip, gate, range_interpolated`,
	postcode: `postcode, zip, plz, postnummer, postleitzahl`,
	place: `place, city, ort, neighborhood, sted, county, state, locality, geometric_center, approximate`,
	none: `none, unknown, unbekannt, ukjent`
});

/** Digits a postcode has where it is digits alone. */
export const postcodeDigits: ReadonlyMap<string, number> = new Map([
	...'DE FI FR IT ES EE HR TR US RS UA BA SE CZ SK GR PL'.split(' ').map((country) => [country, 5] as const),
	...'AT CH LI NO DK BE LU HU SI BG LV'.split(' ').map((country) => [country, 4] as const),
	['IS', 3],
	['RO', 6]
]);

/** Words for yes and no beside those every flag may have. */
export const flagWords: ReadonlyMap<string, string> = lists({
	true: 'true, yes, ja, 1, x, aktiv, active, aktive, wahr, sant, gesperrt, locked, fix, fest, laast, angestellt, ansatt',
	false:
		'false, no, nein, nei, 0, inaktiv, inactive, inaktive, nicht aktiv, ikke aktiv, falsch, usant, offen, frei, ausgeschieden, sluttet, open'
});
