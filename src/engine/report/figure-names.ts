import type { Language } from '../model/error-texts.ts';

export type FigureId =
	| 'potential_spread_pct'
	| 'max_min_ratio'
	| 'largest_gap_pct'
	| 'gini'
	| 'inside_band_pct'
	| 'travel_hours_per_customer'
	| 'travel_hours_per_year'
	| 'travel_km_per_year'
	| 'travel_cost_per_year'
	| 'travel_share_of_field_time_pct'
	| 'coverage_pct'
	| 'uncovered_potential'
	| 'moved_accounts_pct'
	| 'moved_revenue_pct'
	| 'moved_relationship_years_pct'
	| 'protected_moved'
	| 'compactness_km'
	| 'polsby_popper'
	| 'outside'
	| 'unassigned';

export type TerritoryFigureId =
	| 'rep_id'
	| 'rep'
	| 'home'
	| 'accounts'
	| 'customers'
	| 'units'
	| 'potential'
	| 'revenue'
	| 'potential_dev_pct'
	| 'index_dev_pct'
	| 'workload_hours'
	| 'capacity_hours'
	| 'travel_hours'
	| 'travel_hours_per_customer'
	| 'visits'
	| 'gained'
	| 'lost'
	| 'outside_units';

type Names<Id extends string> = Readonly<Record<Id, string>>;

/** Figures of a plan as a reader calls them; programs use the ids. */
export const figureNames: Readonly<Record<Language, Names<FigureId>>> = {
	en: {
		potential_spread_pct: 'Potential spread',
		max_min_ratio: 'Largest : smallest territory',
		largest_gap_pct: 'Largest distance from the mean',
		gini: 'Gini coefficient of potential',
		inside_band_pct: 'Territories within the tolerance',
		travel_hours_per_customer: 'Travel per visit',
		travel_hours_per_year: 'Travel a year',
		travel_km_per_year: 'Distance a year',
		travel_cost_per_year: 'Cost of travel a year',
		travel_share_of_field_time_pct: 'Travel in field time',
		coverage_pct: 'Work covered',
		uncovered_potential: 'Potential without time',
		moved_accounts_pct: 'Accounts that change rep',
		moved_revenue_pct: 'Revenue that changes rep',
		moved_relationship_years_pct: 'Relationship years that change rep',
		protected_moved: 'Accounts with an open deal that change rep',
		compactness_km: 'Mean distance from the centre',
		polsby_popper: 'Compactness (Polsby–Popper)',
		outside: 'Areas cut off',
		unassigned: 'Accounts without rep or position'
	},
	nb: {
		potential_spread_pct: 'Spredning i potensial',
		max_min_ratio: 'Største : minste distrikt',
		largest_gap_pct: 'Størst avstand fra gjennomsnittet',
		gini: 'Gini-koeffisient for potensial',
		inside_band_pct: 'Distrikter innenfor toleransen',
		travel_hours_per_customer: 'Reisetid per besøk',
		travel_hours_per_year: 'Reisetid i året',
		travel_km_per_year: 'Kjørelengde i året',
		travel_cost_per_year: 'Reisekostnad i året',
		travel_share_of_field_time_pct: 'Reise som andel av felttiden',
		coverage_pct: 'Dekket arbeid',
		uncovered_potential: 'Potensial uten tid',
		moved_accounts_pct: 'Kunder som bytter selger',
		moved_revenue_pct: 'Omsetning som bytter selger',
		moved_relationship_years_pct: 'Relasjonsår som bytter selger',
		protected_moved: 'Kunder med åpen sak som bytter selger',
		compactness_km: 'Gjennomsnittlig avstand fra sentrum',
		polsby_popper: 'Kompakthet (Polsby–Popper)',
		outside: 'Avskårne områder',
		unassigned: 'Kunder uten selger eller posisjon'
	},
	de: {
		potential_spread_pct: 'Potenzialstreuung',
		max_min_ratio: 'Größtes : kleinstes Gebiet',
		largest_gap_pct: 'Größter Abstand vom Mittel',
		gini: 'Gini-Koeffizient des Potenzials',
		inside_band_pct: 'Gebiete innerhalb der Toleranz',
		travel_hours_per_customer: 'Fahrzeit je Besuch',
		travel_hours_per_year: 'Fahrzeit im Jahr',
		travel_km_per_year: 'Fahrstrecke im Jahr',
		travel_cost_per_year: 'Fahrtkosten im Jahr',
		travel_share_of_field_time_pct: 'Anteil der Fahrzeit an der Außendienstzeit',
		coverage_pct: 'Abgedeckte Arbeit',
		uncovered_potential: 'Potenzial ohne Zeit',
		moved_accounts_pct: 'Kunden, die den Vertriebler wechseln',
		moved_revenue_pct: 'Umsatz, der den Vertriebler wechselt',
		moved_relationship_years_pct: 'Beziehungsjahre, die den Vertriebler wechseln',
		protected_moved: 'Kunden mit offenem Geschäft, die wechseln',
		compactness_km: 'Mittlerer Abstand vom Zentrum',
		polsby_popper: 'Kompaktheit (Polsby–Popper)',
		outside: 'Abgetrennte Orte',
		unassigned: 'Kunden ohne Vertriebler oder Position'
	}
};

