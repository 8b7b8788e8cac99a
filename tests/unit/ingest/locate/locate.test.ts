import { describe, expect, it } from 'vitest';
import { offlineGeocoder } from '#engine/ingest/locate/geocoder.ts';
import { createGazetteer, type Gazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { fillCountries } from '#engine/ingest/locate/fill-countries.ts';
import { locate, locatedBy } from '#engine/ingest/locate/locate.ts';
import { locateAddress } from '#engine/ingest/locate/locator.ts';
import { createPostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { accountsOf, finish, germany, shippedPlaces, withoutTable, withTable } from './market.ts';

const at = (country: string | null, postcode: string | null, city: string | null, gazetteer: Gazetteer = withTable) => {
	const { how, lon, lat, country: where } = locateAddress(gazetteer, { country, postcode, city });
	return how === 'none' ? how : `${how} ${where} ${lon} ${lat}`;
};

describe('an address', () => {
	it('lies at the centroid of its postcode, else in its town, else in the region of its first digits', () => {
		expect(at('DE', '10115', 'Berlin')).toBe('postcode DE 13.38 52.53');
		expect(at('DE', '10999', 'Berlin')).toBe('place DE 13.41 52.52');
		expect(at('DE', '97299', 'Irgendwo')).toBe('prefix DE 9.73 49.79');
		expect(at('DE', '44135', 'Irgendwo')).toBe('none');
	});

	it('a region tells less than a town, and a town than a postcode', () => {
		const sure = (postcode: string, city: string) =>
			locateAddress(withTable, { country: 'DE', postcode, city }).confidence;
		expect(sure('10115', 'Berlin')).toBeGreaterThan(sure('10999', 'Berlin'));
		expect(sure('10999', 'Berlin')).toBeGreaterThan(sure('97299', 'Irgendwo'));
	});

	it('of no country lies in the only one that has its town, though the postcode is none of there', () => {
		const austrian = createPostcodeTable('AT', [{ code: '1010', place: 'Wien', lon: 16.37, lat: 48.21 }], {
			attribution: '',
			exact: true
		});
		const both = createGazetteer(
			shippedPlaces,
			[...withTable.postcodes.values()].map(({ table }) => table).concat(austrian)
		);
		expect(at(null, '1033', 'München', both)).toBe('place DE 11.57 48.14');
	});

	it('a village that only the table knows is a town too', () => {
		expect(at('DE', null, 'Uettingen')).toBe('place DE 9.73 49.79');
	});

	it.each([
		['Koeln', 6.95],
		['KÖLN', 6.95],
		['Cologne', 6.95],
		['Köln-Ehrenfeld', 6.95],
		['Köln Ehrenfeld', 6.95],
		['Munich', 11.57],
		['Muenchen', 11.57],
		['München (Schwabing)', 11.57],
		['St. Augustin', 7.18],
		['Sankt Augustin', 7.18],
		['Frankfurt a.M.', 8.68],
		['Frankfurt a. M.', 8.68],
		['Frankfurt/Main', 8.68],
		['Frankfurt am Main', 8.68],
		['Frankfurt', 8.68],
		['Frankfurt/Oder', 14.55],
		['Frankfurt a.d. Oder', 14.55],
		['Neustadt/Weinstr.', 8.14],
		['10115 Berlin', 13.41]
	])('town %s', (city, lon) => {
		const { how, lon: found } = locateAddress(withoutTable, { country: 'DE', postcode: null, city });
		expect([how, found]).toEqual(['place', lon]);
	});

	it.each([
		['NO', 'MO I RANA', 14.14],
		['NO', 'Tromso', 18.96],
		['AT', 'Wien', 16.37],
		['AT', 'Wien 3', 16.37],
		['DK', 'København K', 12.57],
		['DK', 'Kopenhagen', 12.57],
		['DK', 'Kobenhavn', 12.57]
	])('%s: town %s', (country, city, lon) => {
		expect(locateAddress(withoutTable, { country, postcode: null, city }).lon).toBe(lon);
	});

	it('names that only begin alike are not taken for one another', () => {
		expect(at('DE', null, 'Neustadtler Forst', withoutTable)).toBe('none');
		expect(at('DE', null, 'Würzburger Hof', withoutTable)).toBe('none');
	});

	it('among namesakes the postcode decides, without one nobody', () => {
		const named = (near: readonly [string, number, number]) => {
			const table = createPostcodeTable('DE', [{ code: near[0], place: 'X', lon: near[1], lat: near[2] }], {
				attribution: '',
				exact: true
			});
			return at('DE', '67499', 'Neustadt', createGazetteer(shippedPlaces, [table]));
		};
		expect(named(['67433', 8.2, 49.4])).toBe('place DE 8.14 49.35');
		expect(named(['67433', 10.9, 50.3])).toBe('place DE 10.86 50.32');
		const nobody = locateAddress(withoutTable, { country: 'DE', postcode: null, city: 'Neustadt' });
		expect([nobody.how, nobody.reason!.key]).toEqual(['none', 'locate.place-ambiguous']);
	});

	it('without a country the one in which town and postcode agree is meant', () => {
		expect(at(null, '10115', 'Berlin')).toBe('postcode DE 13.38 52.53');
		expect(at(null, 'D-10115', null)).toBe('postcode DE 13.38 52.53');
		expect(at(null, null, 'Oslo')).toBe('place NO 10.75 59.91');
		expect(at('Norway', null, 'Bergen')).toBe('place NO 5.33 60.39');
	});

	it('where nothing is found it says why', () => {
		const why = (country: string | null, postcode: string | null, city: string | null) =>
			locateAddress(withTable, { country, postcode, city }).reason!.key;
		expect(why('DE', null, ' ')).toBe('locate.no-address');
		expect(why('DE', '44135', 'Irgendwo')).toBe('locate.not-found');
		expect(why('FR', '75001', 'Paris')).toBe('locate.country-not-loaded');
	});
});

describe('accounts', () => {
	const rows = [
		{ country: 'DE', postcode: '10115', city: 'Berlin', lon: 13.5, lat: 52.6, precision: 'rooftop' },
		{ country: 'DE', postcode: '10115', city: 'Berlin', lon: 13.5, lat: 52.6 },
		{ country: 'DE', postcode: '10115', city: 'Berlin' },
		{ country: 'DE', postcode: '10115', city: 'Berlin', precision: 'rooftop' },
		{ country: 'DE', city: 'Köln' },
		{ country: 'DE', postcode: '97299' },
		{ country: 'DE', postcode: null, city: null },
		{ country: 'DE', postcode: null, city: null }
	];

	it('own positions stay, missing ones are filled and say how exact they are', () => {
		const accounts = accountsOf(rows);
		const before = [...accounts.lon];
		const result = finish(locate(accounts, { gazetteer: withTable }));
		expect(Array.from(result.by, (by) => locatedBy[by])).toEqual([
			'own',
			'own',
			'postcode',
			'postcode',
			'place',
			'prefix',
			'none',
			'none'
		]);
		const { codes, values } = result.accounts.locationPrecision!;
		expect(Array.from(codes, (code) => values[code] ?? null)).toEqual([
			'rooftop',
			null,
			'postcode',
			'postcode',
			'place',
			'place',
			'none',
			'none'
		]);
		expect(result.counts).toEqual({ own: 2, postcode: 2, place: 1, prefix: 1, none: 2 });
		expect([...result.accounts.lon]).toEqual([13.5, 13.5, 13.38, 13.38, 6.95, 9.73, NaN, NaN]);
		expect([...accounts.lon]).toEqual(before);
		expect(result.attributions).toEqual(['made by hand']);
		expect(result.confidence[5]).toBeLessThan(result.confidence[4]!);
	});

	it('rows that cannot be located are one finding per address', () => {
		const { findings } = finish(locate(accountsOf(rows), { gazetteer: withTable }));
		const lost = findings.filter(({ problem }) => problem === 'position');
		expect(lost.map(({ rows: members, reason, mend }) => [members, reason.key, mend])).toEqual([
			[[6], 'locate.no-address', null],
			[[7], 'locate.no-address', null]
		]);
	});

	it('of no country get the one they were found in, as their file writes it, and own positions that of the outline', () => {
		const countries = (first: string | null, only: string | null) => {
			const many = accountsOf([
				{ country: first, postcode: '10115', city: 'Berlin' },
				{ country: null, city: 'Köln' },
				{ country: null, lon: 9, lat: 50 },
				{ country: null, lon: 9, lat: 60 },
				{ country: null, city: 'Nirgends' }
			]);
			const found = finish(locate(many, { gazetteer: withTable, country: only }));
			const { codes, values } = fillCountries(found, { outlines: [germany], country: only }).country!;
			return Array.from(codes, (code) => values[code] ?? null);
		};
		expect(countries('Deutschland', 'DE')).toEqual(['Deutschland', 'Deutschland', 'Deutschland', null, null]);
		expect(countries(null, null)).toEqual(['DE', 'DE', null, null, null]);
	});

	it('where a country has no table its regions are learned from accounts that have a position', () => {
		const known = [59.9, 59.91, 59.92].map((lat) => ({ country: 'NO', postcode: '0150', city: 'Q', lon: 10.7, lat }));
		const lost = { country: 'NO', postcode: '0155', city: 'Irgendwo' };
		const result = finish(locate(accountsOf([...known, lost]), { gazetteer: withoutTable }));
		expect([locatedBy[result.by[3]!], result.accounts.lat[3]]).toEqual(['prefix', 59.91]);
		const unknown = finish(locate(accountsOf([known[0]!, lost]), { gazetteer: withoutTable }));
		expect(locatedBy[unknown.by[1]!]).toBe('none');
	});
});

describe('the geocoder without a network', () => {
	const address = { country: 'DE', postcode: '10115', city: 'Berlin', street: 'Chausseestraße 1' };

	it('answers in the order of the addresses', async () => {
		const shares: number[] = [];
		const found = await offlineGeocoder(withTable).geocode([address, { ...address, postcode: null, city: null }], {
			onProgress: (share) => shares.push(share)
		});
		expect(found).toEqual([
			{ lon: 13.38, lat: 52.53, precision: 'postcode', confidence: 0.97, source: 'made by hand' },
			null
		]);
		expect(shares.at(-1)).toBe(1);
	});

	it('stops when told to', async () => {
		const stop = new AbortController();
		const many = Array.from({ length: 1000 }, () => address);
		const work = offlineGeocoder(withTable).geocode(many, {
			signal: stop.signal,
			onProgress: () => stop.abort(new Error('enough'))
		});
		await expect(work).rejects.toThrow('enough');
	});
});
