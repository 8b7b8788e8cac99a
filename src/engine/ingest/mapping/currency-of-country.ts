/** ISO 4217 where firms of a country keep their books in another currency than the euro. */
const own: Readonly<Record<string, string>> = {
	NO: 'NOK',
	SE: 'SEK',
	DK: 'DKK',
	CH: 'CHF',
	LI: 'CHF',
	GB: 'GBP',
	US: 'USD',
	PL: 'PLN',
	CZ: 'CZK',
	HU: 'HUF',
	IS: 'ISK',
	RO: 'RON'
};

/** What amounts without a sign are in, in a file from one country; null = not told. */
export const currencyOfCountry = (country: string | undefined): string | null =>
	country === undefined ? null : (own[country] ?? null);