export const territoryFigureNames: Readonly<Record<Language, Names<TerritoryFigureId>>> = {
	en: {
		rep_id: 'Rep ID',
		rep: 'Rep',
		home: 'Home',
		accounts: 'Accounts',
		customers: 'Customers',
		units: 'Areas',
		potential: 'Potential',
		revenue: 'Revenue',
		potential_dev_pct: 'Potential against the mean, %',
		index_dev_pct: 'Weighted index against the mean, %',
		workload_hours: 'Workload, h',
		capacity_hours: 'Capacity, h',
		travel_hours: 'Travel, h a year',
		travel_hours_per_customer: 'Travel per visit, h',
		visits: 'Visits a year',
		gained: 'Gained',
		lost: 'Lost',
		outside_units: 'Areas cut off'
	},
	nb: {
		rep_id: 'Selger-ID',
		rep: 'Selger',
		home: 'Hjemsted',
		accounts: 'Kunder og leads',
		customers: 'Kunder',
		units: 'Områder',
		potential: 'Potensial',
		revenue: 'Omsetning',
		potential_dev_pct: 'Potensial mot gjennomsnittet, %',
		index_dev_pct: 'Vektet indeks mot gjennomsnittet, %',
		workload_hours: 'Arbeidsmengde, t',
		capacity_hours: 'Kapasitet, t',
		travel_hours: 'Reise, t i året',
		travel_hours_per_customer: 'Reise per besøk, t',
		visits: 'Besøk i året',
		gained: 'Fått',
		lost: 'Mistet',
		outside_units: 'Avskårne områder'
	},
	de: {
		rep_id: 'Vertriebler-Nummer',
		rep: 'Vertriebler',
		home: 'Standort',
		accounts: 'Kunden und Leads',
		customers: 'Kunden',
		units: 'Orte',
		potential: 'Potenzial',
		revenue: 'Umsatz',
		potential_dev_pct: 'Potenzial gegen das Mittel, %',
		index_dev_pct: 'Gewichteter Index gegen das Mittel, %',
		workload_hours: 'Arbeitslast, h',
		capacity_hours: 'Kapazität, h',
		travel_hours: 'Fahrzeit, h im Jahr',
		travel_hours_per_customer: 'Fahrzeit je Besuch, h',
		visits: 'Besuche im Jahr',
		gained: 'Zugang',
		lost: 'Abgang',
		outside_units: 'Abgetrennte Orte'
	}
};

/** Sheets and columns of the workbook, and units that are words. */
export const workbookWords = {
	en: {
		accounts: 'Accounts',
		territories: 'Territories',
		figures: 'Summary',
		figure: 'Figure',
		unit: 'Unit',
		today: 'Today',
		after: 'After',
		units: { accounts: 'accounts', units: 'areas' }
	},
	nb: {
		accounts: 'Kunder',
		territories: 'Distrikter',
		figures: 'Sammendrag',
		figure: 'Nøkkeltall',
		unit: 'Enhet',
		today: 'I dag',
		after: 'Etter',
		units: { accounts: 'kunder', units: 'områder' }
	},
	de: {
		accounts: 'Kunden',
		territories: 'Gebiete',
		figures: 'Übersicht',
		figure: 'Kennzahl',
		unit: 'Einheit',
		today: 'Heute',
		after: 'Danach',
		units: { accounts: 'Kunden', units: 'Orte' }
	}
} as const satisfies Record<Language, unknown>;
