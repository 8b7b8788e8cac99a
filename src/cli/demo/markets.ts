import type { Hub, Industry, Market } from './market.ts';
import { germanNames } from './names-de.ts';
import { englishNames } from './names-en.ts';
import { norwegianNames } from './names-no.ts';
import { calibration } from './parameters.ts';
import type { DatasetId } from './tables.ts';

const hub = (name: string, lon: number, lat: number, strength: number, radiusKm: number, industry: string): Hub => ({
	name,
	lon,
	lat,
	strength,
	radiusKm,
	industry
});

const yearEnd = [8, 8, 9, 8, 8, 8, 7, 6, 9, 9, 9, 11];
const summer = [6, 6, 8, 9, 10, 10, 10, 9, 9, 8, 8, 7];
const even = [8, 8, 9, 8, 8, 8, 7, 8, 9, 9, 9, 9];
const schoolYear = [7, 7, 8, 8, 9, 10, 6, 12, 11, 8, 7, 7];

const industry = (
	name: string,
	weight: number,
	size: number,
	potential: number,
	growth: number,
	season: readonly number[]
): Industry => ({ name, weight, size, potential, growth, season });

const maschinenbau: Market = {
	id: 'maschinenbau',
	country: 'DE',
	currency: 'EUR',
	accounts: 6000,
	hubs: [
		hub('Neckar', 9.2, 48.8, 1.6, 45, 'Automotive suppliers'),
		hub('Ostalb', 10.1, 48.8, 0.7, 30, 'Metalworking'),
		hub('Bodensee-Oberschwaben', 9.6, 47.8, 0.6, 35, 'Packaging'),
		hub('Schwarzwald-Baar', 8.5, 48.1, 0.6, 30, 'Metalworking'),
		hub('Rhein-Neckar', 8.5, 49.4, 0.7, 30, 'Chemicals'),
		hub('Rhein-Main', 8.6, 50.1, 0.6, 35, 'Pharma'),
		hub('Ruhr', 7.2, 51.5, 0.7, 35, 'Metalworking'),
		hub('Sauerland', 7.7, 51.2, 0.8, 30, 'Automotive suppliers'),
		hub('Ostwestfalen', 8.6, 52.0, 1.0, 35, 'Wood and furniture'),
		hub('Niederrhein', 6.6, 51.3, 0.4, 30, 'Plastics'),
		hub('Rheinland', 7.0, 50.9, 0.5, 30, 'Chemicals'),
		hub('München', 11.6, 48.2, 0.9, 45, 'Electronics'),
		hub('Augsburg-Allgäu', 10.6, 48.1, 0.7, 40, 'Packaging'),
		hub('Nürnberg', 11.0, 49.5, 0.8, 35, 'Electronics'),
		hub('Mainfranken', 10.1, 50.0, 0.6, 30, 'Metalworking'),
		hub('Oberpfalz', 12.1, 49.1, 0.5, 35, 'Plastics'),
		hub('Braunschweig-Hannover', 10.2, 52.3, 0.5, 40, 'Automotive suppliers'),
		hub('Oldenburger Land', 8.1, 52.8, 0.4, 35, 'Food and beverages'),
		hub('Hamburg', 10.0, 53.5, 0.4, 30, 'Food and beverages'),
		hub('Chemnitz-Zwickau', 12.7, 50.8, 0.4, 30, 'Automotive suppliers'),
		hub('Dresden', 13.7, 51.0, 0.3, 25, 'Electronics'),
		hub('Halle-Leipzig', 12.2, 51.4, 0.3, 30, 'Chemicals')
	],
	industries: [
		industry('Automotive suppliers', 14, 2, 1.4, -0.02, yearEnd),
		industry('Food and beverages', 16, 1.1, 1.1, 0.04, summer),
		industry('Packaging', 9, 1, 1.5, 0.05, even),
		industry('Chemicals', 8, 1.6, 1.2, 0.01, even),
		industry('Pharma', 5, 1.5, 1.7, 0.07, even),
		industry('Metalworking', 20, 0.7, 0.8, 0, yearEnd),
		industry('Plastics', 10, 0.9, 1, 0.02, yearEnd),
		industry('Electronics', 8, 1.1, 0.9, 0.05, yearEnd),
		industry('Wood and furniture', 6, 0.8, 0.7, -0.01, even),
		industry('Logistics', 4, 1.2, 0.9, 0.06, yearEnd)
	],
	names: germanNames,
	sources: ['ERP', 'CRM', 'Messe', 'Webformular', 'Altsystem'],
	idPrefix: 'K',
	regionalSpread: calibration.regionalSpread.value,
	visitHours: calibration.visitHours.value,
	medianPotential: 26_000,
	medianEmployees: 48,
	capacityHours: 1350,
	visits: [2, 0.75, 0.2],
	videoShare: 0.05,
	mess: 0
};

