import type { Language } from './error-texts.ts';

/**
 * What was found and what was expected, as the engine says it, in the other languages; `#` stands for a figure or a
 * name and is kept. Values of the reader's own file and inner details of a broken file pass through unchanged.
 */
const phrases: readonly (readonly [en: string, nb: string, de: string])[] = [
	['a number', 'et tall', 'eine Zahl'],
	['text', 'tekst', 'Text'],
	['true or false', 'sant eller usant (true/false)', 'wahr oder falsch (true/false)'],
	['nothing', 'ingenting', 'nichts'],
	['at least one', 'minst én', 'mindestens eins'],
	['a date like #', 'en dato som #', 'ein Datum wie #'],
	['# or more', '# eller mer', '# oder mehr'],
	['at most # MiB', 'høyst # MiB', 'höchstens # MiB'],
	['at most # areas', 'høyst # områder', 'höchstens # Bereiche'],
	['at most # corners', 'høyst # hjørner', 'höchstens # Eckpunkte'],
	['at most # rows', 'høyst # rader', 'höchstens # Zeilen'],
	['at most # columns', 'høyst # kolonner', 'höchstens # Spalten'],
	['at most # cells', 'høyst # celler', 'höchstens # Zellen'],
	['more than # cells', 'flere enn # celler', 'mehr als # Zellen'],
	['at most #', 'høyst #', 'höchstens #'],
	['more than # rows', 'flere enn # rader', 'mehr als # Zeilen'],
	['more than # columns', 'flere enn # kolonner', 'mehr als # Spalten'],
	['more than # parts', 'flere enn # deler', 'mehr als # Teile'],
	['a cell of # characters', 'en celle med # tegn', 'eine Zelle mit # Zeichen'],
	['a quote that is never closed', 'et anførselstegn som aldri lukkes', 'ein Anführungszeichen, das nie schließt'],
	['# as in row 1', '# som i rad 1', '# wie in Zeile 1'],
	['# as in row #', '# som i rad #', '# wie in Zeile #'],
	['# areas', '# områder', '# Bereiche'],
	['# corners', '# hjørner', '# Eckpunkte'],
	['# cells', '# celler', '# Zellen'],
	['# rows without coordinates', '# rader uten koordinater', '# Zeilen ohne Koordinaten'],
	['# rows', '# rader', '# Zeilen'],
	['# reps, none active', '# selgere, ingen aktive', '# Vertriebler, keiner aktiv'],
	[
		'no home and no located account of #',
		'intet hjemsted og ingen stedfestet kunde for #',
		'#: weder Wohnort noch verorteter Kunde'
	],
	['# numbers', '# tall', '# Zahlen'],
	['# values', '# verdier', '# Werte'],
	['postcodes with positions', 'postnumre med posisjoner', 'Postleitzahlen mit Positionen'],
	['a .txt or .csv file in the zip', 'en .txt- eller .csv-fil i zip-filen', 'eine .txt- oder .csv-Datei im Zip'],
	['# columns #', '# kolonner #', '# Spalten #'],
	['# columns', '# kolonner', '# Spalten'],
	['binary data', 'binære data', 'Binärdaten'],
	['a zip or Excel file', 'en zip- eller Excel-fil', 'eine Zip- oder Excel-Datei'],
	['an old Excel file', 'en gammel Excel-fil', 'eine alte Excel-Datei'],
	['a PNG picture', 'et PNG-bilde', 'ein PNG-Bild'],
	['a JPEG picture', 'et JPEG-bilde', 'ein JPEG-Bild'],
	['a GIF picture', 'et GIF-bilde', 'ein GIF-Bild'],
	['a PDF', 'en PDF', 'ein PDF'],
	['a gzip file', 'en gzip-fil', 'eine Gzip-Datei'],
	['a WebP picture', 'et WebP-bilde', 'ein WebP-Bild'],
	['a TIFF picture', 'et TIFF-bilde', 'ein TIFF-Bild'],
	['a HEIC picture', 'et HEIC-bilde', 'ein HEIC-Bild'],
	['a text document', 'et tekstdokument', 'ein Textdokument'],
	['a bzip2 file', 'en bzip2-fil', 'eine bzip2-Datei'],
	['a Zstandard file', 'en Zstandard-fil', 'eine Zstandard-Datei'],
	['an xz file', 'en xz-fil', 'eine xz-Datei'],
	['a 7z file', 'en 7z-fil', 'eine 7z-Datei'],
	['a RAR file', 'en RAR-fil', 'eine RAR-Datei'],
	['a zip file', 'en zip-fil', 'eine Zip-Datei'],
	['an SQLite database', 'en SQLite-database', 'eine SQLite-Datenbank'],
	['an Access database', 'en Access-database', 'eine Access-Datenbank'],
	['a shapefile', 'en shapefil', 'ein Shapefile'],
	['a binary Excel file', 'en binær Excel-fil', 'eine binäre Excel-Datei'],
	['a table of another program', 'en tabell fra et annet program', 'eine Tabelle eines anderen Programms'],
	['a web page or XML', 'en nettside eller XML', 'eine Webseite oder XML'],
	['an Excel file with a password', 'en Excel-fil med passord', 'eine Excel-Datei mit Kennwort'],
	['a zip with a password', 'en zip med passord', 'ein Zip mit Kennwort'],
	['a copy without one', 'en kopi uten', 'eine Kopie ohne'],
	['the table saved as .xlsx', 'tabellen lagret som .xlsx', 'die Tabelle als .xlsx gespeichert'],
	['the unpacked file', 'den utpakkede filen', 'die entpackte Datei'],
	['JSON without rows', 'JSON uten rader', 'JSON ohne Zeilen'],
	['a list of objects', 'en liste av objekter', 'eine Liste von Objekten'],
	['a JSON object', 'et JSON-objekt', 'ein JSON-Objekt'],
	['a GeoJSON feature', 'et GeoJSON-objekt', 'ein GeoJSON-Objekt'],
	['a GeoJSON geometry', 'en GeoJSON-geometri', 'eine GeoJSON-Geometrie'],
	['an object', 'et objekt', 'ein Objekt'],
	['a list', 'en liste', 'eine Liste'],
	[
		'a text, a number, or true or false',
		'en tekst, et tall, eller sant eller usant',
		'ein Text, eine Zahl, oder wahr oder falsch'
	],
	['an empty sheet', 'et tomt ark', 'ein leeres Blatt'],
	['no sheet', 'ingen ark', 'kein Blatt'],
	['a zip that is cut short', 'en avkuttet zip', 'ein abgeschnittenes Zip'],
	['# cells', '# celler', '# Zellen'],
	['# bytes unpacked', '# byte utpakket', '# Byte entpackt'],
	['more than # MiB unpacked', 'mer enn # MiB utpakket', 'mehr als # MiB entpackt'],
	['at most # bytes', 'høyst # byte', 'höchstens # Byte'],
	['at most # : 1', 'høyst # : 1', 'höchstens # : 1'],
	[
		'a sheet saved as CSV may be larger',
		'et ark lagret som CSV kan være større',
		'ein als CSV gespeichertes Blatt darf größer sein'
	],
	['a Parquet file', 'en Parquet-fil', 'eine Parquet-Datei'],
	['UTF-16 text', 'UTF-16-tekst', 'UTF-16-Text'],
	['no Arrow signature at the start', 'ingen Arrow-signatur i starten', 'keine Arrow-Kennung am Anfang'],
	['plain uncompressed Arrow columns', 'enkle, ukomprimerte Arrow-kolonner', 'einfache, unkomprimierte Arrow-Spalten'],
	['not a readable zip', 'ikke en lesbar zip', 'kein lesbares Zip'],
	['unreadable JSON', 'uleselig JSON', 'unlesbares JSON'],
	['odd part names', 'uvanlige delnavn', 'ungewöhnliche Namen der Teile'],
	[
		'a part that the manifest does not list',
		'en del som ikke står i manifestet',
		'ein Teil, das nicht im Manifest steht'
	],
	['a part packed beyond reason', 'en urimelig hardt pakket del', 'ein unmäßig gepackter Teil'],
	['# MiB unpacked', '# MiB utpakket', '# MiB entpackt'],
	['schema version #', 'skjemaversjon #', 'Schemaversion #'],
	['version #', 'versjon #', 'Version #'],
	['account # for two reps', 'kunde # for to selgere', 'Kunde # für zwei Berater'],
	['unit # for two reps', 'enhet # for to selgere', 'Einheit # für zwei Berater'],
	['family of # held by two reps', 'familien til # holdes av to selgere', 'Familie von # bei zwei Beratern gehalten'],
	['account # with no rep left', 'kunde # uten noen selger igjen', 'Kunde # ohne verbleibenden Berater'],
	['unit # with no rep left', 'enhet # uten noen selger igjen', 'Einheit # ohne verbleibenden Berater'],
	[
		'units that no one rep may serve',
		'enheter som ingen enkelt selger kan betjene',
		'Einheiten, die kein Berater allein bedienen darf'
	],
	['industry # without a rep', 'bransje # uten selger', 'Branche # ohne Berater'],
	['no home of reps', 'ingen hjemsteder', 'keine Wohnorte der Berater'],
	['reps at home', 'selgere på hjemstedet', 'Berater am Wohnort'],
	['at least #, at most #', 'minst #, høyst #', 'mindestens #, höchstens #'],
	['one currency', 'én valuta', 'eine Währung'],
	['a whole number', 'et helt tall', 'eine ganze Zahl'],
	['the id #', 'id-en #', 'die Id #'],
	[
		'an id that locks and tolerances do not have',
		'en id som låser og toleranser ikke har',
		'eine Id, die Sperren und Toleranzen nicht haben'
	],
	['two rules with the id #', 'to regler med id-en #', 'zwei Regeln mit der Id #'],
	['an id of its own for every rule', 'en egen id for hver regel', 'eine eigene Id für jede Regel'],
	['an unknown key', 'en ukjent nøkkel', 'ein unbekannter Schlüssel'],
	['# is missing', '# mangler', '# fehlt'],
	['# is unknown', '# er ukjent', '# ist unbekannt'],
	['# is #, expected a whole number', '# er #, forventet et helt tall', '# ist #, erwartet eine ganze Zahl'],
	['# is #, expected #', '# er #, forventet #', '# ist #, erwartet #'],
	['# more', '# til', '# weitere']
];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const table = phrases.map(([en, nb, de]) => ({
	pattern: new RegExp(`^${en.split('#').map(escape).join('(.+?)')}$`),
	nb,
	de
}));

/** A fact of an error in this language; unchanged where it is a value rather than words. O(phrases). */
export function factIn(text: string, language: Language): string {
	if (language === 'en') return text;
	// Several facts at once.
	if (text.includes('; '))
		return text
			.split('; ')
			.map((part) => factIn(part, language))
			.join('; ');
	for (const phrase of table) {
		const found = phrase.pattern.exec(text);
		if (found === null) continue;
		let k = 0;
		return phrase[language].replace(/#/g, () => found[++k] ?? '');
	}
	return text;
}
