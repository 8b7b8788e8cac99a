import { describe, expect, it } from 'vitest';
import { findPositions, type FindPositionOptions } from '#engine/ingest/locate/find-positions.ts';
import { testOutline } from '#engine/ingest/locate/outline-check.ts';
import { accountsOf, finish, germany, outlineOf, withoutTable, withTable, type Row } from './market.ts';

const run = (rows: readonly Row[], options: Partial<FindPositionOptions> = {}) =>
	finish(findPositions(accountsOf(rows), { gazetteer: withTable, outlines: [germany], ...options }));
const findings = (rows: readonly Row[], options: Partial<FindPositionOptions> = {}) =>
	run(rows, options).map(({ reason, mend, rows: members }) => ({
		key: reason.key.replace('position.', ''),
		rows: members,
		cells: mend?.changes.map(({ column, value }) => `${column} ${value}`) ?? null
	}));
/** Key and mend of one position, with the postcode of Berlin-Mitte or with the country alone. */
const judged = (lon: number, lat: number, address: Row = {}, options: Partial<FindPositionOptions> = {}) => {
	const [found] = findings([{ country: 'DE', lon, lat, ...address }], options);
	return found === undefined ? null : [found.key, found.cells];
};
const mitte = { postcode: '10115', city: 'Berlin' };

describe('a position that cannot be right', () => {
	it.each([
		['right', 13.38512, 52.53123, null],
		['swapped', 52.53123, 13.38512, ['swapped', ['lon 13.38512', 'lat 52.53123']]],
		['sign', -13.38512, 52.53123, ['sign', ['lon 13.38512', 'lat 52.53123']]],
		['both signs', -13.38512, -52.53123, ['sign', ['lon 13.38512', 'lat 52.53123']]],
		['swapped and a sign', -52.53123, 13.38512, ['swapped-sign', ['lon 13.38512', 'lat 52.53123']]],
		['decimal points lost', 1338512, 5253123, ['decimal-point', ['lon 13.38512', 'lat 52.53123']]],
		['one decimal point lost', 13.38512, 5253123, ['decimal-point', ['lon 13.38512', 'lat 52.53123']]],
		['a decimal point moved', 13.38512, 5.253123, ['decimal-point', ['lon 13.38512', 'lat 52.53123']]]
	])('%s, with and without a postcode', (_, lon, lat, expected) => {
		expect(judged(lon, lat, mitte)).toEqual(expected);
		expect(judged(lon, lat)).toEqual(expected);
	});

	it('the postcode makes a proposal surer', () => {
		const sure = (address: Row) => run([{ country: 'DE', lon: 52.53123, lat: 13.38512, ...address }])[0]!.confidence;
		expect(sure(mitte)).toBeGreaterThan(sure({}));
	});

	it('0/0 is nobody’s position: the postcode’s instead, or none', () => {
		const centroid = ['lon 13.38', 'lat 52.53', 'location_precision postcode'];
		expect(judged(0, 0, mitte)).toEqual(['zero', centroid]);
		expect(judged(0, 0)).toEqual(['zero', ['lon null', 'lat null', 'location_precision none']]);
	});

	it('far from the own postcode, though in the country', () => {
		const centroid = ['lon 13.38', 'lat 52.53', 'location_precision postcode'];
		expect(judged(11.57123, 48.13123, mitte)).toEqual(['far-from-postcode', centroid]);
		expect(judged(13.63123, 52.53123, mitte)).toBeNull();
		expect(judged(11.57123, 48.13123, { postcode: null, city: 'Berlin' })?.[0]).toBe('far-from-place');
		expect(judged(13.93123, 52.53123, { postcode: null, city: 'Berlin' })).toBeNull();
	});

	it('a postcode that contradicts its town proves nothing against a position', () => {
		expect(judged(13.38123, 52.53123, { postcode: '80331', city: 'Berlin' })).toBeNull();
	});

	it('abroad and in the sea are told apart where land is known', () => {
		const land = outlineOf('', -10, 40, 30, 55);
		expect(judged(2.35123, 48.85123, {}, { land })).toEqual(['outside-country', null]);
		expect(judged(-40.12345, 70.12345, mitte, { land })?.[0]).toBe('in-sea');
		expect(judged(2.35123, 48.85123, mitte)?.[0]).toBe('outside-country');
	});

	it('what no slip explains and lies beyond the globe is out of range', () => {
		expect(judged(999.123, 999.123)).toEqual(['out-of-range', ['lon null', 'lat null', 'location_precision none']]);
	});

	it('a harbour outside the coarse outline is no problem, nor an island at its own postcode', () => {
		expect(judged(15.1, 52.12345)).toBeNull();
		expect(judged(15.4, 52.12345)?.[0]).toBe('outside-country');
		expect(judged(13.38512, 52.53123, mitte, { outlines: [outlineOf('DE', 6, 47, 8, 49)] })).toBeNull();
	});

	it('numbers that the reader emptied are judged as the file has them', () => {
		const accounts = accountsOf([{ country: 'DE', ...mitte }]);
		const written = { lon: Float64Array.of(1338512), lat: Float64Array.of(5253123) };
		const found = finish(findPositions(accounts, { gazetteer: withTable, outlines: [germany], written }));
		expect(found.map(({ reason }) => reason.key)).toEqual(['position.decimal-point']);
	});

	it('without any outline or postcode nothing is doubted but 0/0 and the globe', () => {
		expect(judged(52.53123, 13.38512, {}, { outlines: [], gazetteer: withoutTable })).toBeNull();
		expect(judged(0, 0, {}, { outlines: [], gazetteer: withoutTable })?.[0]).toBe('zero');
	});
});

