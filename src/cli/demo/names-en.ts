import { pick } from './draw.ts';
import type { NameMaker } from './market.ts';

const first =
	'Alder Amber Ash Bay Birch Black Blue Bright Cedar Clear Copper Crest Cross Eagle East Elm Fair Fox Granite Green Harbor High Iron Lake Maple Mill North Oak Pine Prairie Red River Rock Sage Silver Spring Stone Summit Sun Timber West White Willow Wind'.split(
		' '
	);
const last =
	'bend bridge brook crest dale field ford gate grove haven hill hurst land line mark mont point port ridge rock side stead stone ton vale view ville ward water way well wood worth'.split(
		' '
	);
const trades: Readonly<Record<string, readonly string[]>> = {
	Healthcare: ['Clinics', 'Medical', 'Health Partners', 'Dental Group'],
	Manufacturing: ['Manufacturing', 'Industries', 'Tooling', 'Plastics'],
	Construction: ['Builders', 'Construction', 'Paving', 'Roofing'],
	Retail: ['Stores', 'Outfitters', 'Markets', 'Supply'],
	Technology: ['Software', 'Systems', 'Analytics', 'Networks'],
	Logistics: ['Freight', 'Logistics', 'Warehousing'],
	Finance: ['Financial', 'Insurance', 'Advisors'],
	Agriculture: ['Farms', 'Growers', 'Dairy', 'Grain']
};
const given =
	'Emma Liam Olivia Noah Ava Ethan Grace Mason Chloe Logan Hannah Lucas Maya Owen Nora Caleb Ruth Isaac Leah Henry'.split(
		' '
	);
const streets =
	'Main St|Oak Ave|2nd St|Industrial Pkwy|Commerce Dr|Market St|Lakeview Rd|Depot St|Mill Rd|Center St'.split('|');

export const englishNames: NameMaker = {
	company(random, industry) {
		const stem = pick(random, first) + pick(random, last);
		const trade = pick(random, trades[industry] ?? ['Group']);
		return `${stem} ${trade} ${pick(random, ['Inc.', 'LLC', 'Corp.', 'Co.'])}`;
	},
	street: (random) => `${1 + random.below(9800)} ${pick(random, streets)}`,
	person: (random) => `${pick(random, given)} ${pick(random, first)}${pick(random, last)}`,
	site: (company, city) => `${company} - ${city}`,
	prefix: 'The'
};
