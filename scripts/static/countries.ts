/** Countries with shipped geography: ISO 3166-1 alpha-2 and numeric (null: Natural Earth gives none, found by name). */
export interface Country {
	readonly code: string;
	readonly numeric: string | null;
	/** Name in world-atlas, where the numeric code is missing there. */
	readonly atlasName?: string;
}

const numericByCode: Readonly<Record<string, string>> = {
	AD: '020',
	AL: '008',
	AT: '040',
	AX: '248',
	BA: '070',
	BE: '056',
	BG: '100',
	BY: '112',
	CA: '124',
	CH: '756',
	CY: '196',
	CZ: '203',
	DE: '276',
	DK: '208',
	EE: '233',
	ES: '724',
	FI: '246',
	FO: '234',
	FR: '250',
	GB: '826',
	GG: '831',
	GI: '292',
	GR: '300',
	HR: '191',
	HU: '348',
	IE: '372',
	IM: '833',
	IS: '352',
	IT: '380',
	JE: '832',
	LI: '438',
	LT: '440',
	LU: '442',
	LV: '428',
	MC: '492',
	MD: '498',
	ME: '499',
	MK: '807',
	MT: '470',
	NL: '528',
	NO: '578',
	PL: '616',
	PT: '620',
	RO: '642',
	RS: '688',
	RU: '643',
	SE: '752',
	SI: '705',
	SK: '703',
	SM: '674',
	TR: '792',
	UA: '804',
	US: '840',
	VA: '336'
};

export const countries: readonly Country[] = [
	...Object.entries(numericByCode).map(([code, numeric]) => ({ code, numeric })),
	{ code: 'XK', numeric: null, atlasName: 'Kosovo' }
].sort((a, b) => (a.code < b.code ? -1 : 1));

/** Outside these the labels layer keeps only cities of world rank. */
export const labelCountries: ReadonlySet<string> = new Set(
	countries.map((country) => country.code).filter((code) => code !== 'US' && code !== 'CA')
);