describe('many accounts at one point', () => {
	const towns = ['Berlin', 'Köln', 'Würzburg'];
	const codes = ['10115', '50667', '97070'];
	const point = { country: 'DE', lon: 9.93123, lat: 49.79123 };

	it('with different addresses are a default: one finding, without those that belong there', () => {
		const rows = Array.from({ length: 12 }, (_, i) => ({ ...point, city: towns[i % 3]!, postcode: codes[i % 3]! }));
		const [shared, ...others] = findings(rows);
		expect([shared!.key, others]).toEqual(['shared-default', []]);
		expect(shared!.rows).toEqual([0, 1, 3, 4, 6, 7, 9, 10]);
		expect(shared!.cells!.slice(0, 4)).toEqual(['lon 13.38', 'lat 52.53', 'location_precision postcode', 'lon 6.95']);
		expect(findings(rows.slice(0, 9)).map(({ key }) => key)).toEqual(Array(6).fill('far-from-postcode'));
	});

	it('with addresses that nobody knows are a default too, without a proposal', () => {
		const rows = Array.from({ length: 12 }, (_, i) => ({ ...point, city: `Dorf ${'abcd'[i % 4]}`, postcode: null }));
		expect(findings(rows)).toEqual([{ key: 'shared-default', rows: rows.map((_, i) => i), cells: null }]);
		expect(findings([...rows, { ...point, city: 'Würzburg', postcode: '97070' }])).toEqual([]);
	});

	it('with one postcode but many streets are its centroid', () => {
		const rows = Array.from({ length: 10 }, (_, i) => ({
			...point,
			city: 'Würzburg',
			postcode: '97070',
			street: `Weg ${i % 4}`
		}));
		expect(findings(rows)[0]!.key).toBe('shared-centre');
		expect(new Set(findings(rows)[0]!.cells)).toEqual(new Set(['location_precision postcode']));
		expect(findings(rows.map((row) => ({ ...row, precision: 'postcode' })))).toEqual([]);
		expect(findings(rows.map((row) => ({ ...row, street: 'Weg 1' })))).toEqual([]);
	});
});

describe('coarse positions', () => {
	it('say how coarse they are, one finding per number of decimals', () => {
		const rows = [
			{ country: 'DE', lon: 13.4, lat: 52.5 },
			{ country: 'DE', lon: 13.38, lat: 52.5 },
			{ country: 'DE', lon: 13.38512, lat: 52.5 },
			{ country: 'DE', lon: 13.39, lat: 52.53 },
			{ country: 'DE', lon: 13.39, lat: 52.53, precision: 'place' }
		];
		expect(findings(rows)).toEqual([
			{ key: 'coarse', rows: [0], cells: ['location_precision place'] },
			{ key: 'coarse', rows: [1, 3], cells: ['location_precision place', 'location_precision place'] }
		]);
	});
});

describe('outlines', () => {
	it('holes are outside, and distance counts from every ring', () => {
		const box = (west: number, south: number, east: number, north: number) =>
			outlineOf('', west, south, east, north).polygons[0]![0]!;
		const ring = testOutline({ country: 'X', polygons: [[box(0, 0, 10, 10), box(4, 4, 6, 6)]] });
		expect([ring.contains(1, 1), ring.contains(5, 5), ring.contains(11, 5)]).toEqual([true, false, false]);
		expect([ring.isWithin(5, 5, 50), ring.isWithin(5, 5, 120)]).toEqual([false, true]);
		expect([ring.isWithin(10.05, 5, 10), ring.isWithin(10.2, 5, 10)]).toEqual([true, false]);
	});
});
