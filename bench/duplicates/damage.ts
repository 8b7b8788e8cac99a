import type { Random } from '#engine/model/random.ts';
import type { Entry } from './company.ts';
import { pick } from './draws.ts';
import type { MarketWords } from './words.ts';

/** What people and systems do to a record when they enter it again. */
export interface Damage {
	readonly kind: string;
	readonly weight: number;
	readonly apply: (random: Random, entry: Entry, words: MarketWords) => void;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function typo(random: Random, text: string): string {
	if (text.length < 3) return text;
	const at = random.below(text.length - 1);
	const letter = letters[random.below(26)]!;
	switch (random.below(4)) {
		case 0:
			return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
		case 1:
			return text.slice(0, at) + text.slice(at + 1);
		case 2:
			return text.slice(0, at) + text[at]! + text.slice(at);
		default:
			return text.slice(0, at) + letter + text.slice(at + 1);
	}
}

const plain = (text: string, pairs: Readonly<Record<string, string>>) =>
	text.replace(/[äöüÄÖÜßæøåÆØÅ]/g, (letter) => pairs[letter] ?? letter);
const twoLetters = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	Ä: 'Ae',
	Ö: 'Oe',
	Ü: 'Ue',
	ß: 'ss',
	æ: 'ae',
	ø: 'oe',
	å: 'aa',
	Æ: 'AE',
	Ø: 'Oe',
	Å: 'Aa'
};
const oneLetter = {
	ä: 'a',
	ö: 'o',
	ü: 'u',
	Ä: 'A',
	Ö: 'O',
	Ü: 'U',
	ß: 's',
	æ: 'a',
	ø: 'o',
	å: 'a',
	Æ: 'A',
	Ø: 'O',
	Å: 'A'
};

const onTexts = (entry: Entry, change: (text: string) => string) => {
	entry.name = change(entry.name);
	if (entry.street !== null) entry.street = change(entry.street);
	if (entry.city !== null) entry.city = change(entry.city);
};

const streetForms: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
	DE: [
		[/straße$/, 'str.'],
		[/straße$/, 'strasse'],
		[/Straße$/, 'Str.'],
		[/-Straße$/, ' Str.'],
		[/platz$/, 'pl.']
	],
	NO: [
		[/veien$/, 'vn.'],
		[/veien$/, 'vegen'],
		[/gata$/, 'gaten'],
		[/gata$/, 'gt.'],
		[/ gate$/, ' gt']
	],
	GB: [
		[/Street$/, 'St'],
		[/Road$/, 'Rd'],
		[/Avenue$/, 'Ave'],
		[/Lane$/, 'Ln'],
		[/Court$/, 'Ct.'],
		[/Drive$/, 'Dr']
	]
};

/** Kinds the matcher's weights were set with. */
export const knownDamages: readonly Damage[] = [
	{ kind: 'typo in the name', weight: 4, apply: (random, entry) => void (entry.name = typo(random, entry.name)) },
	{
		kind: 'typo in the street',
		weight: 1.5,
		apply: (random, entry) => void (entry.street = entry.street && typo(random, entry.street))
	},
	{ kind: 'legal form missing', weight: 4, apply: (_, entry) => void (entry.form = '') },
	{
		kind: 'other legal form',
		weight: 1.5,
		apply: (random, entry, words) => void (entry.form = pick(random, words.forms))
	},
	{
		kind: 'legal form written otherwise',
		weight: 3,
		apply: (random, entry) => {
			const variants: Readonly<Record<string, readonly string[]>> = {
				GmbH: ['Gmbh', 'G.m.b.H.', 'GMBH', 'Gesellschaft mbH'],
				'GmbH & Co. KG': ['GmbH & Co KG', 'GmbH&Co.KG', 'GmbH u. Co. KG', 'GmbH + Co. KG'],
				'e.K.': ['e. K.', 'eK', 'e.Kfm.'],
				AS: ['A/S', 'as', 'A.S'],
				Ltd: ['Ltd.', 'Limited', 'LTD'],
				Limited: ['Ltd', 'Ltd.'],
				plc: ['PLC', 'p.l.c.']
			};
			const found = variants[entry.form];
			if (found) entry.form = pick(random, found);
		}
	},
	{
		kind: 'umlauts as two letters',
		weight: 2.5,
		apply: (_, entry) => onTexts(entry, (text) => plain(text, twoLetters))
	},
	{ kind: 'umlauts lost', weight: 2, apply: (_, entry) => onTexts(entry, (text) => plain(text, oneLetter)) },
	{
		kind: 'capitals',
		weight: 2,
		apply: (random, entry) => {
			if (random.unit() < 0.5) onTexts(entry, (text) => text.toUpperCase());
			else entry.name = entry.name.toLowerCase();
		}
	},
	{
		kind: 'words swapped',
		weight: 2,
		apply: (_, entry) => {
			const parts = entry.name.split(' ');
			if (parts.length > 1) entry.name = [...parts.slice(1), parts[0]!].join(' ').replace(/^& /, '');
		}
	},
	{
		kind: 'word cut short',
		weight: 2.5,
		apply: (random, entry) => {
			const parts = entry.name.split(' ');
			const at = parts.findLastIndex((part) => part.length > 6);
			if (at < 0) return;
			const known: Readonly<Record<string, string>> = {
				Maschinenbau: 'Masch.bau',
				Ingenieurbüro: 'Ing.büro',
				Engineering: 'Eng.',
				Entreprenør: 'Entr.'
			};
			parts[at] = known[parts[at]!] ?? `${parts[at]!.slice(0, 4 + random.below(3))}.`;
			entry.name = parts.join(' ');
		}
	},
	{
		kind: 'given name as initial',
		weight: 1,
		apply: (_, entry, words) => {
			const [first, ...rest] = entry.name.split(' ');
			if (words.given.includes(first!)) entry.name = `${first![0]}. ${rest.join(' ')}`;
		}
	},
	{
		kind: '"Firma" in front',
		weight: 1.5,
		apply: (random, entry, words) => {
			if (words.country === 'DE') entry.name = `${pick(random, ['Fa.', 'Firma', 'Fa'])} ${entry.name}`;
			else if (words.country === 'GB') entry.name = `The ${entry.name}`;
			else entry.name = `Firma ${entry.name}`;
		}
	},
	{
		kind: '"&" written out',
		weight: 2,
		apply: (random, entry, words) => {
			const and = { DE: ['u.', 'und', '+'], NO: ['og', '+'], GB: ['and', '+'] }[words.country]!;
			entry.name = entry.name
				.replace(' & ', ` ${pick(random, and)} `)
				.replace('Gebr.', 'Gebrüder')
				.replace('Brødrene', 'Brdr.');
		}
	},
	{
		kind: 'street written otherwise',
		weight: 4,
		apply: (random, entry, words) => {
			const [form, short] = pick(
				random,
				streetForms[words.country]!.filter(([pattern]) => pattern.test(entry.street ?? '')).concat([[/$^/, '']])
			);
			entry.street = entry.street?.replace(form, short) ?? null;
		}
	},
	{
		kind: 'house number written otherwise',
		weight: 3,
		apply: (_, entry) => {
			entry.number = /[a-c]$/.test(entry.number)
				? `${entry.number.slice(0, -1)} ${entry.number.slice(-1).toUpperCase()}`
				: entry.number.includes('-')
					? entry.number.replace('-', ' - ')
					: entry.number;
		}
	},
	{ kind: 'house number missing', weight: 1.5, apply: (_, entry) => void (entry.number = '') },
	{ kind: 'postcode missing', weight: 3, apply: (_, entry) => void (entry.postcode = null) },
	{
		kind: 'postcode in the town',
		weight: 1,
		apply: (_, entry) => {
			if (entry.postcode === null || entry.city === null) return;
			entry.city = `${entry.postcode} ${entry.city}`;
			entry.postcode = null;
		}
	},
	{ kind: 'street missing', weight: 1.5, apply: (_, entry) => void ((entry.street = null), (entry.number = '')) }
];

