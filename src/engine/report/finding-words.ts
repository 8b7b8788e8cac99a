import type { ComparedField } from '../ingest/duplicates/pair-record.ts';
import type { WordName } from '../ingest/impute/traits.ts';
import type { Variant } from '../ingest/taxonomy/word-variants.ts';
import type { Language } from '../model/error-texts.ts';

/** Words that go into the gaps of the texts of findings. */
export interface FindingWords {
	readonly and: string;
	readonly directions: { readonly north: string; readonly south: string; readonly east: string; readonly west: string };
	/** What entries of a company are compared by. */
	readonly fields: Readonly<Record<ComparedField, string>>;
	/** What similar accounts share, and what that is called. */
	readonly shared: Readonly<Record<WordName, string>>;
	readonly same: string;
	/** After "usual". */
	readonly peers: Readonly<Record<'industry size' | 'industry' | 'all', string>>;
	readonly variant: Readonly<Record<Variant['by'], string>>;
	readonly stage: Readonly<Record<'lead' | 'prospect', string>>;
	/** What a merge has to decide; `#` = how many. */
	readonly owners: string;
	readonly lockedOne: string;
	readonly lockedMany: string;
	readonly booked: string;
	readonly copyOne: string;
	readonly copyMany: string;
}

export const findingWords: Readonly<Record<Language, FindingWords>> = {
	en: {
		and: 'and',
		directions: { north: 'N', south: 'S', east: 'E', west: 'W' },
		fields: {
			name: 'name',
			legal_form: 'legal form',
			branch: 'branch',
			street: 'street',
			house_number: 'house number',
			postcode: 'postcode',
			city: 'town',
			distance: 'position',
			domain: 'web domain',
			parent_id: 'parent company',
			industry: 'industry',
			owner_id: 'rep',
			employees: 'employees',
			revenue_y0: 'revenue'
		},
		shared: { industry: 'industry', segment: 'segment', stage: 'customer or lead', region: 'region' },
		same: 'same',
		peers: { 'industry size': ' for this industry and size', industry: ' for this industry', all: '' },
		variant: {
			capitals: 'other capitals',
			spacing: 'other spacing',
			signs: 'other signs or umlauts',
			abbreviation: 'abbreviated',
			spelling: 'misspelt',
			synonym: 'another name'
		},
		stage: { lead: 'lead', prospect: 'prospect' },
		owners: 'They have # different reps.',
		lockedOne: 'One of them is locked.',
		lockedMany: '# of them are locked.',
		booked: 'The revenue of # of them is added up.',
		copyOne: 'The figures of one of them are copies of another’s and count once.',
		copyMany: 'The figures of # of them are copies of another’s and count once.'
	},
	nb: {
		and: 'og',
		directions: { north: 'N', south: 'S', east: 'Ø', west: 'V' },
		fields: {
			name: 'navn',
			legal_form: 'selskapsform',
			branch: 'avdeling',
			street: 'gate',
			house_number: 'husnummer',
			postcode: 'postnummer',
			city: 'sted',
			distance: 'posisjon',
			domain: 'nettdomene',
			parent_id: 'morselskap',
			industry: 'bransje',
			owner_id: 'selger',
			employees: 'ansatte',
			revenue_y0: 'omsetning'
		},
		shared: { industry: 'bransje', segment: 'segment', stage: 'kunde eller lead', region: 'region' },
		same: 'samme',
		peers: {
			'industry size': ' i denne bransjen og størrelsen',
			industry: ' i denne bransjen',
			all: ''
		},
		variant: {
			capitals: 'andre store bokstaver',
			spacing: 'andre mellomrom',
			signs: 'andre tegn',
			abbreviation: 'forkortet',
			spelling: 'skrivefeil',
			synonym: 'et annet navn'
		},
		stage: { lead: 'lead', prospect: 'mulig kunde' },
		owners: 'De har # ulike selgere.',
		lockedOne: 'Én av dem er låst.',
		lockedMany: '# av dem er låst.',
		booked: 'Omsetningen til # av dem legges sammen.',
		copyOne: 'Tallene til én av dem er en kopi av en annens og teller én gang.',
		copyMany: 'Tallene til # av dem er kopier av en annens og teller én gang.'
	},
	de: {
		and: 'und',
		directions: { north: 'N', south: 'S', east: 'O', west: 'W' },
		fields: {
			name: 'Name',
			legal_form: 'Rechtsform',
			branch: 'Niederlassung',
			street: 'Straße',
			house_number: 'Hausnummer',
			postcode: 'PLZ',
			city: 'Ort',
			distance: 'Position',
			domain: 'Internetdomain',
			parent_id: 'Muttergesellschaft',
			industry: 'Branche',
			owner_id: 'Vertriebler',
			employees: 'Mitarbeiter',
			revenue_y0: 'Umsatz'
		},
		shared: { industry: 'Branche', segment: 'Segment', stage: 'Kunde oder Lead', region: 'Region' },
		same: 'gleich:',
		peers: {
			'industry size': ' in dieser Branche und Größe',
			industry: ' in dieser Branche',
			all: ''
		},
		variant: {
			capitals: 'andere Großschreibung',
			spacing: 'andere Leerzeichen',
			signs: 'andere Zeichen oder Umlaute',
			abbreviation: 'abgekürzt',
			spelling: 'Schreibfehler',
			synonym: 'anderer Name'
		},
		stage: { lead: 'Lead', prospect: 'Interessent' },
		owners: 'Sie haben # verschiedene Vertriebler.',
		lockedOne: 'Einer davon ist gesperrt.',
		lockedMany: '# davon sind gesperrt.',
		booked: 'Der Umsatz von # davon wird addiert.',
		copyOne: 'Die Zahlen von einem davon sind eine Kopie und zählen einmal.',
		copyMany: 'Die Zahlen von # davon sind Kopien und zählen einmal.'
	}
};
