import type { FindingTexts } from './finding-texts-en.ts';

export const findingTextsDe: FindingTexts = {
	'locate.no-address': 'Weder Koordinaten noch PLZ noch Ort: lässt sich auf keine Karte setzen.',
	'locate.country-not-loaded': 'Keine Koordinaten, und die Postleitzahlen sind nicht geladen ({country}).',
	'locate.country-ambiguous': 'Ohne Land, und {address} gibt es in mehreren Ländern.',
	'locate.not-found': '{address} wurde nicht gefunden[ ({country})].',
	'locate.place-ambiguous': '{place} gibt es mehrmals[ ({country})]; eine PLZ würde klären, welcher Ort es ist.',
	'address.other-country': '{postcode}[ {place}] liegt in einem anderen Land: {proposal} statt {country}.',
	'address.postcode-invalid': '„{postcode}“ ist keine Postleitzahl ({country}).',
	'address.postcode-prefix': 'Vor der PLZ {postcode} steht ein Länderkennzeichen: {proposal}[ {place}].',
	'address.postcode-leading-zero': 'Die PLZ {postcode} hat ihre führende Null verloren: {proposal}[ {place}].',
	'address.postcode-decimals': 'Die PLZ {postcode} wurde zur Zahl gemacht: {proposal}[ {place}].',
	'address.postcode-unknown': 'Die PLZ {postcode} gibt es nicht ({country})[, Ort: {place}].',
	'address.postcode-contradicts-place':
		'Die PLZ {postcode} liegt {km} km von {place} entfernt; eines von beiden ist falsch.',
	'address.postcode-short': 'In der PLZ {postcode} fehlt eine Ziffer; eine in {place} ist {proposal}.',
	'address.postcode-swapped': 'In der PLZ {postcode} sind zwei Ziffern vertauscht: {proposal} {place}.',
	'address.postcode-digit': 'In der PLZ {postcode} ist eine Ziffer falsch: {proposal} {place}.',
	'address.postcode-of-place': 'Die PLZ {postcode} gehört nicht zu {place}; die einzige dort ist {proposal}.',
	'position.swapped': 'Längen- und Breitengrad sind vertauscht: der Kunde liegt bei {to}.',
	'position.sign': 'Ein Vorzeichen ist falsch: der Kunde liegt bei {to}, nicht bei {at}.',
	'position.swapped-sign':
		'Längen- und Breitengrad sind vertauscht, und ein Vorzeichen ist falsch: der Kunde liegt bei {to}.',
	'position.decimal-point': 'Das Dezimalzeichen fehlt oder ist verrutscht: der Kunde liegt bei {to}, nicht bei {at}.',
	'position.zero': 'Die Koordinaten sind 0/0, ein Punkt im Meer vor Afrika.',
	'position.out-of-range': 'Solche Koordinaten gibt es nicht: {at}.',
	'position.far-from-postcode': 'Die Koordinaten liegen {km} km von der PLZ des Kunden entfernt.',
	'position.far-from-place': 'Die Koordinaten liegen {km} km vom Ort des Kunden entfernt.',
	'position.outside-country': 'Die Koordinaten {at} liegen außerhalb des Landes ({country}).',
	'position.in-sea': 'Die Koordinaten {at} liegen im Meer.',
	'position.coarse':
		'Die Koordinaten von {accounts|# Kunden|# Kunden} haben {decimals|# Nachkommastelle|# Nachkommastellen}: nur auf {km} km genau.',
	'position.shared-default':
		'{accounts|# Kunde|# Kunden} mit {addresses|# Adresse|# verschiedenen Adressen} haben dieselben Koordinaten: wohl ein Vorgabewert.',
	'position.shared-centre':
		'{accounts|# Kunde hat|# Kunden haben} dieselben Koordinaten: wohl die Mitte der PLZ, nicht das Gebäude.',
	'duplicate.sure':
		'{rows} Einträge sind dieselbe Firma[; gleich: {agree}][; ähnlich: {similar}][; verschieden: {differ}].{conflicts}',
	'duplicate.review':
		'{rows} Einträge könnten dieselbe Firma sein[; gleich: {agree}][; ähnlich: {similar}][; verschieden: {differ}].{conflicts}',
	'missing.unknown': '{column}: fehlt, und es gibt zu wenige ähnliche Kunden für eine Schätzung.',
	'missing.revenue.months': '{column}: fehlt, aber die Monate ergeben zusammen {value}.',
	'missing.similar':
		'{column}: fehlt. {count|# ähnlicher Kunde|# ähnliche Kunden}{level} sprechen für {value} (80 % zwischen {low} und {high}).',
	'missing.revenue.trend':
		'{column}: fehlt. {from}: {base}; mit der Entwicklung von {count|# Kunden|# Kunden}{level} ergibt das {value} (80 % zwischen {low} und {high}).',
	'missing.industry.name':
		'Branche: fehlt. Die Wörter im Namen oder die Gruppe sprechen für „{value}“ (aus {count|# anderem Kunden|# anderen Kunden}).',
	'missing.segment.similar':
		'Segment: fehlt. {count|# ähnlicher Kunde spricht|# ähnliche Kunden sprechen} für „{value}“.',
	'outlier.revenue.negative': 'Der Umsatz ist negativ: {value}. Gutschrift oder Fehler?',
	'outlier.revenue.none': 'Kein Umsatz, obwohl der Kunde {visits|# Besuch|# Besuche} im Jahr bekommt.',
	'outlier.margin': 'Die Marge {value} ist weit weg von den üblichen {usual}.',
	'outlier.visits': '{column}: {value} ist mehr, als jemand braucht (üblich: {usual}).',
	'outlier.thousand.high':
		'{column}: {value} ist wohl tausendmal zu hoch; {mended} würde passen. Üblich{peers}: {usual}.',
	'outlier.thousand.low':
		'{column}: {value} ist wohl tausendmal zu niedrig, wie in Tausend angegeben; {mended} würde passen. Üblich{peers}: {usual}.',
	'outlier.high': '{column}: {value} liegt weit über dem Üblichen{peers}: {usual} ({count|# Kunde|# Kunden}).',
	'outlier.low': '{column}: {value} liegt weit unter dem Üblichen{peers}: {usual} ({count|# Kunde|# Kunden}).',
	'outlier.employees.few':
		'{value|# Mitarbeiter|# Mitarbeiter} und {revenue} Umsatz: die Zahl der Mitarbeiter ist zu niedrig.',
	'stale.protected': 'Der Schutz endete am {date}, vor {days|# Tag|# Tagen}.',
	'stale.modified': 'Diesen Datensatz hat seit dem {date} niemand geändert ({days|# Tag|# Tage}).',
	'stale.no-revenue': 'Ein Kunde ohne Umsatz seit drei Jahren; vielleicht wieder ein Interessent.',
	'contradiction.revenue.same':
		'{count|# Kunde hat|# Kunden haben} genau denselben Umsatz von {value}: ein Platzhalter?',
	'contradiction.parent.self': 'Der Kunde nennt sich selbst ({parent}) als Muttergesellschaft.',
	'contradiction.parent.unknown': 'Die Muttergesellschaft {parent} ist nicht in den Daten.',
	'contradiction.parent.circle': '{count|# Kunde nennt|# Kunden nennen} einander im Kreis als Muttergesellschaft.',
	'contradiction.id.alike':
		'{count|# Kundennummer unterscheidet|# Kundennummern unterscheiden} sich nur in Schreibung, Leerzeichen, Zeichen oder Nullen.',
	'contradiction.future': '{column}: {date} liegt in der Zukunft (Stand der Daten: {now}).',
	'contradiction.stage.revenue': 'Als {stage} geführt, hat aber {revenue} Umsatz: ein Kunde.',
	'contradiction.potential.below': 'Das Potenzial von {potential} liegt unter dem Umsatz von {revenue}.',
	'contradiction.revenue.years-equal': 'Der Umsatz ist drei Jahre lang genau {value}: kopiert oder ein fester Vertrag?',
	'contradiction.lock.no-owner': 'Für den Vertriebler gesperrt, hat aber keinen.',
	'contradiction.country.postcode': '{postcode} sieht nicht wie eine PLZ aus ({country}).',
	'contradiction.owner.unknown':
		'{count|# Kunde wird|# Kunden werden} von „{owner}“ betreut, der oder die nicht unter den Vertrieblern ist.',
	'contradiction.owner.spelling':
		'„{owner}“ ist keine Vertriebler-Nummer, steht aber für {rep} ({count|# Kunde|# Kunden}).',
	'industry.variant': '„{word}“ bedeutet dasselbe wie „{kept}“ ({by}; {count|# Kunde|# Kunden}).',
	'industry.code': 'Der Code {word} steht für „{kept}“ ({count|# Kunde|# Kunden}).',
	'industry.unclear': '„{word}“ ist nicht eindeutig[; vielleicht {section}] ({count|# Kunde|# Kunden}).',
	'industry.too-many':
		'{words|# seltenes Wort wurde|# seltene Wörter wurden} neben den {read} häufigsten nicht angesehen ({count|# Kunde|# Kunden}): Die Spalte enthält eher freien Text als Branchen.'
};
