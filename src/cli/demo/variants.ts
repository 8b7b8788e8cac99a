import type { Random } from '#engine/model/random.ts';

const plain: Readonly<Record<string, string>> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	Ä: 'Ae',
	Ö: 'Oe',
	Ü: 'Ue',
	ß: 'ss',
	æ: 'ae',
	ø: 'o',
	å: 'a',
	Æ: 'Ae',
	Ø: 'O',
	Å: 'A'
};

/** As an old system without umlauts would have stored it. */
export function unfold(text: string): string {
	return text.replace(/[äöüÄÖÜßæøåÆØÅ]/g, (letter) => plain[letter]!);
}

/** A spelling of the same company that an exact comparison misses. */
export function misspell(random: Random, name: string, prefix: string): string {
	const withoutForm = name.replace(
		/ (GmbH & Co\. KG|SE & Co\. KG|GmbH|AG|KG|e\. K\.|ASA|AS|Inc\.|LLC|Corp\.|Co\.)$/,
		''
	);
	switch (random.below(6)) {
		case 0:
			return withoutForm;
		case 1:
			return name === unfold(name) ? name.toUpperCase() : unfold(name);
		case 2:
			return `${prefix} ${withoutForm}`;
		case 3:
			return name.replace('GmbH & Co. KG', 'GmbH&Co.KG').replace('technik', 'techn.').replace(' & ', ' u. ');
		case 4:
			return swapLetters(random, name);
		default:
			return `${withoutForm}  ${name.slice(withoutForm.length + 1).replaceAll('.', '')}`.trim();
	}
}

/** Two neighbouring letters within the first word change places. */
function swapLetters(random: Random, name: string): string {
	const word = name.indexOf(' ') > 3 ? name.indexOf(' ') : Math.min(name.length, 4);
	const at = 1 + random.below(Math.max(1, word - 2));
	return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
}
