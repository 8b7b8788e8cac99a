import { describe, expect, it } from 'vitest';
import { cellValue } from '#engine/ingest/health/cells.ts';
import { Review } from '#engine/ingest/health/review.ts';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { locate } from '#engine/ingest/locate/locate.ts';
import { placeAfter, placeByHand } from '#engine/ingest/locate/place-by-hand.ts';
import { createPostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { refusal } from '../helpers.ts';
import { accountsOf, finish, germany, shippedPlaces, withTable } from './market.ts';

const by = { gazetteer: withTable, places: null, outlines: [germany], land: null, country: 'DE' };
const options = { gazetteer: withTable, country: 'DE' };
const { accounts, findings } = finish(locate(accountsOf([{}, {}, { postcode: '44135', city: 'Nirgends' }]), options));

describe('a place written by hand', () => {
	const at = (text: string) => {
		const { changes } = placeByHand(accounts, [0], text, by);
		return changes.map(({ value }) => value);
	};

	it.each([
		['52.53, 13.38', [13.38, 52.53, null]],
		['52,53 13,38', [13.38, 52.53, null]],
		['52,53, 13,38', [13.38, 52.53, null]],
		['52.53° N, 13.38° O', [13.38, 52.53, null]],
		['13.38 52.53', [13.38, 52.53, null]],
		['33.9 S, 70.6 W', [-70.6, -33.9, null]],
		['10115', [13.38, 52.53, 'postcode', '10115']],
		['Invalidenstr. 1, 10115 Berlin', [13.38, 52.53, 'postcode', '10115', 'Berlin']],
		['Köln', [6.95, 50.93, 'place', 'Köln']],
		['Oslo', [10.75, 59.91, 'place', 'Oslo']]
	])('%s', (text, cells) => expect(at(text)).toEqual(cells));

	it.each(['040 01', '04001', '040 01 Košice'])('%s is a postcode', (text) => {
		const rows = [{ code: '04001', place: 'Košice', lon: 21.26, lat: 48.72 }];
		const slovak = createPostcodeTable('SK', rows, { attribution: '', exact: true });
		const there = { ...by, gazetteer: createGazetteer(shippedPlaces, [slovak]), country: 'SK' };
		const { changes } = placeByHand(accountsOf([{}]), [0], text, there);
		expect(changes.slice(0, 3).map(({ value }) => value)).toEqual([21.26, 48.72, 'postcode']);
	});

	it.each([
		['Nirgendheim', 'PLACE_NOT_FOUND'],
		['44135 Nirgendheim', 'PLACE_NOT_FOUND'],
		['0, 0', 'PLACE_NOT_FOUND'],
		['97.1, 213.4', 'PLACE_NOT_FOUND'],
		['Neustadt', 'PLACE_AMBIGUOUS']
	])('%s is refused', (text, code) => expect(refusal(() => at(text)).code).toBe(code));

	it('another postcode or town moves an account that has no coordinates of its own, and only to a place that is found', () => {
		const after = (column: string, value: string, row = 2) => {
			const written = { lon: Float64Array.of(NaN, 10, NaN), lat: Float64Array.of(NaN, 50, NaN) };
			return placeAfter(accounts, written, { row, column, value }, by).map((change) => change.value);
		};
		expect(after('postcode', '10115')).toEqual([13.38, 52.53, 'postcode']);
		expect(after('city', 'Köln', 0)).toEqual([6.95, 50.93, 'place']);
		for (const none of [after('postcode', '10115', 1), after('name', '10115'), after('city', 'Nirgendheim')])
			expect(none).toEqual([]);
	});

	it('mends one account of those without an address, keeps what others say, and is taken back', () => {
		expect(findings.filter(({ problem }) => problem === 'position').map(({ rows }) => rows)).toEqual([[0], [1], [2]]);
		const review = new Review(accounts, findings);
		const [first, , third] = findings.filter(({ problem }) => problem === 'position');
		for (const { id, rows } of [first!, third!]) review.mendBy(id, placeByHand(accounts, rows, '10115 Berlin', by));
		const row = (k: number) =>
			['lon', 'location_precision', 'postcode', 'city'].map((name) => cellValue(review.cleaned().accounts, name, k));
		expect([row(0), row(1)[1], row(2)]).toEqual([
			[13.38, 'postcode', '10115', 'Berlin'],
			'none',
			[13.38, 'postcode', '44135', 'Nirgends']
		]);
		review.revert([first!.id]);
		expect(row(0)).toEqual([null, 'none', null, null]);
	});
});
