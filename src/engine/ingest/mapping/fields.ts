import type { Field, SplitPattern, Target } from './mapping.ts';
import { headerWords } from './header-words.ts';
import { fold } from '../spelling.ts';
import type { Profile } from './profile.ts';
import { splitCell } from './split.ts';
import { flagWords, precisionWords, stageWords } from './value-words.ts';

/** Picked column of a target or helper. */
export type Picks = ReadonlyMap<string, string>;

const money = new Set(['revenue_y0', 'revenue_y1', 'revenue_y2', 'potential']);
const fractions = new Set(['margin', 'win_rate', 'video_share']);

/** Typical shares above it are percent points. */
const PERCENT_POINTS = 1.5;

/** Scale of a column by its header and cells: thousands, percent, visits a month, minutes. 1 = as it stands. */
function scaleOf(target: string, column: string, profile: Profile): number {
	const { scale, per } = headerWords(column);
	if (money.has(target)) return scale;
	// A % in the header tells nothing: cells with a percent sign or format hold 0.12 already.
	if (fractions.has(target)) return profile.usual > PERCENT_POINTS ? 0.01 : 1;
	if (target === 'visits_per_year') return per >= 1 ? per : 1;
	if (target === 'visit_hours') return per < 1 || profile.min > 24 ? 1 / 60 : 1;
	return 1;
}

const tables = new Map([
	['stage', stageWords],
	['location_precision', precisionWords],
	['active', flagWords],
	['locked', flagWords]
]);

/** Known words of a column → our values, and those that nobody knows. */
export function wordsOf(target: string, profile: Profile): { words: Record<string, string>; unknown: string[] } {
	const table = tables.get(target) ?? null;
	const words: Record<string, string> = {};
	const unknown: string[] = [];
	if (table === null || profile.kind === 'number') return { words, unknown };
	for (const text of [...profile.distinct].sort().slice(0, 200)) {
		const value = table.get(fold(text));
		if (value === undefined) unknown.push(text.toLowerCase());
		else words[text.toLowerCase()] = value;
	}
	return { words, unknown };
}

function plain(target: Target, column: string, profile: Profile): Field {
	const scale = scaleOf(target, column, profile);
	const { words } = wordsOf(target, profile);
	return {
		target,
		how: 'plain',
		from: [column],
		...(scale === 1 ? {} : { scale }),
		...(Object.keys(words).length === 0 ? {} : { words }),
		...(target === 'domain' ? { only: 'domain' as const } : {})
	};
}

/** Excel drops the leading zero of 01067; text keeps it, unless it came from Excel. */
function postcode(column: string, profile: Profile, hasCountry: boolean): Field {
	const digits = profile.kind === 'number' ? (profile.max >= 10_000 ? 5 : 4) : hasCountry ? 0 : undefined;
	return { target: 'postcode', how: 'plain', from: [column], ...(digits === undefined ? {} : { digits }) };
}

/** Fields of the picked columns; a helper fills only targets that no column of their own fills. O(picks). */
export function fieldsOf(
	picks: Picks,
	profiles: ReadonlyMap<string, Profile>,
	targets: ReadonlyMap<string, unknown>
): Field[] {
	const fields = new Map<string, Field>();
	for (const [target, column] of picks) {
		if (!targets.has(target)) continue;
		const profile = profiles.get(column)!;
		if (target === 'postcode') fields.set(target, postcode(column, profile, picks.has('country')));
		else fields.set(target, plain(target as Target, column, profile));
	}
	const number = picks.get('house_number');
	const street = picks.get('street');
	if (number !== undefined && street !== undefined)
		fields.set('street', { target: 'street', how: 'join', from: [street, number], separator: ' ' });
	const [first, last] = [picks.get('first_name'), picks.get('last_name')];
	if (last !== undefined && !fields.has('name'))
		fields.set('name', {
			target: 'name',
			how: 'join',
			from: first === undefined ? [last] : [first, last],
			separator: ' '
		});
	const split = (
		helper: string,
		pattern: SplitPattern,
		parts: readonly ('postcode' | 'city' | 'street' | 'country' | 'lat' | 'lon')[]
	) => {
		const column = picks.get(helper);
		if (column === undefined) return;
		for (const part of parts)
			if (!fields.has(part) && holds(profiles.get(column)!, pattern, part))
				fields.set(part, { target: part, how: 'split', from: [column], pattern, part });
	};
	split('postcode_city', 'postcode-place', ['postcode', 'city', 'country']);
	split('place_street', 'place-street', ['city', 'street']);
	split('address', 'address', ['street', 'postcode', 'city', 'country']);
	for (const helper of ['lat_lon', 'lon_lat']) {
		const column = picks.get(helper);
		if (column !== undefined) split(helper, pairOrder(profiles.get(column)!, helper === 'lon_lat'), ['lat', 'lon']);
	}
	return [...fields.values()];
}

const holds = (
	profile: Profile,
	pattern: SplitPattern,
	part: 'postcode' | 'city' | 'street' | 'country' | 'lat' | 'lon'
) =>
	profile.distinct.filter((text) => splitCell(text, pattern)?.[part] !== undefined).length >=
	0.2 * profile.distinct.length;

/** Latitude first, unless the header or the figures say otherwise (beyond 90°, or in Europe only the other way round). */
function pairOrder(profile: Profile, lonFirst: boolean): SplitPattern {
	let [swapped, kept] = [0, 0];
	for (const text of profile.distinct) {
		const { lat, lon } = splitCell(text, 'lat-lon') ?? {};
		if (lat === undefined || lon === undefined) continue;
		if (looksSwapped(Number(lat), Number(lon))) swapped++;
		else if (looksSwapped(Number(lon), Number(lat))) kept++;
	}
	return swapped > kept || (lonFirst && kept === 0) ? 'lon-lat' : 'lat-lon';
}

/** The pair lies in Europe only when it is read the other way round, or cannot be read as it stands. */
export const looksSwapped = (lat: number, lon: number) =>
	Math.abs(lat) > 90 || (lat >= -12 && lat < 34 && lon >= 35 && lon <= 72);
