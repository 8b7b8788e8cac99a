import type { Random } from '#engine/model/random.ts';
import type { Damage } from './damage.ts';
import { pick } from './draws.ts';
import type { MarketWords } from './words.ts';

const of = <T>({ country }: MarketWords, texts: Readonly<Record<string, T>>): T => texts[country]!;

/** Replaces one place, drawn among those that fit. */
function once(random: Random, text: string, pairs: readonly (readonly [RegExp, string])[]): string {
	const fitting = pairs.filter(([pattern]) => pattern.test(text));
	return fitting.length === 0 ? text : text.replace(...(pick(random, fitting) as [RegExp, string]));
}

const heard: readonly (readonly [RegExp, string])[] = [
	[/ph/, 'f'],
	[/dt\b/, 't'],
	[/ai/, 'ei'],
	[/ei/, 'ai'],
	[/eu/, 'oi'],
	[/ch?s/, 'x'],
	[/ck/, 'k'],
	[/tz/, 'z'],
	[/y/, 'i'],
	[/th/, 't'],
	[/hj/, 'j'],
	[/å/, 'o'],
	[/ll/, 'l'],
	[/mm/, 'm'],
	[/V/, 'F'],
	[/ie/, 'y'],
	[/ough/, 'o'],
	[/v(?=[aeiou])/, 'w'],
	[/e(?=r)/, 'ä']
];
const beside: Readonly<Record<string, string>> = {
	...{ a: 's', b: 'v', c: 'x', d: 'f', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n' },
	...{ n: 'm', o: 'p', p: 'o', q: 'w', r: 't', s: 'd', t: 'z', u: 'i', v: 'b', w: 'e', x: 'c', y: 'x', z: 'u' }
};
const entities: Readonly<Record<string, string>> = {
	...{ ä: '&auml;', ö: '&ouml;', ü: '&uuml;', ß: '&szlig;', æ: '&aelig;', ø: '&oslash;', å: '&aring;' },
	'&': '&amp;'
};

/** A second list that no weight was set with; what was missed of it has been looked into since, as of the first. */
export const laterDamages: readonly Damage[] = [
	{
		kind: 'written as heard',
		weight: 3,
		apply: (random, entry) => void (entry.name = once(random, entry.name, heard))
	},
	{
		kind: 'two keys beside the right ones',
		weight: 2,
		apply(random, entry) {
			for (let i = 0; i < 2; i++) {
				const at = 1 + random.below(Math.max(1, entry.name.length - 1));
				const key = beside[entry.name[at] ?? ''];
				if (key !== undefined) entry.name = entry.name.slice(0, at) + key + entry.name.slice(at + 1);
			}
		}
	},
	{
		kind: 'umlauts as question marks',
		weight: 1.5,
		apply(_, entry) {
			const lose = (text: string) => text.replace(/[äöüßæøåÄÖÜÆØÅ]/g, '?');
			entry.name = lose(entry.name);
			entry.street = entry.street && lose(entry.street);
			entry.city = entry.city && lose(entry.city);
		}
	},
	{
		kind: 'entities of a web page',
		weight: 1.5,
		apply: (_, entry) => void (entry.name = entry.name.replace(/[äöüßæøå&]/g, (letter) => entities[letter]!))
	},
	{
		kind: 'owner named',
		weight: 2,
		apply: (random, entry, words) =>
			void (entry.form = `${entry.form}${of(words, { DE: ', Inh.', NO: 'v/', GB: 't/a' }).replace(/^(?=[vt])/, ' ')} ${pick(random, words.given)} ${pick(random, words.surnames)}`)
	},
	{
		kind: 'brand in brackets',
		weight: 2,
		apply: (random, entry, words) =>
			void (entry.name = `${entry.name} (${pick(random, words.syllables).toUpperCase()}${pick(random, words.syllables)}${pick(random, words.syllables)})`)
	},
	{
		kind: 'note in the name',
		weight: 2,
		apply: (random, entry, words) =>
			void (entry.form = `${entry.form} ${pick(random, of(words, { DE: ['(alt)', '- NICHT BELIEFERN', '** gesperrt **', '- siehe Zentrale'], NO: ['(gammel)', '- SPERRET', '- ikke bruk'], GB: ['(old)', '- DO NOT USE', '- ON HOLD'] }))}`)
	},
	{
		kind: 'number before the name',
		weight: 1.5,
		apply: (random, entry) => void (entry.name = `${10_000 + random.below(80_000)} ${entry.name}`)
	},
	{
		kind: 'line of business added',
		weight: 2,
		apply: (random, entry, words) =>
			void (entry.name = `${entry.name} ${pick(random, of(words, { DE: ['und Zubehör', 'Meisterbetrieb', 'Fachbetrieb'], NO: ['og utstyr', 'mesterbedrift'], GB: ['and Accessories', 'Specialists'] }))}`)
	},
	{
		kind: 'hyphens for blanks',
		weight: 1.5,
		apply: (_, entry) => void (entry.name = entry.name.replace(/ (?!&)(?<!& )/g, '-'))
	},
	{
		kind: 'family name first',
		weight: 1,
		apply(_, entry, words) {
			const [first, second, ...rest] = entry.name.split(' ');
			if (words.given.includes(first!) && second !== undefined) entry.name = [`${second},`, first, ...rest].join(' ');
		}
	},
	{
		kind: 'floor or building in the street',
		weight: 2,
		apply(random, entry, words) {
			if (entry.street === null) return;
			if (words.numberFirst) entry.street = `${entry.street}, ${pick(random, ['Unit 4', '2nd Floor', 'Suite 12'])}`;
			else
				entry.number = `${entry.number}${pick(random, of(words, { DE: [', 2. OG', ', Halle 3', ' Hinterhaus'], NO: [', 3. etg', ' oppgang B'], GB: [''] }))}`;
		}
	},
	{
		kind: 'estate before the street',
		weight: 1.5,
		apply: (_, entry, words) =>
			void (entry.street =
				entry.street &&
				(words.numberFirst
					? entry.street
					: `${of(words, { DE: 'Gewerbepark Nord', NO: 'Næringspark Øst', GB: '' })}, ${entry.street}`))
	},
	{
		kind: 'country before the postcode',
		weight: 1.5,
		apply: (_, entry, words) =>
			void (entry.postcode =
				entry.postcode &&
				of(words, { DE: `D-${entry.postcode}`, NO: `NO-${entry.postcode}`, GB: entry.postcode.replace(' ', '') }))
	},
	{
		kind: 'county behind the town',
		weight: 1.5,
		apply: (random, entry, words) =>
			void (entry.city =
				entry.city &&
				`${entry.city}, ${pick(random, of(words, { DE: ['Bayern', 'NRW', 'Sachsen'], NO: ['Viken', 'Norge'], GB: ['England', 'UK'] }))}`)
	},
	{
		kind: 'moved within the town',
		weight: 2,
		apply(random, entry, words) {
			entry.street = pick(random, words.streets);
			entry.number = String(1 + random.below(120));
			entry.lon += 0.01 * (random.unit() - 0.5);
			entry.lat += 0.01 * (random.unit() - 0.5);
		}
	},
	{
		kind: 'neighbouring postcode and no street',
		weight: 1,
		apply(random, entry) {
			entry.street = null;
			entry.number = '';
			entry.postcode =
				entry.postcode && (/\d$/.test(entry.postcode) ? entry.postcode.slice(0, -1) + random.below(10) : null);
		}
	}
];
