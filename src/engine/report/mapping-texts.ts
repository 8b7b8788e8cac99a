import type { PersonalKind } from '../ingest/mapping/words-personal.ts';
import type { Language } from '../model/error-texts.ts';

const en = {
	mapping_by_name: 'The header says “{word}”[; {fit} of the cells fit].',
	mapping_by_content: 'The cells look like: {what}.',
	mapping_by_user: 'You chose it.',
	mapping_by_period: 'The header names a period: {period}.',
	mapping_swapped: 'Longitude and latitude were mixed up in the file; they are read the other way round.',
	mapping_personal: 'Personal data ({what}): not imported unless you give a reason.',
	mapping_empty: 'The column is empty.',
	mapping_period_outside: 'Revenue of {year} is not used: only the last three full years and 36 months are.',
	mapping_company_turnover: 'This seems to be the company’s own turnover, not what it buys from you.',
	mapping_no_target: 'Nothing in the plan needs this column.',
	mapping_unsure: 'Perhaps {target}, but not sure enough.',
	mapping_taken: '{target} comes from “{by}” already.'
} as const;
export type MappingKey = keyof typeof en;

/** Why a column of a file is imported as it is; gaps as in text-template.ts. */
export const mappingTexts: Readonly<Record<Language, Readonly<Record<MappingKey, string>>>> = {
	en,
	nb: {
		mapping_by_name: 'Overskriften sier «{word}»[; {fit} av cellene passer].',
		mapping_by_content: 'Cellene ser ut som: {what}.',
		mapping_by_user: 'Du har valgt det.',
		mapping_by_period: 'Overskriften nevner en periode: {period}.',
		mapping_swapped: 'Lengde- og breddegrad var byttet om i filen; de leses omvendt.',
		mapping_personal: 'Personopplysninger ({what}): importeres bare når du oppgir en grunn.',
		mapping_empty: 'Kolonnen er tom.',
		mapping_period_outside: 'Omsetning for {year} brukes ikke: bare de siste tre hele årene og 36 månedene.',
		mapping_company_turnover: 'Dette er trolig firmaets egen omsetning, ikke det firmaet kjøper av dere.',
		mapping_no_target: 'Ingenting i planen trenger denne kolonnen.',
		mapping_unsure: 'Kanskje {target}, men ikke sikkert nok.',
		mapping_taken: '{target} kommer allerede fra «{by}».'
	},
	de: {
		mapping_by_name: 'Die Überschrift sagt „{word}“[; {fit} der Zellen passen].',
		mapping_by_content: 'Die Zellen sehen aus wie: {what}.',
		mapping_by_user: 'Von Ihnen gewählt.',
		mapping_by_period: 'Die Überschrift nennt einen Zeitraum: {period}.',
		mapping_swapped: 'Längen- und Breitengrad waren in der Datei vertauscht; sie werden umgekehrt gelesen.',
		mapping_personal: 'Personenbezogene Daten ({what}): werden nur mit Begründung importiert.',
		mapping_empty: 'Die Spalte ist leer.',
		mapping_period_outside:
			'Der Umsatz {year} wird nicht gebraucht: nur die letzten drei vollen Jahre und 36 Monate zählen.',
		mapping_company_turnover: 'Das ist wohl der eigene Umsatz der Firma, nicht das, was sie bei Ihnen kauft.',
		mapping_no_target: 'Diese Spalte wird im Plan nicht gebraucht.',
		mapping_unsure: 'Vielleicht {target}, aber nicht sicher genug.',
		mapping_taken: '{target} kommt schon aus „{by}“.'
	}
};

export const personalNames: Readonly<Record<Language, Readonly<Record<PersonalKind, string>>>> = {
	en: {
		email: 'e-mail',
		phone: 'phone',
		birth_date: 'date of birth',
		bank: 'bank account',
		person: 'name of a person',
		notes: 'free text'
	},
	nb: {
		email: 'e-post',
		phone: 'telefon',
		birth_date: 'fødselsdato',
		bank: 'bankkonto',
		person: 'navn på en person',
		notes: 'fritekst'
	},
	de: {
		email: 'E-Mail',
		phone: 'Telefon',
		birth_date: 'Geburtsdatum',
		bank: 'Bankkonto',
		person: 'Name einer Person',
		notes: 'Freitext'
	}
};
