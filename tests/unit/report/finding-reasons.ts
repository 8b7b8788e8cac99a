import type { Reason } from '#engine/ingest/health/finding.ts';

const postcode = { postcode: '1067', proposal: '01067', place: 'Dresden' };
const typed = { ...postcode, country: 'DE', km: 140 };
const position = { lon: 51.05, lat: 13.74, country: 'DE', km: 120.4 };
const moved = { ...position, toLon: 13.74, toLat: 51.05 };
const duplicate = {
	rows: 3,
	survivor: 'K1',
	name: 92,
	agree: 'name,postcode',
	similar: 'street',
	differ: '',
	owners: 2,
	locked: 1,
	booked: 2,
	copies: 1
};
const figure = { column: 'revenue_y0', value: 125000, low: 60000, high: 250000, count: 25 };
const outlier = { column: 'potential', value: 5e6, usual: 5200, count: 40, level: 'industry size' };
const word = { word: 'Masch.bau', kept: 'Maschinenbau', count: 12 };
const shared = { accounts: 14, addresses: 9, lon: 10, lat: 51 };

const params: Readonly<Record<string, Reason['params']>> = {
	'locate.no-address': {},
	'locate.country-not-loaded': { country: 'NO' },
	'locate.country-ambiguous': { postcode: '1010', place: 'Wien', country: '' },
	'locate.not-found': { postcode: '99999', place: 'Nirgends', country: 'DE' },
	'locate.place-ambiguous': { postcode: '', place: 'Neustadt', country: 'DE' },
	'address.other-country': { country: 'DE', proposal: 'AT', postcode: '1010', place: 'Wien' },
	'address.postcode-invalid': { postcode: 'abc', country: 'DE' },
	'address.postcode-prefix': { ...postcode, postcode: 'D-01067' },
	'address.postcode-leading-zero': postcode,
	'address.postcode-decimals': { ...postcode, postcode: '1067.0' },
	'address.postcode-unknown': { country: 'DE', place: 'Dresden', postcode: '01060' },
	'address.postcode-contradicts-place': { place: 'Dresden', km: 140, country: 'DE', postcode: '80331' },
	'address.postcode-short': typed,
	'address.postcode-swapped': typed,
	'address.postcode-digit': typed,
	'address.postcode-of-place': typed,
	'position.swapped': moved,
	'position.sign': moved,
	'position.swapped-sign': moved,
	'position.decimal-point': moved,
	'position.zero': { ...position, km: 0 },
	'position.out-of-range': { ...position, lon: 5251234, km: 0 },
	'position.far-from-postcode': position,
	'position.far-from-place': position,
	'position.outside-country': position,
	'position.in-sea': position,
	'position.coarse': { decimals: 1, accounts: 7, km: 11 },
	'position.shared-default': shared,
	'position.shared-centre': shared,
	'duplicate.sure': duplicate,
	'duplicate.review': duplicate,
	'missing.unknown': { column: 'employees' },
	'missing.revenue.months': { column: 'revenue_y0', value: 125000 },
	'missing.similar': { ...figure, level: 'industry segment region' },
	'missing.revenue.trend': { ...figure, level: 'all', from: 'revenue_y1', base: 110000 },
	'missing.industry.name': { column: 'industry', value: 'Maschinenbau', count: 12 },
	'missing.segment.similar': { column: 'segment', value: 'B', count: 12 },
	'outlier.revenue.negative': { column: 'revenue_y0', value: -1200, visits: 0 },
	'outlier.revenue.none': { column: 'revenue_y0', value: 0, visits: 6 },
	'outlier.margin': { column: 'margin', value: 0.95, usual: 0.315 },
	'outlier.visits': { column: 'visits_per_year', value: 400, most: 156, usual: 6 },
	'outlier.thousand.high': { ...outlier, mended: 5000 },
	'outlier.thousand.low': { ...outlier, value: 5, mended: 5000 },
	'outlier.high': outlier,
	'outlier.low': { ...outlier, value: 3, level: 'all' },
	'outlier.employees.few': { column: 'employees', value: 1, revenue: 5e6 },
	'stale.protected': { date: '2021-03-05', days: 1800 },
	'stale.modified': { date: '2021-03-05', days: 1800 },
	'stale.no-revenue': {},
	'contradiction.revenue.same': { value: 1000, count: 30 },
	'contradiction.parent.self': { parent: 'K1' },
	'contradiction.parent.unknown': { parent: 'K1' },
	'contradiction.parent.circle': { count: 3 },
	'contradiction.id.alike': { count: 2 },
	'contradiction.future': { column: 'modified_at', date: '2031-01-01', now: '2026-01-31' },
	'contradiction.stage.revenue': { stage: 'prospect', revenue: 5000 },
	'contradiction.potential.below': { potential: 3000, revenue: 5000 },
	'contradiction.revenue.years-equal': { value: 5000 },
	'contradiction.lock.no-owner': {},
	'contradiction.country.postcode': { country: 'DE', postcode: '1010' },
	'contradiction.owner.unknown': { owner: 'Meier', count: 12 },
	'contradiction.owner.spelling': { owner: 'Mueller', count: 12, rep: 'R1' },
	'industry.variant': { ...word, by: 'abbreviation' },
	'industry.code': { ...word, word: '28.1', section: 'C', division: 28 },
	'industry.unclear': { word: 'Sonstiges', section: 'C', division: '', count: 12 },
	'industry.too-many': { words: 480, read: 10_000, count: 510 }
};

/** Every reason a finding can carry, with params as its source gives them. */
export const findingReasons: readonly Reason[] = Object.entries(params).map(([key, of]) => ({ key, params: of }));
