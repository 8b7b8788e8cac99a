/** Digits of a postcode, and how many zeros at its front a spreadsheet may have eaten. */
interface Shape {
	readonly digits: number;
	readonly zeros?: number;
}

const shapes: Readonly<Record<string, Shape>> = {
	AT: { digits: 4 },
	BE: { digits: 4 },
	BG: { digits: 4 },
	CH: { digits: 4 },
	CY: { digits: 4 },
	CZ: { digits: 5 },
	DE: { digits: 5, zeros: 1 },
	DK: { digits: 4, zeros: 1 },
	EE: { digits: 5 },
	ES: { digits: 5, zeros: 1 },
	FI: { digits: 5, zeros: 3 },
	FR: { digits: 5, zeros: 1 },
	GR: { digits: 5 },
	HR: { digits: 5 },
	HU: { digits: 4 },
	IT: { digits: 5, zeros: 3 },
	LI: { digits: 4 },
	LT: { digits: 5, zeros: 1 },
	LU: { digits: 4 },
	LV: { digits: 4 },
	NO: { digits: 4, zeros: 2 },
	PL: { digits: 5, zeros: 1 },
	RO: { digits: 6, zeros: 1 },
	RS: { digits: 5 },
	SE: { digits: 5 },
	SI: { digits: 4 },
	SK: { digits: 5, zeros: 1 },
	TR: { digits: 5, zeros: 1 },
	UA: { digits: 5, zeros: 1 },
	US: { digits: 5, zeros: 2 }
};

const prefixes: Readonly<Record<string, string>> = {
	A: 'AT',
	B: 'BE',
	CZ: 'CZ',
	D: 'DE',
	E: 'ES',
	F: 'FR',
	FIN: 'FI',
	FL: 'LI',
	H: 'HU',
	I: 'IT',
	L: 'LU',
	N: 'NO',
	P: 'PT',
	S: 'SE',
	UK: 'GB'
};
/** There the prefix belongs to the postcode. */
const prefixed: ReadonlySet<string> = new Set(['LT', 'LU', 'LV', 'MD']);

export interface Postcode {
	/** How the code is looked up, most exact first: a British code also by its outward part. */
	readonly keys: readonly string[];
	/** Country of a prefix such as "D-" or "NO-"; null = none. */
	readonly prefix: string | null;
	/** What had to be put right to read it; `as-is` also where only spaces and hyphens differ. */
	readonly how: 'as-is' | 'prefix' | 'leading-zero' | 'decimals';
}

/** Reads one postcode of a country (ISO alpha-2; null = unknown, then nothing is filled up). null where it cannot be one. */
export function readPostcode(text: string, country: string | null): Postcode | null {
	const upper = text.trim().toUpperCase();
	const led = /^([A-Z]{1,3})\s*[-–. ]?\s*(?=\d)/.exec(upper);
	const prefix = led === null ? null : prefixCountry(led[1]!, country);
	const bare = prefix === null ? upper : upper.slice(led![0].length);
	// A number column of a spreadsheet that was written as text; French business codes name their sorting office.
	const whole = bare.replace(/^(\d+)[.,]0+$/, '$1').replace(/\s*CEDEX.*$/, '');
	const compact = whole.replace(/[\s.\-–]/g, '');
	const nation = country ?? prefix;
	const keys = keysOf(compact, nation);
	if (keys === null) return null;
	const isPrefixed = prefix !== null && !prefixed.has(prefix);
	const how = keys[0] !== compact && /^\d+$/.test(compact) && compact.length < keys[0]!.length ? 'leading-zero' : null;
	return {
		keys,
		prefix,
		how: how ?? (isPrefixed ? 'prefix' : /[.,]/.test(bare) && whole !== bare ? 'decimals' : 'as-is')
	};
}

function prefixCountry(letters: string, country: string | null): string | null {
	// British and Irish codes begin with letters of their own.
	if (country === 'GB' || country === 'IE') return null;
	const named = prefixes[letters] ?? (letters.length === 2 && (letters in shapes || letters === 'NL') ? letters : null);
	return named === 'LU' && country === 'LI' ? 'LI' : named;
}

function keysOf(compact: string, country: string | null): readonly string[] | null {
	const shape = country === null ? undefined : shapes[country];
	if (shape !== undefined) {
		if (country === 'US' && /^\d{9}$/.test(compact)) return [compact.slice(0, 5)];
		const missing = shape.digits - compact.length;
		if (!/^\d+$/.test(compact) || missing < 0 || missing > (shape.zeros ?? 0)) return null;
		return [compact.padStart(shape.digits, '0')];
	}
	if (country === 'GB') {
		const parts = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?$/.exec(compact);
		if (parts === null) return null;
		return parts[2] === undefined ? [compact] : [compact, parts[1]!];
	}
	if (country === 'NL') return /^\d{4}([A-Z]{2})?$/.test(compact) ? [...new Set([compact, compact.slice(0, 4)])] : null;
	if (country === 'PT') return /^\d{4}(\d{3})?$/.test(compact) ? [...new Set([compact, compact.slice(0, 4)])] : null;
	return /^[A-Z\d]{3,10}$/.test(compact) && /\d/.test(compact) ? [compact] : null;
}

/** Beginnings of a code that stand for a region, longest first: three and two digits, the letters of a British one. */
export function postcodePrefixes(code: string, country: string): readonly string[] {
	if (country === 'GB') return [/^[A-Z]+/.exec(code)?.[0] ?? ''].filter((area) => area !== '');
	return [3, 2].filter((length) => length < code.length).map((length) => code.slice(0, length));
}
