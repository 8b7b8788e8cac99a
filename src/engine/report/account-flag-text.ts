import type { Language } from '../model/error-texts.ts';
import type { AccountFlag, PlainFlag } from './account-flags.ts';
import { assumedNames } from './assumed-names.ts';
import { columnName } from './column-names.ts';

type Words<Id extends string> = Readonly<Record<Language, Readonly<Record<Id, string>>>>;

const flagNames: Words<PlainFlag> = {
	en: {
		'not-located': 'not located',
		postcode: 'position of its postcode',
		place: 'position of its town',
		override: 'override',
		locked: 'locked',
		assigned: 'assigned by hand',
		held: 'held by a rule',
		protected: 'protected',
		'potential-assumed': 'potential assumed',
		'potential-estimated': 'potential estimated'
	},
	nb: {
		'not-located': 'ikke stedfestet',
		postcode: 'postnummerets posisjon',
		place: 'stedets posisjon',
		override: 'unntak',
		locked: 'låst',
		assigned: 'tildelt for hånd',
		held: 'holdt av en regel',
		protected: 'beskyttet',
		'potential-assumed': 'potensial antatt',
		'potential-estimated': 'potensial anslått'
	},
	de: {
		'not-located': 'nicht verortet',
		postcode: 'Lage der Postleitzahl',
		place: 'Lage des Ortes',
		override: 'Ausnahme',
		locked: 'gesperrt',
		assigned: 'von Hand zugewiesen',
		held: 'von einer Regel gehalten',
		protected: 'geschützt',
		'potential-assumed': 'Potenzial angenommen',
		'potential-estimated': 'Potenzial geschätzt'
	}
};

const how: Words<'estimated' | 'assumed'> = {
	en: { estimated: 'estimated', assumed: 'assumed' },
	nb: { estimated: 'anslått', assumed: 'antatt' },
	de: { estimated: 'geschätzt', assumed: 'angenommen' }
};

/** Figures that can be filled in besides those that have a default; a remark is part of a list, so without a comma. */
const figureNames: Words<'revenue_y1' | 'revenue_y2' | 'revenue_month'> = {
	en: {
		revenue_y1: 'revenue of the year before',
		revenue_y2: 'revenue two years before',
		revenue_month: 'revenue per month'
	},
	nb: {
		revenue_y1: 'omsetning året før',
		revenue_y2: 'omsetning to år før',
		revenue_month: 'omsetning per måned'
	},
	de: {
		revenue_y1: 'Umsatz im Jahr davor',
		revenue_y2: 'Umsatz zwei Jahre davor',
		revenue_month: 'Umsatz je Monat'
	}
};

/** One remark on an account, for people. */
export function flagText(flag: AccountFlag, language: Language): string {
	if (typeof flag === 'string') return flagNames[language][flag];
	const named: Readonly<Record<string, string>> = { ...assumedNames[language], ...figureNames[language] };
	return `${named[flag.column] ?? inList(columnName(flag.column, language), language)} ${how[language][flag.how]}`;
}

/** German nouns keep their capital. */
const inList = (name: string, language: Language) =>
	language === 'de' ? name : name.charAt(0).toLowerCase() + name.slice(1);
