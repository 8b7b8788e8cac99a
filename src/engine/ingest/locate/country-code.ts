/** Countries with shipped places, the ones an address can be located in. */
const codes =
	'AD AL AT AX BA BE BG BY CA CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA US VA XK'.split(
		' '
	);

/** What stands in country columns besides names and ISO codes: plates, ISO 3166-1 alpha-3, everyday names. */
const aliases: ReadonlyMap<string, string> = new Map(
	Object.entries({
		a: 'AT',
		aut: 'AT',
		b: 'BE',
		bel: 'BE',
		che: 'CH',
		schweiz: 'CH',
		suisse: 'CH',
		cze: 'CZ',
		tschechien: 'CZ',
		d: 'DE',
		brd: 'DE',
		deu: 'DE',
		ger: 'DE',
		dnk: 'DK',
		e: 'ES',
		esp: 'ES',
		f: 'FR',
		fra: 'FR',
		fin: 'FI',
		fl: 'LI',
		lie: 'LI',
		uk: 'GB',
		gbr: 'GB',
		england: 'GB',
		scotland: 'GB',
		wales: 'GB',
		'great britain': 'GB',
		großbritannien: 'GB',
		storbritannia: 'GB',
		h: 'HU',
		hun: 'HU',
		i: 'IT',
		ita: 'IT',
		l: 'LU',
		lux: 'LU',
		n: 'NO',
		nor: 'NO',
		norge: 'NO',
		nld: 'NL',
		holland: 'NL',
		p: 'PT',
		prt: 'PT',
		pol: 'PL',
		s: 'SE',
		swe: 'SE',
		sverige: 'SE',
		svk: 'SK',
		svn: 'SI',
		irl: 'IE',
		usa: 'US',
		'united states of america': 'US'
	})
);

let byName: ReadonlyMap<string, string> | null = null;

/** ISO 3166-1 alpha-2 of what a country column says ("de", "Germany", "Tyskland", "D", "DEU"); null = not a country we know. */
export function countryCode(text: string | null): string | null {
	if (text === null) return null;
	const name = text.trim().toLowerCase();
	if (name === '') return null;
	byName ??= namedCountries();
	return byName.get(name) ?? aliases.get(name) ?? null;
}

function namedCountries(): Map<string, string> {
	const names = new Map<string, string>(codes.map((code) => [code.toLowerCase(), code]));
	for (const language of ['en', 'nb', 'de', 'fr']) {
		const display = new Intl.DisplayNames([language], { type: 'region' });
		for (const code of codes) {
			const name = display.of(code)?.toLowerCase();
			if (name !== undefined && !names.has(name)) names.set(name, code);
		}
	}
	return names;
}
