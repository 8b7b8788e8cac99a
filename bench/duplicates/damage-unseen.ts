import type { Random } from '#engine/model/random.ts';
import type { Damage } from './damage.ts';
import { pick } from './draws.ts';

const inEnglish: Readonly<Record<string, string>> = {
	...{ Maschinenbau: 'Engineering', Metallbau: 'Metal Works', Baustoffe: 'Building Supplies', Druckerei: 'Printing' },
	...{ Spedition: 'Forwarding', Getränke: 'Beverages', Elektrotechnik: 'Electrical', Verpackungen: 'Packaging' },
	...{
		Bygg: 'Construction',
		Rør: 'Plumbing',
		Maskin: 'Machinery',
		Fisk: 'Seafood',
		Trelast: 'Timber',
		Bakeri: 'Bakery'
	},
	...{ Engineering: 'Engineers', Builders: 'Building', Haulage: 'Transport', Joinery: 'Carpentry', Foods: 'Food' }
};

const without = (random: Random, text: string, pattern: RegExp) => {
	const found = [...text.matchAll(pattern)].filter(({ index }) => index > 0);
	if (found.length === 0) return text;
	const { index, 0: part } = pick(random, found);
	return text.slice(0, index) + text.slice(index + part.length);
};

/**
 * Kinds of damage written down after the matcher was finished; nothing was changed for what they showed. The moment something is, they
 * belong to the others and new ones are due.
 */
export const unseenDamages: readonly Damage[] = [
	{
		kind: 'brand in front',
		weight: 1.5,
		apply(random, entry, { syllables }) {
			const brand = pick(random, syllables) + pick(random, syllables);
			entry.name = `${brand[0]!.toUpperCase()}${brand.slice(1)} ${entry.name}`;
		}
	},
	{
		kind: 'trade in another language',
		weight: 2,
		apply: (_, entry) =>
			void (entry.name = entry.name
				.split(' ')
				.map((word) => inEnglish[word] ?? word)
				.join(' '))
	},
	{
		kind: 'legal form in front',
		weight: 1.5,
		apply(_, entry) {
			if (entry.form === '') return;
			entry.name = `${entry.form} ${entry.name}`;
			entry.form = '';
		}
	},
	{
		kind: 'own town in the name',
		weight: 2,
		apply: (_, entry) => void (entry.name = entry.city === null ? entry.name : `${entry.name} ${entry.city}`)
	},
	{
		kind: 'vowel lost in two words',
		weight: 2,
		apply: (random, entry) =>
			void (entry.name = without(random, without(random, entry.name, /[aeiouäöüøåæ]/g), /[aeiouäöüøåæ]/g))
	},
	{
		kind: 'one of two equal letters',
		weight: 2,
		apply: (_, entry) => void (entry.name = entry.name.replace(/(\p{Ll})\1/gu, '$1'))
	},
	{
		kind: 'ß as B, ü as y, ø as 0',
		weight: 1.5,
		apply(_, entry) {
			const other: Readonly<Record<string, string>> = { ß: 'B', ü: 'y', ö: '6', ä: 'á', ø: '0', å: 'á', æ: 'e' };
			const change = (text: string) => text.replace(/[ßüöäøåæ]/g, (letter) => other[letter]!);
			entry.name = change(entry.name);
			entry.street = entry.street && change(entry.street);
		}
	},
	{
		kind: 'first word of the street as initial',
		weight: 1.5,
		apply: (_, entry) =>
			void (entry.street = entry.street && entry.street.replace(/^(\p{Lu})\p{Ll}+(?=[- ]\p{Lu})/u, '$1.'))
	},
	{
		kind: '"No." before the house number',
		weight: 1.5,
		apply: (random, entry, { numberFirst }) =>
			void (entry.number =
				entry.number && (numberFirst ? `No. ${entry.number}` : `${pick(random, ['Nr.', 'Nr', '#'])} ${entry.number}`))
	},
	{
		kind: 'range of house numbers',
		weight: 1.5,
		apply: (_, entry) =>
			void (entry.number = /^\d+$/.test(entry.number) ? `${entry.number}/${Number(entry.number) + 4}` : entry.number)
	},
	{
		kind: 'post box with its own postcode',
		weight: 1.5,
		apply(random, entry, { country }) {
			entry.street = { DE: 'Pf.', NO: 'Pb', GB: 'P.O. Box' }[country]!;
			entry.number = `${100 + random.below(9000)}`;
			entry.postcode = entry.postcode && entry.postcode.replace(/\d(?=\D*$)/, String(random.below(10)));
		}
	},
	{
		kind: 'department in front',
		weight: 1.5,
		apply: (random, entry, { country }) =>
			void (entry.name = `${pick(random, { DE: ['Einkauf', 'Buchhaltung', 'Fr. Berger,'], NO: ['Innkjøp', 'Regnskapsavd.'], GB: ['Accounts Payable', 'FAO Buyer,'] }[country]!)} ${entry.name}`)
	},
	{
		kind: 'possessive',
		weight: 1.5,
		apply: (_, entry, { country }) =>
			void (entry.name = entry.name.replace(/^(\p{Lu}\p{Ll}+)(?= \p{Lu})/u, country === 'GB' ? '$1’s' : '$1s'))
	},
	{
		kind: 'partners added',
		weight: 1.5,
		apply: (random, entry, { country }) =>
			void (entry.name = `${entry.name} ${pick(random, { DE: ['& Partner', '& Co.'], NO: ['& Co', '& Partnere'], GB: ['& Co', '& Partners'] }[country]!)}`)
	},
	{
		kind: 'all words in one with capitals, or parted by underscores',
		weight: 1,
		apply: (random, entry) =>
			void (entry.name =
				random.unit() < 0.5 ? entry.name.replaceAll(' ', '').toUpperCase() : entry.name.replaceAll(' ', '_'))
	},
	{
		kind: 'town in capitals with a number',
		weight: 1.5,
		apply: (random, entry) => void (entry.city = entry.city && `${entry.city.toUpperCase()} ${1 + random.below(60)}`)
	},
	{
		kind: 'town in the street, town missing',
		weight: 1,
		apply(_, entry) {
			if (entry.street === null || entry.city === null) return;
			entry.number = `${entry.number}, ${entry.city}`;
			entry.city = null;
		}
	}
];
