import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '#engine/ingest/duplicates/compare-words.ts';
import { readRecords } from '#engine/ingest/duplicates/records.ts';
import { pairScorer, probabilityOf } from '#engine/ingest/duplicates/score-pair.ts';
import { accountsOf, crowd, finish, type Row } from './fixtures.ts';

const scorerOf = (rows: readonly Row[]) => {
	const records = finish(readRecords(accountsOf(rows)));
	return pairScorer(records, readWords(records.words, rows.length));
};
const probability = (one: Row, other: Row) => scorerOf([one, other, ...crowd]).evidence(0, 1).probability;

const firm: Row = {
	employees: 42,
	name: 'Rautenberg Maschinenbau GmbH',
	street: 'Siemensstraße 12',
	postcode: '70469',
	city: 'Stuttgart',
	lon: 9.16,
	lat: 48.81,
	precision: 'rooftop'
};

describe('one company entered twice', () => {
	it.each<[string, Row]>([
		['a typing mistake', { ...firm, name: 'Rautenbreg Maschinenbau GmbH' }],
		['lost umlauts and another legal form', { ...firm, name: 'RAUTENBERG MASCHINENBAU KG', street: 'Siemensstr. 12' }],
		['an abbreviation', { ...firm, name: 'Fa. Rautenberg Masch.bau' }],
		['swapped words', { ...firm, name: 'Maschinenbau Rautenberg' }],
		['a blank in the wrong place', { ...firm, name: 'RautenbergM aschinenbau GmbH' }],
		['a compound in two words', { ...firm, name: 'Rautenberg Maschinen Bau GmbH' }],
		['no position and no postcode', { name: firm.name!, street: firm.street!, city: firm.city! }],
		['no street', { name: firm.name!, postcode: firm.postcode!, city: firm.city! }],
		['a slip in the postcode', { ...firm, postcode: '70496' }],
		['a department', { ...firm, name: 'Rautenberg Maschinenbau GmbH Werkstatt Halle' }],
		['glued words', { ...firm, name: 'rautenbergmaschinenbau gmbh' }],
		['cut off', { ...firm, name: 'Rautenberg Maschi' }],
		['letters misread', { ...firm, name: 'Rautenberg Masch1nenbau GmbH' }],
		['a word left out and the same figures', { ...firm, name: 'Rautenberg GmbH', employees: 42 }],
		['the town behind its name', { ...firm, name: 'Rautenberg Maschinenbau GmbH Stuttgart' }]
	])('%s: sure', (_, other) => {
		expect(probability(firm, other)).toBeGreaterThan(0.9);
	});
});

describe('companies that must stay apart', () => {
	it.each<[string, Row, Row]>([
		[
			'a branch in another town',
			firm,
			{ ...firm, street: 'Hafenstraße 3', postcode: '24103', city: 'Kiel', lon: 10.13, lat: 54.32 }
		],
		[
			'branches named by their towns',
			{ ...firm, name: 'Rautenberg GmbH, Werk Ulm' },
			{ ...firm, name: 'Rautenberg GmbH, Werk Hof' }
		],
		['the holding of the group in the same house', firm, { ...firm, name: 'Rautenberg Verwaltungs GmbH' }],
		['the holding that has the whole name', firm, { ...firm, name: 'Rautenberg Maschinenbau Holding GmbH' }],
		['another firm in the building', firm, { ...firm, name: 'Feinkost Trautwein e.K.' }],
		['two stores with numbers', { ...firm, name: 'Markt 12 GmbH' }, { ...firm, name: 'Markt 14 GmbH' }],
		[
			'namesakes at different streets of a big town',
			{ name: 'Schmidt GmbH', street: 'Gartenweg 3', postcode: '20095', city: 'Hamburg' },
			{ name: 'Schmitt GmbH', street: 'Ringstraße 80', postcode: '22765', city: 'Hamburg' }
		],
		[
			'the same number in the same street of another town',
			{ ...firm, lon: NaN, lat: NaN },
			{ ...firm, postcode: '24103', city: 'Kiel', lon: NaN, lat: NaN }
		]
	])('%s: not even to be reviewed', (_, one, other) => {
		expect(probability(one, other)).toBeLessThan(0.4);
	});

	it('a parent and its child are two entries on purpose', () => {
		const child = { ...firm, parent: 'P', street: 'Siemensstraße 40' };
		expect(probability({ ...firm, id: 'P' }, child)).toBeLessThan(probability(firm, { ...child, parent: 'X' }));
	});
});

describe('evidence', () => {
	const words = fc.constantFrom(
		'Müller',
		'Mueller',
		'Rautenberg',
		'Bau',
		'Technik',
		'Holding',
		'GmbH',
		'Ulm',
		'12',
		'e.K.'
	);
	const row: fc.Arbitrary<Row> = fc.record({
		name: fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' ')),
		street: fc.constantFrom('Ring 5', 'Ringstr. 7-9', 'Am Markt', 'Postfach 3'),
		postcode: fc.constantFrom('10115', '10151', '89073', ''),
		city: fc.constantFrom('Ulm', 'Berlin', '10115 Berlin', ''),
		lon: fc.constantFrom(9, 9.001, 13.4, NaN),
		lat: fc.constantFrom(48, 48.001, NaN)
	});

	it('is the same both ways, a probability, and never hidden by stopping early', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), fc.integer({ min: -10, max: 10 }), (rows, least) => {
				const scorer = scorerOf(rows);
				for (let a = 0; a < rows.length; a++) {
					for (let b = 0; b < rows.length; b++) {
						if (a === b) continue;
						const bits = scorer.bits(a, b);
						expect(scorer.bits(b, a)).toBe(bits);
						expect(scorer.evidence(a, b)).toEqual(scorer.evidence(b, a));
						expect(scorer.evidence(a, b).bits).toBe(bits);
						expect(probabilityOf(bits)).toBeGreaterThanOrEqual(0);
						expect(probabilityOf(bits)).toBeLessThanOrEqual(1);
						const early = scorer.bits(a, b, least);
						expect(early === bits || (early < least && bits <= early)).toBe(true);
					}
				}
			}),
			{ numRuns: 60, seed: 5 }
		);
	});

	it('says field by field what agrees and what differs', () => {
		const { fields } = scorerOf([
			firm,
			{ ...firm, name: 'Rautenberk Maschinenbau GmbH', postcode: '70499' },
			...crowd
		]).evidence(0, 1);
		const of = (name: string) => fields.find(({ field }) => field === name);
		expect(of('name')).toMatchObject({ agreement: 'similar' });
		expect(of('legal_form')).toMatchObject({ agreement: 'agree' });
		expect(of('house_number')).toMatchObject({ agreement: 'agree' });
		expect(of('postcode')).toMatchObject({ agreement: 'similar' });
		expect(of('distance')).toMatchObject({ agreement: 'agree', score: 0 });
	});
});
