/** Headers that say: whatever it looks like, this is a name for something and not a figure. */
const codeWords = new Set(
	(
		'plz postleitzahl postcode zip zipcode postnr postnummer postal tel telefon telefonnr phone mobile mobil handy fax telefax ' +
		'id ids uid guid key schlüssel nr nummer no number num konto kontonr iban bic blz code kode ust ustid vat steuernummer ' +
		'orgnr duns siret siren ean gtin matchcode hausnr husnr hausnummer kundennr kundenr debitor debitorennr kreditor belegnr'
	).split(' ')
);
const codeEnding =
	/(nummer|number|kundenid|kundeid|accountid|customerid|kontaktid|ownerid|postleitzahl|postcode|zipcode|nøkkel|schlüssel)$/;
const coordinate =
	/^(geo[ _-]?)?(lat|lon|lng|long|latitude|longitude|breite|länge|breitengrad|längengrad|breddegrad|lengdegrad)$/i;

/** Whether whole numbers under this header are ids, postcodes or phone numbers. */
export function isCodeHeader(header: string): boolean {
	const words = header
		.replace(/([a-zäöüåæø])([A-ZÄÖÜ])/g, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');
	const last = words.at(-1);
	// "Number of employees" is a figure: there the word stands in front.
	return (
		last !== undefined && (codeWords.has(last) || codeEnding.test(last) || (words.length === 2 && isPlace(words[0]!)))
	);
}
const isPlace = (word: string) =>
	['plz', 'postleitzahl', 'postcode', 'zip', 'tel', 'telefon', 'phone', 'iban'].includes(word);

export const isCoordinateHeader = (header: string) => coordinate.test(header.trim());
export const isDateHeader = (header: string) =>
	/dat(um|e|o)\b|dato|seit|since|siden|created|erstellt|opprettet|am$|_at$|geändert|modified/i.test(header);
