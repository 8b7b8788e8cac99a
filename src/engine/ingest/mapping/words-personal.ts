/** What may not come in by itself. */
export const personalKinds = ['email', 'phone', 'birth_date', 'person', 'notes'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** Headers, folded; a header is of the kind when it holds one of them as whole words. */
export const personalWords: Readonly<Record<PersonalKind, string>> = {
	email: `email, e mail, mail, emailadresse, mailadresse, epost, e post, epostadresse, smtp addr, email address`,
	phone: `phone, telephone, telefon, tel, telefonnummer, telefonnr, mobil, mobile, mobiltelefon, mobilnummer, handy, handynummer, tlf, rufnummer, durchwahl, telf1, telf2, mobilnr, fax, telefax, faxnummer, fax number`,
	birth_date: `birthday, birthdate, birth date, date of birth, geburtsdatum, geburtstag, foedselsdato, foedselsdag, fodselsdato, dob, personnummer, foedselsnummer, geburtsjahr`,
	person: `contact, contact name, contact person, primary contact, first name, last name, given name, surname, vorname, nachname, familienname, ansprechpartner, ansprechpartnerin, kontaktperson, kontakt, fornavn, etternavn, people, person,
		geschaeftsfuehrer, inhaber, daglig leder, innehaver, einkaeufer, innkjoeper, salutation, anrede, tiltale, entscheider, decision maker, buyer, ceo, associated contact`,
	notes: `note, notes, notizen, notiz, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, kommentarer, comment, comments, description, beschreibung, merknad, merknader, notat, notater, freitext, langtext, memo, remarks, about us, beskrivelse, besuchsbericht, zusatzinfo`
};
