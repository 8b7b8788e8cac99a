import { fold } from './spelling.ts';

/** Countries with shipped places, the ones an address can be located in, and two more that files name. */
const codes =
	'AD AL AT AX BA BE BG BY CA CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA US VA XK'.split(
		' '
	);

/** What stands in country columns besides ISO alpha-2 codes and names in four languages: plates, alpha-3, own and everyday names. */
const aliases: Readonly<Record<string, string>> = {
	AT: 'a, aut, oesterrike, osterreich',
	BA: 'bih',
	BE: 'b, bel, belgie',
	BG: 'bgr',
	CA: 'can',
	CH: 'che, svizzera',
	CZ: 'cze, tschechische republik, czech republic, cesko',
	DE: 'd, deu, ger, brd, bundesrepublik deutschland',
	DK: 'dnk',
	EE: 'est',
	ES: 'e, esp, espana',
	FI: 'fin, suomi',
	FR: 'f, fra',
	GB: 'uk, gbr, great britain, england, scotland, wales, grossbritannien, storbritannia, vereinigtes koenigreich',
	GR: 'grc, hellas',
	HR: 'hrv, kroatia',
	HU: 'h, hun',
	IE: 'irl',
	IS: 'isl',
	IT: 'i, ita, italia',
	LI: 'fl, lie',
	LT: 'ltu',
	LU: 'l, lux, luxemburg',
	LV: 'lva',
	NL: 'nld, the netherlands, holland',
	NO: 'n, nor, norge, noreg',
	PL: 'pol, polska',
	PT: 'p, prt',
	RO: 'rou',
	RS: 'srb',
	SE: 's, swe, sverige',
	SI: 'svn',
	SK: 'svk, slowakei, slovakia',
	TR: 'tur, turkey, tuerkei, tuerkiye',
	UA: 'ukr',
	US: 'usa, united states of america'
};

let byName: ReadonlyMap<string, string> | null = null;
const known = new Map<string, string | null>();
/** Columns hold few different ones; of free text not everything is remembered. */
const MOST_KNOWN = 2000;

/** ISO 3166-1 alpha-2 of what a country column says ("de", "Germany", "Tyskland", "D", "DEU"); null = not a country we know. O(length). */
export function countryCode(text: string | null): string | null {
	if (text === null) return null;
	let code = known.get(text);
	if (code === undefined) {
		byName ??= namedCountries();
		code = byName.get(fold(text)) ?? null;
		if (known.size < MOST_KNOWN) known.set(text, code);
	}
	return code;
}

function namedCountries(): Map<string, string> {
	const names = new Map(codes.map((code) => [code.toLowerCase(), code]));
	const add = (name: string, code: string) => {
		if (!names.has(fold(name))) names.set(fold(name), code);
	};
	for (const [code, list] of Object.entries(aliases)) for (const name of list.split(', ')) add(name, code);
	for (const language of ['en', 'nb', 'de', 'fr']) {
		const display = new Intl.DisplayNames([language], { type: 'region' });
		for (const code of codes) add(display.of(code) ?? code, code);
	}
	return names;
}
