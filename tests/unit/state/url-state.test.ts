import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUrl, urlOf, type UrlView } from '#lib/state/url-state.ts';

const usual: UrlView = {
	data: 'maschinenbau',
	view: 'today',
	layer: 'territories',
	heatBy: 'district',
	drawer: 'territories',
	territory: null,
	account: null,
	camera: null
};
const read = (query: string) => readUrl(new URLSearchParams(query));

test('the usual view needs nothing in the address', () => {
	expect(urlOf(usual)).toBe('?');
	expect(read('')).toEqual(usual);
});

test('a view comes back from its link, with the place to some 100 m', () => {
	const id = fc.string({ minLength: 1, maxLength: 40 });
	const camera = fc.record({
		latitude: fc.double({ min: -85, max: 85, noNaN: true }),
		longitude: fc.double({ min: -180, max: 180, noNaN: true }),
		zoom: fc.double({ min: 0, max: 20, noNaN: true })
	});
	const view = fc.record({
		data: fc.constantFrom('maschinenbau', 'saas-norge', 'own'),
		view: fc.constantFrom('today', 'after'),
		layer: fc.constantFrom('territories', 'potential', 'change'),
		heatBy: fc.constantFrom('district', 'hexagon', 'account'),
		drawer: fc.constantFrom('territories', 'accounts', 'findings'),
		territory: fc.option(id, { nil: null }),
		account: fc.option(id, { nil: null }),
		camera: fc.option(camera, { nil: null })
	}) as fc.Arbitrary<UrlView>;
	fc.assert(
		fc.property(view, (asked) => {
			const { camera: found, ...rest } = read(urlOf(asked).slice(1));
			const { camera: wanted, ...same } = asked;
			expect(rest).toEqual(same);
			if (wanted === null) expect(found).toBeNull();
			else {
				expect(found?.latitude).toBeCloseTo(wanted.latitude, 2);
				expect(found?.longitude).toBeCloseTo(wanted.longitude, 2);
				expect(found?.zoom).toBeCloseTo(wanted.zoom, 1);
			}
		})
	);
});

test('whatever an address holds, the page has a view to show', () => {
	fc.assert(
		fc.property(fc.webQueryParameters(), (query) => {
			const view = read(query);
			expect(read(urlOf(view).slice(1)).data).toBe(view.data);
		})
	);
	for (const at of ['', '1,2', '1,2,3,4', 'a,b,c', '91,0,3', '0,0,99', ',,', '1,,3'])
		expect(read(`at=${at}`).camera).toBeNull();
	expect(read(`account=${'x'.repeat(300)}`).account).toBeNull();
});