const saasNorge: Market = {
	id: 'saas-norge',
	country: 'NO',
	currency: 'NOK',
	accounts: 3000,
	hubs: [
		hub('Oslo', 10.75, 59.92, 1.4, 30, 'IT and consulting'),
		hub('Stavanger', 5.73, 58.95, 1.1, 30, 'Energy'),
		hub('Bergen', 5.33, 60.38, 0.9, 30, 'Shipping and offshore'),
		hub('Trondheim', 10.4, 63.42, 0.9, 30, 'IT and consulting'),
		hub('Sunnmøre', 6.2, 62.4, 0.8, 40, 'Shipping and offshore'),
		hub('Agder', 8, 58.2, 0.5, 35, 'Manufacturing'),
		hub('Grenland', 9.6, 59.2, 0.5, 30, 'Manufacturing'),
		hub('Lofoten-Vesterålen', 14.5, 68.4, 0.6, 70, 'Fisheries and aquaculture'),
		hub('Tromsø', 18.96, 69.65, 0.6, 40, 'Fisheries and aquaculture')
	],
	industries: [
		industry('Fisheries and aquaculture', 9, 0.7, 1.3, 0.09, even),
		industry('Energy', 7, 1.8, 1.6, 0.08, even),
		industry('Shipping and offshore', 8, 1.5, 1.4, 0.06, even),
		industry('Construction', 16, 0.7, 0.8, 0.05, summer),
		industry('Retail', 14, 0.8, 0.7, 0.06, yearEnd),
		industry('Finance', 8, 1.2, 1.5, 0.1, even),
		industry('IT and consulting', 14, 0.8, 1.2, 0.14, even),
		industry('Manufacturing', 11, 1.3, 0.9, 0.05, even),
		industry('Health and care', 8, 1, 0.8, 0.11, even),
		industry('Education', 5, 1, 0.6, 0.07, schoolYear)
	],
	names: norwegianNames,
	sources: ['CRM', 'Nettskjema', 'Messe', 'Partner'],
	idPrefix: 'N',
	regionalSpread: 0.3,
	visitHours: 1.5,
	medianPotential: 90_000,
	medianEmployees: 22,
	capacityHours: 1200,
	visits: [6, 3, 1],
	videoShare: 0.35,
	mess: 0.07
};

const usLarge: Market = {
	id: 'us-large',
	country: 'US',
	currency: 'USD',
	accounts: 100_000,
	hubs: [
		hub('Bay Area', -122.1, 37.5, 1.5, 60, 'Technology'),
		hub('Los Angeles', -118.2, 34, 0.8, 70, 'Retail'),
		hub('Seattle', -122.3, 47.6, 1, 50, 'Technology'),
		hub('New York', -74, 40.7, 1.2, 60, 'Finance'),
		hub('Boston', -71.1, 42.4, 1, 50, 'Healthcare'),
		hub('Chicago', -87.7, 41.9, 0.8, 70, 'Logistics'),
		hub('Detroit', -83.1, 42.3, 0.7, 70, 'Manufacturing'),
		hub('Dallas', -96.9, 32.8, 0.8, 70, 'Technology'),
		hub('Houston', -95.4, 29.8, 0.9, 70, 'Manufacturing'),
		hub('Atlanta', -84.4, 33.8, 0.7, 60, 'Logistics'),
		hub('Central Valley', -119.8, 36.7, 0.5, 100, 'Agriculture')
	],
	industries: [
		industry('Healthcare', 17, 1.1, 1.1, 0.06, even),
		industry('Manufacturing', 14, 1.5, 1.1, 0.02, yearEnd),
		industry('Construction', 15, 0.7, 0.8, 0.04, summer),
		industry('Retail', 18, 0.8, 0.7, 0.02, yearEnd),
		industry('Technology', 12, 1, 1.5, 0.1, even),
		industry('Logistics', 8, 1.1, 0.9, 0.04, even),
		industry('Finance', 10, 0.9, 1.3, 0.05, even),
		industry('Agriculture', 6, 0.6, 0.8, 0.01, summer)
	],
	names: englishNames,
	sources: ['CRM', 'Web', 'Event', 'Partner'],
	idPrefix: 'A',
	regionalSpread: 0.8,
	visitHours: 1.25,
	medianPotential: 14_000,
	medianEmployees: 30,
	capacityHours: 1400,
	visits: [4, 1, 0.25],
	videoShare: 0.2,
	mess: 0.04
};

export const markets: Readonly<Record<DatasetId, Market>> = {
	maschinenbau,
	'saas-norge': saasNorge,
	'us-large': usLarge
};
