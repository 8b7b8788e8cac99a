import { describe, expect, it } from 'vitest';
import { countryCode } from '#engine/ingest/country-code.ts';
import { readPlaceName } from '#engine/ingest/locate/place-names.ts';
import { postcodePrefixes, readPostcode } from '#engine/ingest/locate/postcode-shape.ts';

it('words of the language are neither countries nor abbreviations', () => {
	expect(['constructor', 'valueOf', '__proto__', 'D'].map(countryCode)).toEqual([null, null, null, 'DE']);
	expect(readPlaceName('Constructor St. __proto__').words).toEqual(['constructor', 'st', '__proto__']);
});

describe('postcodes of a country', () => {
	it.each([
		['10115', 'DE', ['10115'], 'as-is', null],
		[' 10 115 ', 'DE', ['10115'], 'as-is', null],
		['1067', 'DE', ['01067'], 'leading-zero', null],
		['D-10115', 'DE', ['10115'], 'prefix', 'DE'],
		['D-1067', 'DE', ['01067'], 'leading-zero', 'DE'],
		['DE 10115', null, ['10115'], 'prefix', 'DE'],
		['10115.0', 'DE', ['10115'], 'decimals', null],
		['N-0150', 'NO', ['0150'], 'prefix', 'NO'],
		['150', 'NO', ['0150'], 'leading-zero', null],
		['A-1010', 'AT', ['1010'], 'prefix', 'AT'],
		['CH-8001', 'CH', ['8001'], 'prefix', 'CH'],
		['75008 CEDEX 08', 'FR', ['75008'], 'as-is', null],
		['1000', 'FR', ['01000'], 'leading-zero', null],
		['LV-1010', 'LV', ['1010'], 'as-is', 'LV'],
		['sw1a 1aa', 'GB', ['SW1A1AA', 'SW1A'], 'as-is', null],
		['M9', 'GB', ['M9'], 'as-is', null],
		['1234 AB', 'NL', ['1234AB', '1234'], 'as-is', null],
		['111 22', 'SE', ['11122'], 'as-is', null],
		['02134-1000', 'US', ['02134'], 'as-is', null]
	])('%s in %s', (text, country, keys, how, prefix) => {
		expect(readPostcode(text, country)).toEqual({ keys, how, prefix });
	});

	it.each([
		['1010', 'CH', true],
		['101', 'CH', false],
		['101150', 'DE', false],
		['115', 'DE', false],
		['Berlin', 'DE', false],
		['10115', 'NO', false],
		['', 'DE', false],
		['Q1', null, false]
	])('%s can be one in %s: %s', (text, country, can) => {
		expect(readPostcode(text, country) !== null).toBe(can);
	});

	it('regions are the first three and two digits, in Britain the letters', () => {
		expect(postcodePrefixes('97070', 'DE')).toEqual(['970', '97']);
		expect(postcodePrefixes('SW1A', 'GB')).toEqual(['SW']);
	});
});

describe('countries as people write them', () => {
	it.each([
		['de', 'DE'],
		['Germany', 'DE'],
		['Tyskland', 'DE'],
		['DEU', 'DE'],
		['D', 'DE'],
		['Norge', 'NO'],
		['Österreich', 'AT'],
		['Schweiz', 'CH'],
		['UK', 'GB'],
		['Atlantis', null],
		['', null]
	])('%s', (text, code) => expect(countryCode(text)).toBe(code));
});
