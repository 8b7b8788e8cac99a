import { describe, expect, it } from 'vitest';
import { cityKey, domainKey, postcodeInCity, postcodeKey } from '#engine/ingest/duplicates/place-keys.ts';
import { parseStreet } from '#engine/ingest/duplicates/street.ts';

describe('streets', () => {
	it.each([
		['Industriestraße 5', 'Industriestr. 5'],
		['Industriestrasse 5', 'INDUSTRIE STRASSE 5'],
		['Max-Planck-Str. 12a', 'Max Planck Straße 12 A'],
		['Hauptstr.7', 'Hauptstraße 7'],
		['Storgata 3', 'Storgt. 3'],
		['Fjordveien 10', 'Fjordvegen 10'],
		['Karl Johans gate 1 B', 'Karl Johans gt 1b'],
		['12 High Street', '12 High St.'],
		['4a Mill Lane', '4A Mill Ln'],
		['9800 Market St, Suite 300', '9800 Market Street'],
		['Gewerbering 5-7', 'Gewerbering 5 - 7'],
		['Gewerbepark Nord, Hauptstr. 5', 'Hauptstraße 5, 2. OG'],
		['2-4 Manor Road, Unit 4', '2-4 Manor Rd'],
		['Suite 12, 70 Station Road', '70 Station Rd, 2nd Floor'],
		['Storgata 5, 3. etg', 'Storgata 5']
	])('%s is %s', (one, other) => {
		expect(parseStreet(one)).toEqual(parseStreet(other));
		expect(parseStreet(one).street).not.toBe('');
		expect(parseStreet(one).from).toBeGreaterThan(0);
	});

	it('numbers are ranges with a letter', () => {
		expect(parseStreet('Gewerbering 5-7')).toMatchObject({ from: 5, to: 7, letter: '' });
		expect(parseStreet('Gewerbering 12 c')).toMatchObject({ from: 12, to: 12, letter: 'c' });
		expect(parseStreet('Am Markt')).toMatchObject({ street: 'ammarkt', from: 0, to: 0 });
	});

	it('a cell of letters and hyphens without end is a street without a number', () => {
		expect(parseStreet('a'.repeat(150) + '-'.repeat(150))).toMatchObject({ street: 'a'.repeat(75), from: 0 });
		expect(parseStreet('b'.repeat(100_000) + '- '.repeat(100_000) + '5')).toMatchObject({ from: 0 });
		expect(parseStreet('-'.repeat(250) + 'b - - 12345678')).toMatchObject({ street: 'b123', from: 45678 });
	});

	it.each(['Postfach 12 34', 'Postboks 77', 'P.O. Box 5'])('%s is no street', (text) => {
		expect(parseStreet(text).street).toBe('');
	});
});

describe('postcodes, towns and domains', () => {
	it('postcodes lose country, blanks and zeros that spreadsheets eat', () => {
		expect(['D-01067', '01067', '1067', '01067.0'].map(postcodeKey)).toEqual(new Array(4).fill('1067'));
		expect(postcodeKey('SW1A 1AA')).toBe('SW1A1AA');
		expect([postcodeKey(null), postcodeKey(' - ')]).toEqual([null, null]);
	});

	it('a postcode in the cell of the town is found, and the town stays', () => {
		expect([postcodeInCity('22765 Hamburg'), cityKey('22765 Hamburg')]).toEqual(['22765', 'hamburg']);
		expect([postcodeInCity('IG9 9IT Buckhurst Hill'), cityKey('IG9 9IT Buckhurst Hill')]).toEqual([
			'IG9 9IT',
			'buckhursthill'
		]);
		expect(postcodeInCity('Hamburg')).toBe(null);
	});

	it.each([
		['Frankfurt am Main', 'Frankfurt/M.'],
		['Köln', 'Koeln'],
		['Halle (Saale)', 'Halle'],
		['Ålesund', 'AALESUND'],
		['St. Gallen', 'Sankt Gallen'],
		['Neuss-Nord', 'Neuss'],
		['Stavanger Sentrum', 'Stavanger']
	])('%s is %s', (one, other) => {
		expect(cityKey(one)).toBe(cityKey(other));
	});

	it('domains are found in addresses of pages and of people', () => {
		expect(['https://www.Example.de/x', 'a.b@example.de', 'example.de'].map(domainKey)).toEqual(
			new Array(3).fill('example.de')
		);
		expect([domainKey('none'), domainKey(null)]).toEqual([null, null]);
	});
});
