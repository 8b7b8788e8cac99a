import type { Profile } from './profile.ts';

/** Rises from `low` to 1 with the share. */
const rising = (share: number, low: number) => low + (1 - low) * share;
const inside = (profile: Profile, low: number, high: number) => profile.low >= low && profile.high <= high;
const numeric = (profile: Profile) =>
	profile.kind === 'date' || profile.kind === 'flag' ? 0 : rising(profile.share.number, 0);
const dated = ({ kind, share }: Profile) => (kind === 'date' ? 1 : kind === 'text' ? share.date : 0);
const worded = ({ kind, share }: Profile) => (kind === 'text' ? rising(share.words, 0.2) : 0.15);
const coordinate = (profile: Profile, limit: number) =>
	!inside(profile, -limit, limit) ? 0.1 : numeric(profile) * rising(profile.share.fine, 0.5);
const fraction = (profile: Profile) => numeric(profile) * (inside(profile, -100, 100) ? 1 : 0.3);
const yesNo = ({ kind, share, min, max }: Profile) =>
	kind === 'flag' ? 1 : kind === 'text' ? share.flag : min >= 0 && max <= 1 ? share.integer : 0;
const staged = ({ kind, share, distinct }: Profile) =>
	kind === 'flag' ? 0.9 : kind !== 'text' ? 0.1 : distinct.every(isLetter) ? 0.6 : rising(share.stage, 0.3);
/** Codes of ERPs for customer (German and English), lead, prospect; A, B and C are classes. */
const isLetter = (text: string) => /^[KCLPI]$/i.test(text);
const keyed = (profile: Profile) =>
	profile.kind === 'date' || profile.kind === 'flag'
		? 0
		: rising(profile.share.idLike, 0.7) * (profile.share.integer < profile.share.number ? 0.3 : 1);

const fits: Record<string, (profile: Profile) => number> = {
	account_id: (p) => keyed(p) * (p.unique() > 0.98 ? 1 : rising(p.unique(), 0.5)),
	rep_id: (p) => rising(p.share.idLike, 0.85),
	name: (p) => worded(p) * (p.share.email > 0.5 || p.share.url > 0.8 || p.share.idLike > 0.8 ? 0.3 : 1),
	lon: (p) => coordinate(p, 180),
	lat: (p) => coordinate(p, 90),
	lat_lon: (p) => p.share.latLon,
	lon_lat: (p) => p.share.latLon,
	country: (p) => (p.kind === 'text' ? rising(p.share.country, 0.3) : 0.05),
	postcode: (p) => (p.kind === 'date' || p.kind === 'flag' ? 0 : rising(p.share.postcode, 0.2)),
	postcode_city: (p) => p.share.postcodePlace,
	place_street: (p) => (p.kind === 'text' ? rising(p.share.street, 0.5) : 0),
	address: (p) => p.share.address,
	city: (p) => worded(p) * (p.share.postcodePlace > 0.5 ? 0.3 : 1),
	street: (p) =>
		worded(p) * (p.share.address > 0.5 || p.share.postcodePlace > 0.5 ? 0.5 : 1) * (p.share.email > 0.3 ? 0.1 : 1),
	house_number: (p) => (p.kind === 'date' ? 0 : 1),
	industry: (p) => (p.kind === 'date' || p.kind === 'flag' ? 0 : 1),
	segment: (p) =>
		p.kind === 'date' || p.kind === 'flag' || p.share.fine > 0.5 ? 0 : p.distinct.length > 500 ? 0.5 : 1,
	stage: staged,
	location_precision: (p) => p.share.precision,
	employees: (p) => numeric(p) * (p.min < 0 ? 0.2 : 1),
	margin: fraction,
	win_rate: (p) => fraction(p) * (p.min < 0 ? 0.3 : 1),
	video_share: (p) => fraction(p) * (p.min < 0 ? 0.3 : 1),
	visits_per_year: (p) => numeric(p) * (inside(p, 0, 366) ? 1 : 0.3),
	visit_hours: (p) => numeric(p) * (inside(p, 0, 480) ? 1 : 0.3),
	owner_since: dated,
	protected_until: dated,
	modified_at: dated,
	order_date: (p) => Math.max(dated(p), p.kind === 'number' && inside(p, 199001, 210012) ? p.share.integer : 0),
	locked: yesNo,
	active: (p) => Math.max(yesNo(p), p.kind === 'text' && p.distinct.length <= 3 ? 0.7 : 0),
	domain: (p) => (p.kind === 'text' ? Math.max(p.share.url, 0) : 0),
	owner_name: worded,
	owner_id: (p) => (p.kind === 'date' || p.kind === 'flag' ? 0 : 1),
	parent_id: (p) => (p.kind === 'date' || p.kind === 'flag' ? 0 : 1),
	industries: worded,
	region: (p) => (p.kind === 'date' || p.kind === 'flag' ? 0 : 1),
	first_name: worded,
	last_name: worded
};
for (const name of ['revenue_y0', 'revenue_y1', 'revenue_y2', 'potential', 'order_amount', 'capacity_hours'])
	fits[name] = numeric;

/** 0–1: how well the cells suit a target. An empty column suits nothing. */
export const fitOf = (target: string, profile: Profile): number =>
	profile.filled === 0 ? 0 : (fits[target] ?? (() => 1))(profile);

/** Degrees with decimals, mostly in Europe; a tenth may be swapped. Widths and lengths of things look otherwise. */
export const isDegrees = (target: string, profile: Profile): boolean => {
	const [low, high] = target === 'lat' ? [35, 72] : [-12, 34.9];
	return profile.share.fine > 0.5 && inside(profile, -12, 72) && profile.median >= low && profile.median <= high;
};

/** Keys of a list of people under a header that says nothing, wherever the column stands: no two alike, and no cell empty. */
export const keysOfReps = (profile: Profile): boolean =>
	profile.filled === 1 && profile.distinct.length > 1 && isKey(profile);

const isKey = (profile: Profile) =>
	profile.share.idLike > 0.98 &&
	(profile.kind === 'text' || profile.share.integer > 0.98) &&
	profile.share.postcodePlace === 0 &&
	profile.unique() === 1;

/** What the cells alone say, for headers that say nothing: confidence by target. */
export function contentGuesses(profile: Profile, first: boolean): Map<string, number> {
	const guesses = new Map<string, number>();
	const { share, kind } = profile;
	if (profile.filled === 0) return guesses;
	if (kind === 'text') {
		if (share.latLon > 0.9 && share.number < 0.5) guesses.set('lat_lon', 0.85);
		if (share.postcodePlace > 0.85) guesses.set('postcode_city', 0.75);
		else if (share.address > 0.8 && share.number < 0.5) guesses.set('address', 0.7);
		else if (share.street > 0.75) guesses.set('street', 0.6);
		if (share.firm > 0.3) guesses.set('name', 0.55 + 0.2 * share.firm);
		if (share.country > 0.98 && profile.distinct.length < 60 && profile.distinct.every((text) => text.length > 1))
			guesses.set('country', 0.6);
		if (share.postcode > 0.95 && profile.distinct.length > 5 && profile.unique() < 0.999) guesses.set('postcode', 0.62);
		if (share.url > 0.9 && share.email === 0) guesses.set('domain', 0.6);
	}
	if (first && profile.filled > 0.99 && profile.distinct.length > 3 && isKey(profile)) guesses.set('account_id', 0.58);
	if (share.fine > 0.9 && inside(profile, 35, 72)) guesses.set('lat', 0.52);
	if (share.fine > 0.9 && inside(profile, -12, 34.9)) guesses.set('lon', 0.52);
	return guesses;
}
