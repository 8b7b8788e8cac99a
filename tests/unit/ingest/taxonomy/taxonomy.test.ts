import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterMask, mayDifferBy } from '#engine/ingest/letter-mask.ts';
import { abbreviationPattern, classifyIndustry } from '#engine/ingest/taxonomy/classify.ts';
import { editDistance } from '#engine/ingest/taxonomy/edit-distance.ts';
import { findIndustries } from '#engine/ingest/taxonomy/find-industries.ts';
import { keywords } from '#engine/ingest/taxonomy/keywords.ts';
import { sectionOfDivision } from '#engine/ingest/taxonomy/sections.ts';
import { accountColumns, textColumn } from '../../../fixtures/dataset.ts';
import { drained } from '../health/drained.ts';

describe('industries to NACE', () => {
	it.each([
		['28.1', 'C', 28],
		['C28', 'C', 28],
		['C 28.11', 'C', 28],
		['2811', 'C', 28],
		['28.110', 'C', 28],
		['WZ 2008 46.90', 'G', 46],
		['28.11 Herstellung von Pumpen', 'C', 28],
		['q', 'Q', null],
		['Maschinenbau', 'C', 28],
		['Masch.-Bau', 'C', 28],
		['mech. engineering', 'C', 28],
		['Mascihnenbau', 'C', 28],
		['Maskinindustri', 'C', 28],
		['Maschinenhandel', 'G', null],
		['Möbelhandel', 'G', null],
		['Lebensmitteleinzelhandel', 'G', 47],
		['Einzelhandl', 'G', 47],
		['Automobilzulieferer', 'C', 29],
		['Sanitär', 'F', 43],
		['Rørlegger', 'F', 43],
		['Bygg og anlegg', 'F', null],
		['Fiskeoppdrett', 'A', 3],
		['Health & care', 'Q', null],
		['IT', 'J', 62],
		['Verpackungsmaschinen', 'C', 28],
		['Holzbau', 'F', 43],
		['Zahnarztpraxis', 'Q', 86]
	])('%s is section %s, division %s', (text, section, division) => {
		expect(classifyIndustry(text)).toMatchObject({ section, division });
	});

	it.each(['', '???', 'X28', '99.9.9.9', '04.1', 'A28', 'Kunde', 'k.A.', 'Sonstiges', '12345678'])(
		'%j is nothing',
		(text) => {
			expect(classifyIndustry(text)).toBeNull();
		}
	);

	it('every keyword stands in the section of its division, and every name is understood as its own branch', () => {
		for (const {
			activity: [section, division],
			names
		} of keywords) {
			if (division !== null) expect(sectionOfDivision(division), names).toBe(section);
			for (const name of names.split(/[|;]/)) expect(classifyIndustry(name), name).toMatchObject({ section, division });
		}
	});

	it('edits are counted with swaps, and not beyond what is asked for', () => {
		expect([
			editDistance('chemie', 'cheime', 2),
			editDistance('chemie', 'chmie', 2),
			editDistance('a', 'abcd', 2)
		]).toEqual([1, 1, 3]);
		expect([editDistance('bau', 'bau', 0), editDistance('holz', 'salz', 1)]).toEqual([0, 2]);
	});
});

it('words that a few changes part never look too different at a glance', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'm', 'z', '1'), maxLength: 8 });
	fc.assert(
		fc.property(word, word, (a, b) => {
			const errors = editDistance(a, b, 2);
			if (errors <= 2) expect(mayDifferBy(letterMask(a), letterMask(b), errors)).toBe(true);
		})
	);
});

describe('the words of the user', () => {
	const times = (word: string, count: number) => Array.from({ length: count }, () => ({ industry: word }));
	const rows = [
		...times('Maschinenbau', 9),
		...times('Masch.-Bau', 2),
		...times('mech. engineering', 1),
		...times('MASCHINENBAU', 1),
		...times('Maschienenbau', 1),
		...times('28.1', 2),
		...times('Sanitär', 3),
		...times('Elektriker', 2),
		...times('Sonderkram', 1),
		...times('28.2', 1),
		...times('Maschinen bau', 1)
	];
	const found = drained(
		findIndustries(
			{ ...accountColumns(rows), name: textColumn(rows.map((_, i) => (i === 21 ? 'Huber Metallbau GmbH' : null))) },
			undefined
		)
	);
	const of = (word: string) => found.find(({ got }) => got === word);

	it.each([
		['Masch.-Bau', 'abbreviation'],
		['mech. engineering', 'abbreviation'],
		['MASCHINENBAU', 'capitals'],
		['Maschinen bau', 'spacing'],
		['Maschienenbau', 'spelling']
	])('%s becomes Maschinenbau (%s)', (word, by) => {
		expect(of(word)!.reason).toMatchObject({ key: 'industry.variant', params: { kept: 'Maschinenbau', by } });
		expect(of(word)!.mend!.changes.map(({ row }) => rows[row]!.industry)).toEqual(of(word)!.rows.map(() => word));
	});

	it('a code becomes the word of its division; branches of one division stay apart', () => {
		expect(of('28.1')!.reason).toMatchObject({
			key: 'industry.code',
			params: { section: 'C', division: 28, kept: 'Maschinenbau' }
		});
		expect([of('Sanitär'), of('Elektriker'), of('Maschinenbau')]).toEqual([undefined, undefined, undefined]);
	});

	it('the words most accounts have are looked at first, and what is left of free text is told', () => {
		const free = Array.from({ length: 50 }, (_, i) => ({ industry: `q${i}` }));
		const many = drained(findIndustries(accountColumns([...free, ...rows]), { mostWords: 40 }));
		expect(many.find(({ got }) => got === 'Masch.-Bau')!.reason.params).toMatchObject({ kept: 'Maschinenbau' });
		const told = many.filter(({ reason }) => reason.key === 'industry.too-many');
		expect(told.map(({ reason }) => reason.params)).toEqual([{ words: 21, read: 40, count: 21 }]);
		expect(new Set(many.flatMap((one) => one.rows)).size).toBe(many.flatMap((one) => one.rows).length);
	});

	it('a word that says nothing is listed with what the firm is called', () => {
		expect(of('Sonderkram')).toMatchObject({
			mend: null,
			reason: { key: 'industry.unclear', params: { section: 'C', count: 1 } }
		});
	});
});

describe('abbreviations', () => {
	it.each([
		['Masch.-Bau', 'maschinenbau', true],
		['Masch.-Bau', 'maschbau', true],
		['Masch.-Bau', 'maschinenbauer', false],
		['Ab.bc.', 'abc', false],
		['Ab.ba', 'aba', false],
		['Ab.ba', 'abba', true],
		['Masch.', 'maschinen3', false]
	])('%s may stand for %s: %s', (text, name, fits) => {
		expect(abbreviationPattern(text)!.test(name)).toBe(fits);
	});

	it('of many parts are compared without going back', () => {
		expect(abbreviationPattern('aa.'.repeat(200) + 'b')!.test('a'.repeat(2_000))).toBe(false);
		expect(classifyIndustry('aa.'.repeat(200) + 'b')).toBeNull();
	});
});