/** Kinds that were left out when weights were set; what was missed of them has been looked into since. */
export const heldOutDamages: readonly Damage[] = [
	{
		kind: 'letters misread',
		weight: 2,
		apply: (_, entry) =>
			void (entry.name = entry.name
				.replace(/rn/, 'm')
				.replace(/l(?=[a-z])/, '1')
				.replace(/O/, '0'))
	},
	{
		kind: 'cut at 20 letters',
		weight: 2,
		apply: (_, entry) => void ((entry.name = entry.name.slice(0, 20)), (entry.form = ''))
	},
	{
		kind: 'department added',
		weight: 2,
		apply: (random, entry, words) => {
			const added = {
				DE: ['Einkauf', 'Buchhaltung', 'Zentrale', 'Herr Schulz'],
				NO: ['innkjøp', 'regnskap', 'hovedkontor'],
				GB: ['Purchasing Dept', 'Accounts', 'Head Office']
			};
			entry.form = `${entry.form} ${pick(random, added[words.country as 'DE'])}`;
		}
	},
	{
		kind: 'compound parted or glued',
		weight: 2,
		apply: (random, entry) => {
			const parts = entry.name.split(' ');
			const at = parts.findIndex((part) => part.length > 9);
			if (at >= 0 && random.unit() < 0.6) {
				const cut = 4 + random.below(parts[at]!.length - 7);
				parts[at] = `${parts[at]!.slice(0, cut)}${pick(random, [' ', '-'])}${parts[at]!.slice(cut)}`;
				entry.name = parts.join(' ');
			} else entry.name = parts.join('');
		}
	},
	{
		kind: 'word left out',
		weight: 2,
		apply: (_, entry) => {
			const parts = entry.name.split(' ');
			if (parts.length > 1) entry.name = parts.slice(0, -1).join(' ').replace(/ &$/, '');
		}
	},
	{
		kind: 'post box instead of street',
		weight: 1,
		apply: (random, entry, words) => {
			entry.street = { DE: 'Postfach', NO: 'Postboks', GB: 'PO Box' }[words.country]!;
			entry.number = `${100 + random.below(9000)}`;
		}
	},
	{
		kind: 'digit of the postcode wrong',
		weight: 2,
		apply: (random, entry) => {
			if (entry.postcode === null) return;
			const at = 1 + random.below(entry.postcode.length - 1);
			if (/\d/.test(entry.postcode[at]!))
				entry.postcode = entry.postcode.slice(0, at) + random.below(10) + entry.postcode.slice(at + 1);
		}
	},
	{
		kind: 'district behind the town',
		weight: 1.5,
		apply: (random, entry) =>
			void (entry.city = entry.city && `${entry.city}${pick(random, ['-Nord', ' (Altstadt)', ' Vest', '-Mitte'])}`)
	},
	{
		kind: 'double encoded',
		weight: 1,
		apply: (_, entry) =>
			onTexts(entry, (text) =>
				text.replace(/[äöüßæøåÄÖÜØÅ]/g, (letter) =>
					new TextDecoder('windows-1252').decode(new TextEncoder().encode(letter))
				)
			)
	},
	{
		kind: 'house number off',
		weight: 1,
		apply: (random, entry) => void (entry.number = entry.number && String(1 + random.below(120)))
	}
];
