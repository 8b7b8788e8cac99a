import { describe, expect, it } from 'vitest';
import { parseCompanyName } from '#engine/ingest/duplicates/company-name.ts';
import { jaroWinkler } from '#engine/ingest/duplicates/jaro-winkler.ts';
import { foldLoosely } from '#engine/ingest/duplicates/letters.ts';
import { oneSlip } from '#engine/ingest/one-slip.ts';

const towns = new Set(['hamburg', 'bergen', 'kiel', 'badhomburg']);
const parse = (name: string) => parseCompanyName(name, towns);

describe('folded letters', () => {
	it.each([
		['Müller', 'Mueller', 'Muller'],
		['Weiß', 'Weiss', 'WEISS'],
		['Sørensen', 'Soerensen', 'Sorensen'],
		['Ålesund', 'Aalesund', 'Alesund'],
		['Næss', 'Naess', 'Nass'],
		['Élan', 'Elan', 'elan']
	])('%s, %s and %s are one spelling', (...spellings) => {
		expect(new Set(spellings.map(foldLoosely)).size).toBe(1);
	});

	it('an e that is sounded stays: Bauer is not Baur', () => {
		expect([foldLoosely('Bauer'), foldLoosely('Neue'), foldLoosely('Queck')]).toEqual(['bauer', 'neue', 'queck']);
	});
});

describe('company names', () => {
	it.each([
		['Müller GmbH & Co. KG', 'gmbh+kg'],
		['Müller GmbH&Co.KG', 'gmbh+kg'],
		['Müller GmbH u. Co. KG', 'gmbh+kg'],
		['Müller Ges.m.b.H.', 'gmbh'],
		['Müller Gesellschaft mit beschränkter Haftung', 'gmbh'],
		['Müller G.m.b.H.', 'gmbh'],
		['Müller e. K.', 'ek'],
		['Müller e.K.', 'ek'],
		['Müller UG (haftungsbeschränkt)', 'ug'],
		['Müller OHG', 'ohg'],
		['Müller AG', 'ag'],
		['Müller SE', 'se'],
		['Müller eG', 'eg'],
		['Müller A/S', 'as'],
		['Müller AS', 'as'],
		['AS Müller', 'as'],
		['Müller ASA', 'asa'],
		['Müller ANS', 'ans'],
		['Müller DA', 'da'],
		['Müller Limited', 'ltd'],
		['Müller LLC', 'llc'],
		['Müller, Inc.', 'inc'],
		['Müller p.l.c.', 'plc'],
		['Müller S.A.', 'sa'],
		['Müller S.A.R.L.', 'sarl'],
		['Müller SAS', 'sas'],
		['Müller B.V.', 'bv'],
		['Müller AB', 'ab'],
		['Müller ApS', 'aps'],
		['Müller Oy', 'oy']
	])('%s has the form %s and one word', (name, form) => {
		expect(parse(name)).toEqual({ words: ['muller'], named: 1, form, branchTown: null });
	});

	it.each([
		['Fa. Müller & Söhne Masch. Handel', 'Firma Mueller u. Sohn Maschinen Handel'],
		['Gebr. Wolf Techn.', 'Gebrüder Wolf Technik'],
		['Brødrene Dahl og Sønn', 'Brdr. Dahl & sønner'],
		['The Smith Bros. Mfg', 'Smith Brothers Manufacturing'],
		["O'Neill-Baker Ltd", 'Oneill Baker Limited']
	])('%s and %s have the same words', (one, other) => {
		expect(parse(one).words).toEqual(parse(other).words);
	});

	it.each([
		['Müller GmbH, Werk Hamburg', 'hamburg'],
		['Müller GmbH Hamburg', 'hamburg'],
		['Müller - Hamburg', 'hamburg'],
		['Müller Bygg AS avd. Bergen', 'bergen'],
		['Müller (Bad Homburg)', 'badhomburg']
	])('%s tells of a branch in %s', (name, town) => {
		expect(parse(name)).toMatchObject({ branchTown: town, words: expect.arrayContaining(['muller']) as string[] });
		expect(parse(name).words).not.toContain(town);
	});

	it.each([
		['HansSchäferOptik', ['hans', 'schafer', 'optik'], 3],
		['YMPGartenbau', ['ymp', 'gartenbau'], 2],
		['E11ingsen & 01sen AS', ['ellingsen', 'olsen'], 2],
		['MÃ¼ller GmbH', ['muller'], 1],
		['Müller GmbH Einkauf', ['muller'], 1],
		['Müller GmbH Herr Schulz', ['muller', 'schulz'], 1],
		['Müller GmbH, z.Hd. Frau Weber', ['muller'], 1],
		['Dahl Bygg AS c/o Regnskap Vest AS', ['dahl', 'bygg'], 2],
		['Müller (Novatek) Metallbau GmbH', ['muller', 'metallbau', 'novatek'], 2],
		['Müller - Ihr Dach', ['muller', 'ihr', 'dach'], 1],
		['Jones Doors t/a Kwik Tyres', ['jones', 'doors', 'kwik', 'tyres'], 2],
		['Maschinenbau Weber, Inh. Karl Weber', ['maschinenbau', 'weber', 'karl'], 2],
		['M&uuml;ller &amp; Dahl GmbH (alt)', ['muller', 'dahl'], 2],
		['10023 M?ller AS', ['mller'], 1],
		['3M Deutschland GmbH', ['3m', 'deutschland'], 2]
	])('%s: the firm’s words first', (name, words, named) => {
		expect(parse(name)).toMatchObject({ words, named });
	});

	it('a town that may as well be a family or the firm itself stays a word', () => {
		expect(parse('Stahlbau Kiel GmbH')).toMatchObject({ words: ['stahlbau', 'kiel'], branchTown: null });
		expect(parse('Hamburg Marine GmbH')).toMatchObject({ words: ['hamburg', 'marine'], branchTown: null });
	});

	it('a name of nothing but forms and fillers keeps its words, pasted text does not run away', () => {
		expect(parse('Die GmbH').words.length).toBeGreaterThan(0);
		expect(parse('wort '.repeat(2000)).words).toEqual(['wort']);
		expect(parse(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' ')).words.length).toBe(16);
	});
});

describe('likeness of words', () => {
	it.each([
		['MARTHA', 'MARHTA', 0.961],
		['DIXON', 'DICKSONX', 0.813],
		['DWAYNE', 'DUANE', 0.84]
	])('%s and %s: Winkler’s own example', (a, b, likeness) => {
		expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 2);
		expect(jaroWinkler(b, a)).toBe(jaroWinkler(a, b));
	});

	it('nothing in common is 0, equal is 1, and long text is bounded', () => {
		expect([jaroWinkler('abc', 'xyz'), jaroWinkler('', 'a'), jaroWinkler('', '')]).toEqual([0, 0, 1]);
		expect(jaroWinkler('a'.repeat(5000), `${'a'.repeat(4999)}b`)).toBeGreaterThan(0.9);
	});

	it('one slip: wrong, missing, added or swapped, and no more', () => {
		for (const slip of ['berq', 'ber', 'bergg', 'begr', 'xerg', 'ebrg']) {
			expect([slip, oneSlip('berg', slip), oneSlip(slip, 'berg')]).toEqual([slip, true, true]);
		}
		for (const other of ['berg', 'be', 'bgre', 'xexg', 'bergen'])
			expect([other, oneSlip('berg', other)]).toEqual([other, false]);
	});
});
