import type { Language } from '../model/error-texts.ts';

/** Columns of the account table, in their order. */
export const assignmentColumns = [
	'account_id',
	'name',
	'country',
	'postcode',
	'city',
	'unit_id',
	'unit',
	'old_rep_id',
	'old_rep',
	'new_rep_id',
	'new_rep',
	'moved',
	'potential',
	'revenue',
	'reason',
	'flags'
] as const;
type AssignmentColumn = (typeof assignmentColumns)[number];

/** Columns of the postcode table, in their order. */
export const postcodeColumns = [
	'country',
	'postcode',
	'rep_id',
	'rep',
	'share_pct',
	'also',
	'accounts',
	'basis'
] as const;
type PostcodeColumn = (typeof postcodeColumns)[number];

/** What the rep of a postcode follows from. */
export type PostcodeBasis = 'unit' | 'accounts' | 'position' | 'place' | 'none';

type Words<Id extends string> = Readonly<Record<Language, Readonly<Record<Id, string>>>>;

export const basisNames: Words<PostcodeBasis> = {
	en: {
		unit: 'its own area',
		accounts: 'its accounts',
		position: 'its position',
		place: 'its place, approximate',
		none: 'not located'
	},
	nb: {
		unit: 'eget område',
		accounts: 'kundene der',
		position: 'beliggenheten',
		place: 'stedet, omtrentlig',
		none: 'ikke stedfestet'
	},
	de: {
		unit: 'eigener Ort',
		accounts: 'die Kunden dort',
		position: 'die Lage',
		place: 'der Ort, ungefähr',
		none: 'nicht verortet'
	}
};

/** Headings for people; programs use the ids. */
export const assignmentNames: Words<AssignmentColumn> = {
	en: {
		account_id: 'Account ID',
		name: 'Name',
		country: 'Country',
		postcode: 'Postcode',
		city: 'Town',
		unit_id: 'Area ID',
		unit: 'Area',
		old_rep_id: 'Old rep ID',
		old_rep: 'Old rep',
		new_rep_id: 'New rep ID',
		new_rep: 'New rep',
		moved: 'Moved',
		potential: 'Potential',
		revenue: 'Revenue',
		reason: 'Reason',
		flags: 'Remarks'
	},
	nb: {
		account_id: 'Kundenummer',
		name: 'Navn',
		country: 'Land',
		postcode: 'Postnummer',
		city: 'Sted',
		unit_id: 'Område-ID',
		unit: 'Område',
		old_rep_id: 'Selger-ID før',
		old_rep: 'Selger før',
		new_rep_id: 'Selger-ID nå',
		new_rep: 'Selger nå',
		moved: 'Flyttet',
		potential: 'Potensial',
		revenue: 'Omsetning',
		reason: 'Grunn',
		flags: 'Merknader'
	},
	de: {
		account_id: 'Kundennummer',
		name: 'Name',
		country: 'Land',
		postcode: 'PLZ',
		city: 'Ort',
		unit_id: 'Einheit-Nummer',
		unit: 'Einheit',
		old_rep_id: 'Vertriebler-Nummer alt',
		old_rep: 'Vertriebler alt',
		new_rep_id: 'Vertriebler-Nummer neu',
		new_rep: 'Vertriebler neu',
		moved: 'Wechselt',
		potential: 'Potenzial',
		revenue: 'Umsatz',
		reason: 'Grund',
		flags: 'Hinweise'
	}
};

export const postcodeNames: Words<PostcodeColumn> = {
	en: {
		country: 'Country',
		postcode: 'Postcode',
		rep_id: 'Rep ID',
		rep: 'Rep',
		share_pct: 'Share, %',
		also: 'Also',
		accounts: 'Accounts',
		basis: 'Follows from'
	},
	nb: {
		country: 'Land',
		postcode: 'Postnummer',
		rep_id: 'Selger-ID',
		rep: 'Selger',
		share_pct: 'Andel, %',
		also: 'Også',
		accounts: 'Kunder',
		basis: 'Følger av'
	},
	de: {
		country: 'Land',
		postcode: 'PLZ',
		rep_id: 'Vertriebler-Nummer',
		rep: 'Vertriebler',
		share_pct: 'Anteil, %',
		also: 'Auch',
		accounts: 'Kunden',
		basis: 'Folgt aus'
	}
};

/** Sheets and rows of the files beyond those of the figures. */
export const resultWords = {
	en: {
		postcodes: 'Postcodes',
		sources: 'Sources',
		source: 'Source',
		date: 'Date of the plan',
		dataDate: 'Date of the data',
		settings: 'Settings (SHA-256)',
		accounts: 'Accounts in the plan',
		unlocated: 'Accounts without a position',
		assumed: (figure: string) => `Assumed: ${figure}`
	},
	nb: {
		postcodes: 'Postnumre',
		sources: 'Kilder',
		source: 'Kilde',
		date: 'Planens dato',
		dataDate: 'Dataenes dato',
		settings: 'Innstillinger (SHA-256)',
		accounts: 'Kunder i planen',
		unlocated: 'Kunder uten posisjon',
		assumed: (figure: string) => `Antatt: ${figure}`
	},
	de: {
		postcodes: 'Postleitzahlen',
		sources: 'Quellen',
		source: 'Quelle',
		date: 'Datum des Plans',
		dataDate: 'Datum der Daten',
		settings: 'Einstellungen (SHA-256)',
		accounts: 'Kunden im Plan',
		unlocated: 'Kunden ohne Position',
		assumed: (figure: string) => `Angenommen: ${figure}`
	}
} as const satisfies Record<Language, unknown>;
