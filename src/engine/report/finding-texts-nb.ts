import type { FindingTexts } from './finding-texts-en.ts';

export const findingTextsNb: FindingTexts = {
	'locate.no-address': 'Verken koordinater, postnummer eller sted: kan ikke plasseres på kartet.',
	'locate.country-not-loaded': 'Ingen koordinater, og postnumrene for {country} er ikke lastet inn.',
	'locate.country-ambiguous': 'Land er ikke oppgitt, og {address} finnes i flere land.',
	'locate.not-found': '{address} ble ikke funnet[ i {country}].',
	'locate.place-ambiguous':
		'Det finnes flere steder som heter {place}[ i {country}]; et postnummer ville vise hvilket.',
	'address.other-country': '{postcode}[ {place}] ligger i {proposal}, ikke i {country}.',
	'address.postcode-invalid': '«{postcode}» er ikke et postnummer i {country}.',
	'address.postcode-prefix': 'Postnummeret {postcode} har landkode foran: {proposal}[ {place}].',
	'address.postcode-leading-zero': 'Postnummeret {postcode} har mistet nullen foran: {proposal}[ {place}].',
	'address.postcode-decimals': 'Postnummeret {postcode} er gjort om til et tall: {proposal}[ {place}].',
	'address.postcode-unknown': 'Postnummeret {postcode} finnes ikke i {country}[ (sted: {place})].',
	'address.postcode-contradicts-place': 'Postnummeret {postcode} ligger {km} km fra {place}; ett av dem er feil.',
	'address.postcode-short': 'Postnummer {postcode} mangler et siffer; et i {place} er {proposal}.',
	'address.postcode-swapped': 'To sifre i postnummeret {postcode} er byttet om: {proposal} {place}.',
	'address.postcode-digit': 'Ett siffer i postnummeret {postcode} er feil: {proposal} {place}.',
	'address.postcode-of-place': 'Postnummeret {postcode} hører ikke til {place}; det eneste der er {proposal}.',
	'position.swapped': 'Lengde- og breddegrad er byttet om: kunden ligger ved {to}.',
	'position.sign': 'Et fortegn er feil: kunden ligger ved {to}, ikke ved {at}.',
	'position.swapped-sign': 'Lengde- og breddegrad er byttet om, og et fortegn er feil: kunden ligger ved {to}.',
	'position.decimal-point': 'Desimaltegnet mangler eller er flyttet: kunden ligger ved {to}, ikke ved {at}.',
	'position.zero': 'Koordinatene er 0/0, et punkt i havet utenfor Afrika.',
	'position.out-of-range': 'Slike koordinater finnes ikke: {at}.',
	'position.far-from-postcode': 'Koordinatene ligger {km} km fra kundens postnummer.',
	'position.far-from-place': 'Koordinatene ligger {km} km fra kundens sted.',
	'position.outside-country': 'Koordinatene {at} ligger utenfor {country}.',
	'position.in-sea': 'Koordinatene {at} ligger i havet.',
	'position.coarse':
		'Koordinatene til {accounts|# kunde|# kunder} har {decimals|# desimal|# desimaler}: bare nøyaktige på {km} km.',
	'position.shared-default':
		'{accounts|# kunde|# kunder} med {addresses|# adresse|# ulike adresser} har de samme koordinatene: trolig en standardverdi.',
	'position.shared-centre':
		'{accounts|# kunde|# kunder} har de samme koordinatene: trolig midten av postnummeret, ikke bygget.',
	'duplicate.sure':
		'{rows} oppføringer er samme firma[; like: {agree}][; lignende: {similar}][; ulike: {differ}].{conflicts}',
	'duplicate.review':
		'{rows} oppføringer kan være samme firma[; like: {agree}][; lignende: {similar}][; ulike: {differ}].{conflicts}',
	'missing.unknown': '{column}: mangler, og det er for få lignende kunder til et anslag.',
	'missing.revenue.months': '{column}: mangler, men månedene blir {value} til sammen.',
	'missing.similar':
		'{column}: mangler. {count|# lignende kunde|# lignende kunder}{level} tilsier {value} (80 % mellom {low} og {high}).',
	'missing.revenue.trend':
		'{column}: mangler. {from}: {base}; med utviklingen til {count|# kunde|# kunder}{level} blir det {value} (80 % mellom {low} og {high}).',
	'missing.industry.name':
		'Bransje: mangler. Ordene i navnet, eller gruppen, tilsier «{value}» (fra {count|# annen kunde|# andre kunder}).',
	'missing.segment.similar': 'Segment: mangler. {count|# lignende kunde|# lignende kunder} tilsier «{value}».',
	'outlier.revenue.negative': 'Omsetningen er negativ: {value}. Kreditnota eller feil?',
	'outlier.revenue.none': 'Ingen omsetning, selv om kunden får {visits|# besøk|# besøk} i året.',
	'outlier.margin': 'Marginen {value} er langt fra det vanlige, {usual}.',
	'outlier.visits': '{column}: {value} er mer enn noen trenger (vanlig: {usual}).',
	'outlier.thousand.high':
		'{column}: {value} er trolig tusen ganger for høyt; {mended} ville passe. Vanlig{peers}: {usual}.',
	'outlier.thousand.low':
		'{column}: {value} er trolig tusen ganger for lavt, som om det var oppgitt i tusen; {mended} ville passe. Vanlig{peers}: {usual}.',
	'outlier.high': '{column}: {value} er langt over det vanlige{peers}: {usual} ({count|# kunde|# kunder}).',
	'outlier.low': '{column}: {value} er langt under det vanlige{peers}: {usual} ({count|# kunde|# kunder}).',
	'outlier.employees.few': '{value|# ansatt|# ansatte} og omsetning på {revenue}: antall ansatte er for lavt.',
	'stale.protected': 'Beskyttelsen gikk ut {date}, for {days|# dag|# dager} siden.',
	'stale.modified': 'Ingen har endret denne kunden siden {date} ({days|# dag|# dager}).',
	'stale.no-revenue': 'En kunde uten omsetning i tre år; kanskje en mulig kunde igjen.',
	'contradiction.revenue.same': '{count|# kunde|# kunder} har nøyaktig samme omsetning, {value}: en plassholder?',
	'contradiction.parent.self': 'Kunden oppgir seg selv ({parent}) som morselskap.',
	'contradiction.parent.unknown': 'Morselskapet {parent} finnes ikke i dataene.',
	'contradiction.parent.circle': '{count|# kunde|# kunder} oppgir hverandre som morselskap i en ring.',
	'contradiction.id.alike':
		'{count|# kundenummer|# kundenumre} skiller seg bare i store bokstaver, mellomrom, tegn eller nuller.',
	'contradiction.future': '{column}: {date} ligger i fremtiden (dataene er fra {now}).',
	'contradiction.stage.revenue': 'Står som {stage}, men har omsetning på {revenue}: en kunde.',
	'contradiction.potential.below': 'Potensialet på {potential} er lavere enn omsetningen på {revenue}.',
	'contradiction.revenue.years-equal': 'Omsetningen er nøyaktig {value} tre år på rad: kopiert eller en fast avtale?',
	'contradiction.lock.no-owner': 'Låst til selgeren sin, men har ingen.',
	'contradiction.country.postcode': '{postcode} ser ikke ut som et postnummer i {country}.',
	'contradiction.owner.unknown': '{count|# kunde|# kunder} har «{owner}» som selger, som ikke er blant selgerne.',
	'contradiction.owner.spelling': '«{owner}» er ingen selger-ID, men står for {rep} ({count|# kunde|# kunder}).',
	'industry.variant': '«{word}» betyr det samme som «{kept}» ({by}; {count|# kunde|# kunder}).',
	'industry.code': 'Koden {word} står for «{kept}» ({count|# kunde|# kunder}).',
	'industry.unclear': '«{word}» er uklart[; kanskje {section}] ({count|# kunde|# kunder}).',
	'industry.too-many':
		'{words|# sjeldent ord|# sjeldne ord} ble ikke vurdert ved siden av de {read} vanligste ({count|# kunde|# kunder}): Kolonnen inneholder fritekst snarere enn bransjer.'
};
