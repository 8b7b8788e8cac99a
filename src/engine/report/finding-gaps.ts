import type { ComparedField } from '../ingest/duplicates/pair-record.ts';
import type { Reason } from '../ingest/health/finding.ts';
import type { WordName } from '../ingest/impute/traits.ts';
import type { Section } from '../ingest/taxonomy/sections.ts';
import type { Variant } from '../ingest/taxonomy/word-variants.ts';
import type { Language } from '../model/error-texts.ts';
import { columnName } from './column-names.ts';
import { countryName } from './country-name.ts';
import { findingWords, type FindingWords } from './finding-words.ts';
import { sectionNames } from './section-names.ts';
import { writtenDate, writtenMoney, writtenNumber, writtenPercent } from './written.ts';

const money = new Set(['revenue_y0', 'revenue_y1', 'revenue_y2', 'potential']);
const fractions = new Set(['margin', 'win_rate', 'video_share']);

/** What a gap of a finding's text says; a gap without its figure stays to be seen. O(1). */
export function findingGap(
	{ key, params }: Reason,
	name: string,
	language: Language,
	currency: string | undefined
): string {
	const words = findingWords[language];
	const value = params[name] ?? '';
	const number = (digits = 2) => writtenNumber(Number(value), language, digits);
	// A cell that stands in the data, or would, is written as it is; what is judged by it is rounded.
	const isCell = name === 'mended' || (name === 'value' && key.startsWith('outlier.'));
	const written = () => (isCell ? writtenNumber : writtenMoney)(Number(value), language);
	const paid = () => written() + (currency === undefined ? '' : `\u00a0${currency}`);
	const list = (ids: string) => ids.split(',').map((id) => words.fields[id as ComparedField] ?? id);
	switch (name) {
		case 'address':
			return [params['postcode'], params['place']].filter((part) => part !== '').join(' ');
		case 'at':
			return point(Number(params['lon']), Number(params['lat']), language, words);
		case 'to':
			return point(Number(params['toLon']), Number(params['toLat']), language, words);
		case 'conflicts':
			return conflicts(params, words);
		case 'peers':
			return words.peers[String(params['level']) as keyof FindingWords['peers']];
	}
	if (!(name in params)) return `{${name}}`;
	switch (name) {
		case 'column':
		case 'from':
			return columnName(String(value), language);
		case 'country':
			return countryName(String(value), language);
		case 'proposal':
			return key === 'address.other-country' ? countryName(String(value), language) : String(value);
		case 'agree':
		case 'similar':
		case 'differ':
			return value === '' ? '' : list(String(value)).join(', ');
		case 'level':
			return level(String(value), words);
		case 'by':
			return words.variant[value as Variant['by']];
		case 'stage':
			return words.stage[value as keyof FindingWords['stage']];
		case 'section':
			return value === '' ? '' : `${sectionNames[language][value as Section]}, ${value}`;
		case 'date':
		case 'now':
			return writtenDate(String(value), language);
		case 'km':
			return number(Number(value) < 10 ? 1 : 0);
	}
	if (typeof value === 'string') return value;
	const column = String(params['column'] ?? 'revenue_y0');
	if (amounts.has(name) && fractions.has(column)) return writtenPercent(value, language);
	return (amounts.has(name) && money.has(column)) || name === 'revenue' || name === 'potential' ? paid() : number();
}

/** Params that are figures of their reason's column, or revenue where it names none. */
const amounts = new Set(['value', 'usual', 'mended', 'low', 'high', 'base']);

/** "52.51234° N, 13.4° E"; numbers that cannot be on the globe stay numbers. */
function point(lon: number, lat: number, language: Language, { directions }: FindingWords): string {
	if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
		return `${writtenNumber(lat, language, 5)} / ${writtenNumber(lon, language, 5)}`;
	const degrees = (value: number) => `${writtenNumber(Math.abs(value), language, 5)}°\u00a0`;
	const separator = language === 'en' ? ',' : ';';
	return (
		degrees(lat) +
		(lat < 0 ? directions.south : directions.north) +
		separator +
		' ' +
		degrees(lon) +
		(lon < 0 ? directions.west : directions.east)
	);
}

function level(name: string, { shared, same, and }: FindingWords): string {
	if (name === 'all') return '';
	const names = name.split(' ').map((word) => shared[word as WordName] ?? word);
	const last = names.pop()!;
	return ` (${same} ${names.length === 0 ? last : `${names.join(', ')} ${and} ${last}`})`;
}

function conflicts(params: Reason['params'], words: FindingWords): string {
	const of = (name: string) => Number(params[name] ?? 0);
	const told = (text: string, count: number) => ` ${text.replace('#', String(count))}`;
	return (
		(of('owners') > 1 ? told(words.owners, of('owners')) : '') +
		(of('locked') > 0 ? told(of('locked') === 1 ? words.lockedOne : words.lockedMany, of('locked')) : '') +
		(of('booked') > 1 ? told(words.booked, of('booked')) : '') +
		(of('copies') > 0 ? told(of('copies') === 1 ? words.copyOne : words.copyMany, of('copies')) : '')
	);
}
