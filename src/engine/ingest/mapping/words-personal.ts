/** What may not come in by itself. */
export const personalKinds = ['email', 'phone', 'birth_date', 'bank', 'person', 'notes'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** Headers, folded; a header is of the kind when it holds one of them as whole words (a number behind it aside), or shortened. */
export const personalWords: Readonly<Record<PersonalKind, string>> = {
	email: `email, e mail, mail, emailadresse, mailadresse, epost, e post, epostadresse, smtp addr, email address, mailbox`,
	phone: `phone, telephone, telefon, tel, telefonnummer, telefonnr, telnr, mobil, mobile, mobiltelefon, mobilnummer, handy, handynummer, tlf, tlfnr, rufnummer, durchwahl, telf, mobilnr, fax, faks, telefax, faxnummer, fax number, telfx,
		cellular, cell, cellphone, homephone, workphone, landline, festnetz, direktwahl, whatsapp, skype`,
	birth_date: `birthday, birthdate, birth date, date of birth, geburtsdatum, geburtstag, geb datum, gebdatum, gebdat, geb dat, geb am, foedselsdato, foedselsdag, foedt, dob, personnummer, foedselsnummer, geburtsjahr, namenstag`,
	bank: `iban, gironummer, bankgiro, kontonr bank, bank account, bank account number, bankkonto, bankkontonummer, bankverbindung, account holder, kontoinhaber, kontoeier navn`,
	person: `contact, contact name, contact person, primary contact, first name, firstname, last name, lastname, given name, middle name, surname, vorname, nachname, familienname, zuname, ansprechpartner, ansprechpartnerin, ansprechp, ap name, kontaktperson, kontakt, fornavn, etternavn, mellomnavn, people, person,
		geschaeftsfuehrer, inhaber, daglig leder, innehaver, einkaeufer, innkjoeper, salutation, anrede, briefanrede, tiltale, entscheider, decision maker, buyer, ceo, associated contact, deres referanse, deres ref, your reference, ihr zeichen, attention, z hd, zu haenden, gender, geschlecht, kjoenn`,
	notes: `note, notes, notizen, notiz, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, kommentarer, comment, comments, description, beschreibung, merknad, merknader, notat, notater, freitext, free text, fritekst, langtext, memo, remark, remarks, about us, beskrivelse, besuchsbericht, zusatzinfo`
};

/** Within compounds of one word: "Privattelefon", "kontaktepost". */
export const personalStems: readonly (readonly [PersonalKind, RegExp])[] = [
	['email', /email|epost(?!all)|mailadresse/],
	['phone', /telefon|telefax|telephone|mobilnummer|phonen(o|r|umber)$|^.fax$/],
	['birth_date', /geburts(tag|dat|jahr)|foedselsd|foedselsnummer|birth(day|date)/],
	['bank', /^iban|bankkonto|kontoinhaber/],
	[
		'person',
		/vorname|nachname|fornavn|etternavn|firstname|lastname|ansprechpartner|kontaktperson|kontaktnavn|contact(name|person)/
	],
	['notes', /bemerkung|kommentar|notiz|merknad/]
];
