import { describe, expect, it } from 'vitest';
import { countryCode } from '#engine/ingest/country-code.ts';
import { unmangled } from '#engine/ingest/mangled-text.ts';
import { fold, foldedKey } from '#engine/ingest/spelling.ts';

describe('spellings', () => {
	it('umlauts are spelt out, signs part words, however the letters are composed', () => {
		expect(fold('  Straße/Nr. – Ærø (Łódź) ')).toBe('strasse nr aeroe lodz');
		expect(fold('Mu\u0308ller')).toBe('mueller');
		expect(foldedKey('Anna-Lena  BÅE')).toBe('annalenabaae');
	});

	it.each([
		['MÃ¼ller & SÃ¶hne', 'Müller & Söhne'],
		['StraÃŸe, Ã…lesund', 'Straße, Ålesund'],
		['M&uuml;ller &amp; S&oslash;nn&#228;', 'Müller & Sønnä'],
		['São Ânia & Co; R&D;', 'São Ânia & Co; R&D;'],
		['&constructor;', '&constructor;']
	])('%s was meant as %s', (text, meant) => {
		expect(unmangled(text)).toBe(meant);
	});

	it.each([
		['DE', 'D', 'deu', 'Deutschland', 'Tyskland', 'ALLEMAGNE', 'Bundesrepublik Deutschland'],
		['AT', 'a', 'Österreich', 'Oesterreich', 'Østerrike', 'Austria'],
		['GB', 'UK', 'Großbritannien', 'Vereinigtes Königreich', 'Storbritannia', 'United Kingdom'],
		['TR', 'Türkei', 'Turkey', 'Türkiye', 'Tyrkia', 'tr'],
		['CZ', 'Tschechien', 'Czech Republic', 'Tsjekkia', 'CZE', 'Česko']
	])('%s by any name', (code, ...names) => {
		expect(names.map(countryCode)).toEqual(names.map(() => code));
	});

	it('what is no country is none', () => {
		expect([countryCode(''), countryCode('Hamburg'), countryCode('constructor'), countryCode(null)]).toEqual([
			null,
			null,
			null,
			null
		]);
	});
});
