import { pick } from './draw.ts';
import type { NameMaker } from './market.ts';

const first =
	'Ask Berg Bjørk Brei Dal Eik Fjell Fugl Furu Granli Hav Hegg Holm Horn Høg Is Kald Klipp Kvit Lang Ler Lyng Mo Myr Nes Nord Os Rogn Rå Sjø Skar Skog Sol Sten Sund Sør Torp Ulv Vest Vind Våg Ås'.split(
		' '
	);
const last =
	'bakken berg dalen eide fjorden foss gard haugen heim holt lia lund myra nes rud seter stad strand sund søy tun vang vik voll øya åsen'.split(
		' '
	);
const trades: Readonly<Record<string, readonly string[]>> = {
	'Fisheries and aquaculture': ['Havbruk', 'Sjømat', 'Laks', 'Fiskeri', 'Settefisk'],
	Energy: ['Energi', 'Kraft', 'Vind', 'Nett'],
	'Shipping and offshore': ['Rederi', 'Offshore', 'Maritim', 'Verft', 'Subsea'],
	Construction: ['Bygg', 'Entreprenør', 'Anlegg', 'Eiendom', 'Betong'],
	Retail: ['Handel', 'Engros', 'Butikkdrift', 'Sport'],
	Finance: ['Regnskap', 'Forvaltning', 'Forsikring', 'Invest'],
	'IT and consulting': ['Data', 'Konsult', 'Systemer', 'Digital', 'Rådgivning'],
	Manufacturing: ['Industri', 'Mekaniske', 'Plast', 'Trelast', 'Aluminium'],
	'Health and care': ['Helse', 'Omsorg', 'Tannklinikk', 'Apotek'],
	Education: ['Skole', 'Barnehage', 'Kurs']
};
const given =
	'Ingrid Lars Silje Håkon Marte Eirik Solveig Anders Kari Magnus Tone Øyvind Hilde Sindre Astrid Geir'.split(' ');
const streets =
	'Storgata|Strandgata|Industriveien|Kirkegata|Havnegata|Skolegata|Fjordveien|Torget|Sjøgata|Elvegata|Verftsgata|Skogveien'.split(
		'|'
	);

export const norwegianNames: NameMaker = {
	company(random, industry) {
		const family = pick(random, first) + pick(random, last);
		const trade = pick(random, trades[industry] ?? ['Gruppen']);
		const form = random.unit() < 0.95 ? 'AS' : 'ASA';
		const style = random.unit();
		if (style < 0.7) return `${family} ${trade} ${form}`;
		if (style < 0.85) return `${family} ${form}`;
		return `${trade}gruppen ${family} ${form}`;
	},
	street: (random) => `${pick(random, streets)} ${1 + random.below(90)}`,
	person: (random) => `${pick(random, given)} ${pick(random, first)}${pick(random, last)}`,
	site: (company, city) => `${company} avd. ${city}`,
	prefix: 'Firma'
};
