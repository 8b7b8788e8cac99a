import type { Random } from '#engine/model/random.ts';
import { pick } from './draw.ts';
import type { NameMaker } from './market.ts';

/** Surnames are put together from parts, so that no firm or person is meant; likeness is chance. */
const first =
	'Acker Bern Brand Busch Dör Eich Ellen Fels Flei Grün Haber Hage Hell Hohen Kalt Kern Kirch Krum Küster Laub Lech Linden Mark Mühl Nieder Ober Pfeil Quitt Rauten Rein Rött Sand Schön Schwar Stein Stern Strö Tannen Thal Uhlen Vier Weiden Wester Wiesen Winkel Würz Zehn Zim'.split(
		' '
	);
const last =
	'acker bach beck berger böhmer brink dorfer egger feldt gärtner hardt hauser hoff hofer horst hövel kamp kötter lohe meier möller müller rath reuter rode sieper stätter storf thaler wald weiler wieser'.split(
		' '
	);

const trades: Readonly<Record<string, readonly string[]>> = {
	'Automotive suppliers': [
		'Fahrzeugtechnik',
		'Umformtechnik',
		'Getriebeteile',
		'Stanztechnik',
		'Druckguss',
		'Sitzsysteme'
	],
	'Food and beverages': [
		'Lebensmittel',
		'Backwaren',
		'Fleischwerke',
		'Molkerei',
		'Getränke',
		'Tiefkühlkost',
		'Brauerei'
	],
	Packaging: ['Verpackungen', 'Wellpappe', 'Folientechnik', 'Etiketten', 'Kartonagen'],
	Chemicals: ['Chemie', 'Lacke', 'Klebstoffe', 'Farbwerke', 'Spezialchemie'],
	Pharma: ['Pharma', 'Arzneimittel', 'Laborbedarf', 'Medizintechnik'],
	Metalworking: [
		'Metallbau',
		'Maschinenbau',
		'Werkzeugbau',
		'Zerspanungstechnik',
		'Stahlbau',
		'Blechtechnik',
		'Härterei'
	],
	Plastics: ['Kunststofftechnik', 'Spritzguss', 'Formenbau', 'Profile', 'Compounds'],
	Electronics: ['Elektrotechnik', 'Sensorik', 'Leiterplatten', 'Antriebstechnik', 'Schaltanlagen'],
	'Wood and furniture': ['Möbelwerke', 'Holzwerke', 'Küchen', 'Innenausbau', 'Parkett'],
	Logistics: ['Logistik', 'Fördertechnik', 'Lagertechnik', 'Spedition']
};
const general = ['Industrietechnik', 'Technik', 'Werke', 'Anlagenbau', 'Apparatebau', 'Systeme'];

const forms = [
	...new Array<string>(11).fill('GmbH'),
	...new Array<string>(5).fill('GmbH & Co. KG'),
	'AG',
	'KG',
	'e. K.',
	'SE & Co. KG'
];
const streets =
	'Industriestraße|Gewerbestraße|Bahnhofstraße|Werkstraße|Hauptstraße|Am Gewerbepark|Im Wiesengrund|Gewerbering|Fabrikstraße|Schillerstraße|Am Hafen|Lindenweg|Ringstraße|An der Mühle|Dieselstraße|Max-Planck-Straße|Technologiepark|Zum Kraftwerk|Nordring|Südring|Lessingstraße|Ziegeleiweg|Kanalstraße'.split(
		'|'
	);
const given =
	'Anna Jonas Katrin Stefan Miriam Holger Svenja Tobias Claudia Florian Heike Markus Julia Andreas Petra Lukas'.split(
		' '
	);

const surname = (random: Random): string => (pick(random, first) + pick(random, last)).replace('ttt', 'tt');

export const germanNames: NameMaker = {
	company(random, industry) {
		const family = surname(random);
		const trade = pick(random, random.unit() < 0.85 ? (trades[industry] ?? general) : general);
		const form = pick(random, forms);
		const style = random.unit();
		if (style < 0.62) return `${family} ${trade} ${form}`;
		if (style < 0.76) return `${pick(random, given)} ${family} ${form}`;
		if (style < 0.86) return `${family} & ${pick(random, ['Söhne', 'Partner', surname(random)])} ${trade} ${form}`;
		if (style < 0.94) return `${trade} ${family} ${form}`;
		return `${family.slice(0, 3).toUpperCase()}${pick(random, ['TEC', 'PLAST', 'MATIC', 'WERK', 'PAC'])} ${trade} ${form}`;
	},
	street: (random) =>
		`${pick(random, streets)} ${1 + random.below(120)}${random.unit() < 0.12 ? pick(random, ['a', 'b', 'c']) : ''}`,
	person: (random) => `${pick(random, given)} ${surname(random)}`,
	site: (company, city) => `${company}, Werk ${city}`,
	prefix: 'Fa.'
};
