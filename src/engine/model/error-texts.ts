export type Language = 'en' | 'nb' | 'de';
type Text = Readonly<Record<Language, string>>;
const text = (en: string, nb: string, de: string): Text => ({ en, nb, de });

/** The catalogue. A code is never renamed; texts may improve. */
export const errorTexts = {
	FILE_MISSING: {
		what: text('the file does not exist', 'filen finnes ikke', 'die Datei gibt es nicht'),
		remedy: text('Check the path.', 'Kontroller stien.', 'Pfad prüfen.')
	},
	FILE_EMPTY: {
		what: text('the file is empty', 'filen er tom', 'die Datei ist leer'),
		remedy: text(
			'Export it again and choose the new file.',
			'Eksporter den på nytt og velg den nye filen.',
			'Datei neu exportieren und die neue auswählen.'
		)
	},
	FILE_KIND: {
		what: text('this kind of file cannot be read', 'denne filtypen kan ikke leses', 'diese Dateiart ist nicht lesbar'),
		remedy: text(
			'Save the table as CSV (.csv), or choose another file.',
			'Lagre tabellen som CSV (.csv), eller velg en annen fil.',
			'Die Tabelle als CSV (.csv) speichern oder eine andere Datei wählen.'
		)
	},
	FILE_CORRUPT: {
		what: text('the file is damaged', 'filen er skadet', 'die Datei ist beschädigt'),
		remedy: text(
			'Export it again; nothing was changed.',
			'Eksporter den på nytt; ingenting er endret.',
			'Datei neu exportieren; es wurde nichts verändert.'
		)
	},
	FILE_TOO_LARGE: {
		what: text('the file exceeds a limit', 'filen overskrider en grense', 'die Datei überschreitet eine Grenze'),
		remedy: text('Split the file.', 'Del opp filen.', 'Datei aufteilen.')
	},
	FILE_ENCODING: {
		what: text('the text is not UTF-8', 'teksten er ikke UTF-8', 'der Text ist nicht UTF-8'),
		remedy: text('Save it as "CSV UTF-8".', 'Lagre den som "CSV UTF-8".', 'Als "CSV UTF-8" speichern.')
	},
	FILE_CRS: {
		what: text(
			'the coordinates are in another reference system',
			'koordinatene er i et annet referansesystem',
			'die Koordinaten stehen in einem anderen Bezugssystem'
		),
		remedy: text(
			'Export the file in WGS 84 (EPSG:4326).',
			'Eksporter filen i WGS 84 (EPSG:4326).',
			'Datei in WGS 84 (EPSG:4326) exportieren.'
		)
	},
	SHEET_MISSING: {
		what: text('there is no such sheet', 'arket finnes ikke', 'dieses Blatt gibt es nicht'),
		remedy: text('Choose one of the sheets.', 'Velg et av arkene.', 'Eines der Blätter wählen.')
	},
	FILE_DIRECTORY: {
		what: text('this is a folder, not a file', 'dette er en mappe, ikke en fil', 'das ist ein Ordner, keine Datei'),
		remedy: text('Name a file in it.', 'Angi en fil i den.', 'Eine Datei darin angeben.')
	},
	FILE_UNREADABLE: {
		what: text('the file cannot be read', 'filen kan ikke leses', 'die Datei ist nicht lesbar'),
		remedy: text('Check the permissions.', 'Kontroller rettighetene.', 'Zugriffsrechte prüfen.')
	},
	FILE_UNWRITABLE: {
		what: text('the file cannot be written', 'filen kan ikke skrives', 'die Datei ist nicht schreibbar'),
		remedy: text(
			'Choose a folder that exists and may be written to.',
			'Velg en mappe som finnes og kan skrives til.',
			'Einen vorhandenen, beschreibbaren Ordner wählen.'
		)
	},
	ROW_LENGTH: {
		what: text(
			'the row has another number of cells than the header',
			'raden har et annet antall celler enn overskriften',
			'die Zeile hat eine andere Zellenzahl als die Kopfzeile'
		),
		remedy: text(
			'Put cells that contain the separator in quotes.',
			'Sett celler som inneholder skilletegnet i anførselstegn.',
			'Zellen, die das Trennzeichen enthalten, in Anführungszeichen setzen.'
		)
	},
	ROW_SHORT: {
		what: text(
			'the row has fewer cells than the header; those missing count as empty',
			'raden har færre celler enn overskriften; de som mangler, regnes som tomme',
			'die Zeile hat weniger Zellen als die Kopfzeile; die fehlenden gelten als leer'
		),
		remedy: text(
			'Check whether a line break parts a record.',
			'Kontroller om et linjeskift deler en post.',
			'Prüfen, ob ein Zeilenumbruch einen Datensatz teilt.'
		)
	},
	ROW_FOOTER: {
		what: text(
			'the row at the end is a sum or a remark and was left out',
			'raden på slutten er en sum eller en merknad og ble utelatt',
			'die Zeile am Ende ist eine Summe oder Bemerkung und wurde ausgelassen'
		),
		remedy: text(
			'If it is a record, fill its other cells.',
			'Fyll ut de andre cellene hvis den er en post.',
			'Ist sie ein Datensatz, ihre übrigen Zellen ausfüllen.'
		)
	},
	ROWS_NONE: {
		what: text(
			'the file has a header but no records',
			'filen har en overskrift, men ingen poster',
			'die Datei hat eine Kopfzeile, aber keine Datensätze'
		),
		remedy: text(
			'Export it again with its rows; check whether a filter hides them.',
			'Eksporter den på nytt med radene; kontroller om et filter skjuler dem.',
			'Mit ihren Zeilen neu exportieren; prüfen, ob ein Filter sie verbirgt.'
		)
	},
	ROW_UNREADABLE: {
		what: text('a row cannot be read', 'en rad kan ikke leses', 'eine Zeile ist nicht lesbar'),
		remedy: text(
			'Correct or remove the row; the others are taken.',
			'Rett eller fjern raden; de andre tas med.',
			'Zeile korrigieren oder entfernen; die anderen werden übernommen.'
		)
	},
	COLUMN_DUPLICATE: {
		what: text('a column occurs twice', 'en kolonne forekommer to ganger', 'eine Spalte kommt doppelt vor'),
		remedy: text('Rename or remove one.', 'Gi den ene nytt navn eller fjern den.', 'Eine umbenennen oder entfernen.')
	},
	COORDINATE_ZERO: {
		what: text(
			'the position 0/0 counts as not located',
			'posisjonen 0/0 regnes som ikke stedfestet',
			'die Position 0/0 gilt als nicht verortet'
		),
		remedy: text('Fill lon and lat.', 'Fyll ut lon og lat.', 'lon und lat ausfüllen.')
	},
	COORDINATE_HALF: {
		what: text(
			'only one of lon and lat is usable',
			'bare én av lon og lat er brukbar',
			'nur eine der Angaben lon und lat ist brauchbar'
		),
		remedy: text('Fill lon and lat.', 'Fyll ut lon og lat.', 'lon und lat ausfüllen.')
	},
	COLUMN_MISSING: {
		what: text('a required column is missing', 'en påkrevd kolonne mangler', 'eine Pflichtspalte fehlt'),
		remedy: text(
			'Add the column or rename one of yours to this name.',
			'Legg til kolonnen eller gi en av dine dette navnet.',
			'Spalte ergänzen oder eine vorhandene so benennen.'
		)
	},
	COLUMN_TYPE: {
		what: text('the column holds another type', 'kolonnen har en annen type', 'die Spalte hat einen anderen Typ'),
		remedy: text(
			'Convert the column to the expected type.',
			'Konverter kolonnen til forventet type.',
			'Spalte in den erwarteten Typ umwandeln.'
		)
	},
	VALUE_INVALID: {
		what: text('a value cannot be read', 'en verdi kan ikke leses', 'ein Wert ist nicht lesbar'),
		remedy: text('Correct or empty the cell.', 'Rett eller tøm cellen.', 'Zelle korrigieren oder leeren.')
	},
	PLACE_NOT_FOUND: {
		what: text('this place is not known', 'dette stedet er ikke kjent', 'dieser Ort ist nicht bekannt'),
		remedy: text(
			'Write a postcode with its town (10115 Berlin), or latitude and longitude (52.53, 13.38).',
			'Skriv postnummer med sted (0150 Oslo), eller bredde- og lengdegrad (59.91, 10.75).',
			'Eine Postleitzahl mit Ort schreiben (10115 Berlin) oder Breiten- und Längengrad (52.53, 13.38).'
		)
	},
	PLACE_AMBIGUOUS: {
		what: text('several places are called this', 'flere steder heter dette', 'mehrere Orte heißen so'),
		remedy: text(
			'Write the postcode in front of the town.',
			'Skriv postnummeret foran stedet.',
			'Die Postleitzahl vor den Ort schreiben.'
		)
	},
	COORDINATE_RANGE: {
		what: text(
			'a coordinate is out of range',
			'en koordinat er utenfor området',
			'eine Koordinate liegt außerhalb des Bereichs'
		),
		remedy: text(
			'Use WGS 84 degrees; check that lon and lat are not swapped.',
			'Bruk WGS 84-grader; kontroller at lon og lat ikke er byttet om.',
			'WGS-84-Grad verwenden; prüfen, ob lon und lat vertauscht sind.'
		)
	},
	ID_DUPLICATE: {
		what: text('an id occurs twice', 'en id forekommer to ganger', 'eine Kennung kommt doppelt vor'),
		remedy: text('Give every row its own id.', 'Gi hver rad sin egen id.', 'Jeder Zeile eine eigene Kennung geben.')
	},
	ID_UNKNOWN: {
		what: text('there is no such id', 'id-en finnes ikke', 'diese Kennung gibt es nicht'),
		remedy: text('Check the id.', 'Kontroller id-en.', 'Kennung prüfen.')
	},
	ID_MISSING: {
		what: text('an id is empty', 'en id er tom', 'eine Kennung ist leer'),
		remedy: text('Give every row an id.', 'Gi hver rad en id.', 'Jeder Zeile eine Kennung geben.')
	},
	ID_MADE: {
		what: text(
			'an account without an id was given one from its row number',
			'en kunde uten id fikk en fra radnummeret',
			'ein Kunde ohne Id hat eine aus der Zeilennummer erhalten'
		),
		remedy: text(
			'Map a column with a stable key, so that the next export finds the same accounts.',
			'Tilordne en kolonne med en fast nøkkel, så neste eksport finner de samme kundene.',
			'Eine Spalte mit festem Schlüssel zuordnen, damit der nächste Export dieselben Kunden findet.'
		)
	},
	ID_REPEATED: {
		what: text(
			'an id occurs again with other contents; the row was kept under the id with a number behind it',
			'en id forekommer igjen med annet innhold; raden ble beholdt under id-en med et tall bak',
			'eine Id kommt mit anderem Inhalt erneut vor; die Zeile blieb unter der Id mit einer Zahl dahinter'
		),
		remedy: text(
			'Review the duplicates, or map the table as order lines.',
			'Gå gjennom duplikatene, eller tilordne tabellen som ordrelinjer.',
			'Dubletten prüfen oder die Tabelle als Auftragszeilen zuordnen.'
		)
	},
	ROW_REPEATED: {
		what: text(
			'a row repeats an earlier one in every mapped column and was left out',
			'en rad gjentar en tidligere i alle tilordnede kolonner og ble utelatt',
			'eine Zeile wiederholt eine frühere in allen zugeordneten Spalten und wurde ausgelassen'
		),
		remedy: text('Nothing to do.', 'Ingenting å gjøre.', 'Nichts zu tun.')
	},
	ORDER_UNUSABLE: {
		what: text(
			'an order line without account, date or amount was left out',
			'en ordrelinje uten kunde, dato eller beløp ble utelatt',
			'eine Auftragszeile ohne Kunde, Datum oder Betrag wurde ausgelassen'
		),
		remedy: text('Fill the cell.', 'Fyll ut cellen.', 'Zelle ausfüllen.')
	},
	MAPPING_FILE: {
		what: text(
			'the mapping file cannot be used',
			'tilordningsfilen kan ikke brukes',
			'die Zuordnungsdatei ist nicht verwendbar'
		),
		remedy: text(
			'Use a file that this program saved, or map the columns anew.',
			'Bruk en fil som dette programmet har lagret, eller tilordne kolonnene på nytt.',
			'Eine von diesem Programm gespeicherte Datei verwenden oder die Spalten neu zuordnen.'
		)
	},
	MAPPING_COLUMN: {
		what: text(
			'the mapping names a column that the file does not have',
			'tilordningen nevner en kolonne som filen ikke har',
			'die Zuordnung nennt eine Spalte, die die Datei nicht hat'
		),
		remedy: text(
			'Map the column anew, or choose the file the mapping was made for.',
			'Tilordne kolonnen på nytt, eller velg filen tilordningen ble laget for.',
			'Spalte neu zuordnen oder die Datei wählen, für die die Zuordnung gemacht wurde.'
		)
	},
	MAPPING_PERSONAL: {
		what: text(
			'the column holds personal data and is not unlocked for this',
			'kolonnen inneholder personopplysninger og er ikke låst opp for dette',
			'die Spalte enthält personenbezogene Daten und ist dafür nicht freigegeben'
		),
		remedy: text(
			'Leave it out, or unlock it with a written reason.',
			'Utelat den, eller lås den opp med en skriftlig begrunnelse.',
			'Auslassen oder mit schriftlicher Begründung freigeben.'
		)
	},
	ACCOUNTS_NONE: {
		what: text('there are no accounts', 'det finnes ingen kunder', 'es gibt keine Kunden'),
		remedy: text(
			'Load a file with at least one row.',
			'Last inn en fil med minst én rad.',
			'Eine Datei mit mindestens einer Zeile laden.'
		)
	},
	ACCOUNTS_NOT_LOCATED: {
		what: text('no account has coordinates', 'ingen kunde har koordinater', 'kein Kunde hat Koordinaten'),
		remedy: text('Fill lon and lat.', 'Fyll ut lon og lat.', 'lon und lat ausfüllen.')
	},
	AREAS_NONE: {
		what: text('the file holds no areas', 'filen inneholder ingen områder', 'die Datei enthält keine Bereiche'),
		remedy: text(
			'Choose a GeoJSON file with polygons; points and tables are accounts.',
			'Velg en GeoJSON-fil med polygoner; punkter og tabeller er kunder.',
			'Eine GeoJSON-Datei mit Polygonen wählen; Punkte und Tabellen sind Kunden.'
		)
	},
	AREAS_TOO_LARGE: {
		what: text(
			'there are too many areas or corners',
			'det er for mange områder eller hjørner',
			'es sind zu viele Bereiche oder Eckpunkte'
		),
		remedy: text(
			'Choose larger areas, or simplify their borders first (mapshaper.org does).',
			'Velg større områder, eller forenkle grensene først (mapshaper.org kan det).',
			'Größere Bereiche wählen oder die Grenzen vorher vereinfachen (etwa mit mapshaper.org).'
		)
	},
	AREAS_ELSEWHERE: {
		what: text('no account lies in the areas', 'ingen kunde ligger i områdene', 'kein Kunde liegt in den Bereichen'),
		remedy: text(
			'Choose areas of the country the accounts are in, or plan without them.',
			'Velg områder i landet der kundene er, eller planlegg uten dem.',
			'Bereiche des Landes wählen, in dem die Kunden sind, oder ohne sie planen.'
		)
	},
	AREA_PROPERTY: {
		what: text(
			'the areas have no such property',
			'områdene har ingen slik egenskap',
			'die Bereiche haben diese Eigenschaft nicht'
		),
		remedy: text('Name one of those they have.', 'Oppgi en av dem de har.', 'Eine der vorhandenen nennen.')
	},
	AREA_SKIPPED: {
		what: text(
			'a feature is no area and was left out',
			'et objekt er ikke noe område og ble utelatt',
			'ein Objekt ist kein Bereich und blieb weg'
		),
		remedy: text(
			'Nothing to do, unless an area is missing.',
			'Ingenting å gjøre, med mindre et område mangler.',
			'Nichts zu tun, solange kein Bereich fehlt.'
		)
	},
	AREA_RING: {
		what: text(
			'a border touches itself, encloses nothing or cannot be read; it was mended or left out',
			'en grense berører seg selv, omslutter ingenting eller kan ikke leses; den ble rettet eller utelatt',
			'eine Grenze berührt sich selbst, umschließt nichts oder ist unlesbar; sie wurde bereinigt oder blieb weg'
		),
		remedy: text(
			'Nothing to do, unless an area looks wrong.',
			'Ingenting å gjøre, med mindre et område ser feil ut.',
			'Nichts zu tun, solange kein Bereich falsch aussieht.'
		)
	},
	AREA_MERGED: {
		what: text(
			'areas with the same id were merged into one',
			'områder med samme id ble slått sammen til ett',
			'Bereiche mit derselben Id wurden zu einem vereint'
		),
		remedy: text(
			'Choose another property as id if they are different.',
			'Velg en annen egenskap som id hvis de er ulike.',
			'Eine andere Eigenschaft als Id wählen, falls es verschiedene sind.'
		)
	},
	AREA_NEAREST: {
		what: text(
			'accounts lie outside all areas; each takes the nearest',
			'kunder ligger utenfor alle områder; hver får det nærmeste',
			'Kunden liegen außerhalb aller Bereiche; jeder kommt in den nächsten'
		),
		remedy: text(
			'Check their positions, or the areas.',
			'Kontroller posisjonene eller områdene.',
			'Ihre Positionen oder die Bereiche prüfen.'
		)
	},
	REPS_NONE: {
		what: text('there are no reps', 'det finnes ingen selgere', 'es gibt keine Berater'),
		remedy: text(
			'Load a file with at least one active rep.',
			'Last inn en fil med minst én aktiv selger.',
			'Eine Datei mit mindestens einem aktiven Berater laden.'
		)
	},
	REPS_NO_HOME: {
		what: text('a rep has no home', 'en selger mangler hjemsted', 'ein Berater hat keinen Wohnort'),
		remedy: text(
			'Fill lon and lat of every rep, or choose free centres.',
			'Fyll ut lon og lat for alle selgere, eller velg frie sentre.',
			'lon und lat aller Berater ausfüllen oder freie Zentren wählen.'
		)
	},
	SETTING_INVALID: {
		what: text('a setting is not allowed', 'en innstilling er ikke tillatt', 'eine Einstellung ist nicht erlaubt'),
		remedy: text(
			'See docs/formats/settings.md for the allowed range.',
			'Se docs/formats/settings.md for tillatt område.',
			'Erlaubten Bereich in docs/formats/settings.md nachsehen.'
		)
	},
	RULE_UNKNOWN: {
		what: text(
			'a rule names something that is not in the data',
			'en regel nevner noe som ikke finnes i dataene',
			'eine Regel nennt etwas, das nicht in den Daten steht'
		),
		remedy: text(
			'Correct the id in the rule, or remove the rule.',
			'Rett id-en i regelen, eller fjern regelen.',
			'Die Kennung in der Regel korrigieren oder die Regel entfernen.'
		)
	},
	RULE_CONFLICT: {
		what: text('two rules contradict each other', 'to regler motsier hverandre', 'zwei Regeln widersprechen einander'),
		remedy: text('Remove one of the two.', 'Fjern en av de to.', 'Eine der beiden entfernen.')
	},
	RULE_IMPOSSIBLE: {
		what: text(
			'nobody can keep a rule with these data',
			'ingen kan holde en regel med disse dataene',
			'mit diesen Daten ist eine Regel nicht einzuhalten'
		),
		remedy: text(
			'Change or remove the rule, or complete the data.',
			'Endre eller fjern regelen, eller fyll ut dataene.',
			'Die Regel ändern oder entfernen, oder die Daten ergänzen.'
		)
	},
	PLAN_NONE: {
		what: text('there is no plan yet', 'det finnes ingen plan ennå', 'es gibt noch keinen Plan'),
		remedy: text(
			'Wait for the first plan, then try again.',
			'Vent på den første planen og prøv igjen.',
			'Auf den ersten Plan warten und erneut versuchen.'
		)
	},
	PLAN_FORMAT: {
		what: text('this is not a Revir plan file', 'dette er ikke en Revir-planfil', 'das ist keine Revir-Plandatei'),
		remedy: text(
			'Choose a .revir file of this or an older version.',
			'Velg en .revir-fil av denne eller en eldre versjon.',
			'Eine .revir-Datei dieser oder einer älteren Version wählen.'
		)
	},
	PLAN_TAMPERED: {
		what: text(
			'a part of the plan file was changed',
			'en del av planfilen er endret',
			'ein Teil der Plandatei wurde verändert'
		),
		remedy: text('Use an untouched copy.', 'Bruk en uendret kopi.', 'Eine unveränderte Kopie verwenden.')
	},
	PLAN_BROKEN: {
		what: text('the plan breaks a rule', 'planen bryter en regel', 'der Plan verletzt eine Regel'),
		remedy: text('Plan again, longer.', 'Planlegg på nytt, lenger.', 'Noch einmal planen, länger.')
	},
	PLAN_UNITS: {
		what: text(
			'the plan rests on other basic units than this installation makes',
			'planen bygger på andre grunnenheter enn denne installasjonen lager',
			'der Plan beruht auf anderen Basiseinheiten, als diese Installation bildet'
		),
		remedy: text(
			'Open it with the version and map data that made it, or plan its accounts anew.',
			'Åpne den med versjonen og kartdataene den ble laget med, eller planlegg kundene på nytt.',
			'Mit der Version und den Kartendaten öffnen, mit denen er entstand, oder seine Kunden neu planen.'
		)
	},
	REPLAY_DIFFERS: {
		what: text(
			'replaying the plan gave other territories',
			'avspilling av planen ga andre distrikter',
			'die Wiederholung des Plans ergab andere Gebiete'
		),
		remedy: text(
			'The file may come from another engine version.',
			'Filen kan komme fra en annen motorversjon.',
			'Die Datei stammt vielleicht von einer anderen Version.'
		)
	},
	USAGE: {
		what: text('the command is not understood', 'kommandoen er ikke forstått', 'der Befehl ist unverständlich'),
		remedy: text('See revir --help.', 'Se revir --help.', 'Siehe revir --help.')
	},
	COMPUTE_DEADLINE: {
		what: text(
			'the computation took too long and was stopped',
			'beregningen tok for lang tid og ble stoppet',
			'die Berechnung dauerte zu lange und wurde beendet'
		),
		remedy: text(
			'Try again with a smaller file; nothing was changed.',
			'Prøv igjen med en mindre fil; ingenting er endret.',
			'Mit einer kleineren Datei erneut versuchen; es wurde nichts verändert.'
		)
	},
	COMPUTE_STOPPED: {
		what: text('the computation stopped', 'beregningen stanset', 'die Berechnung wurde beendet'),
		remedy: text(
			'It restarts with the next change; nothing was lost.',
			'Den starter igjen ved neste endring; ingenting er tapt.',
			'Sie startet mit der nächsten Änderung neu; nichts ging verloren.'
		)
	},
	INTERNAL: {
		what: text('something went wrong inside', 'noe gikk galt internt', 'intern ist etwas schiefgegangen'),
		remedy: text(
			'Please report it with the file that caused it; nothing was changed.',
			'Meld fra med filen som utløste feilen; ingenting er endret.',
			'Bitte mit der auslösenden Datei melden; es wurde nichts verändert.'
		)
	}
} as const satisfies Record<string, { what: Text; remedy: Text }>;

export type ErrorCode = keyof typeof errorTexts;
