import type { PostcodeTable } from './postcode-table.ts';
import { parsePostcodes } from './served-table.ts';

/**
 * Served postcode tables of these countries, as far as the operator has fetched them.
 * @param readJson reads a served file by its name, e.g. `postcodes/DE.json`; null = there is none
 * @throws RevirError FILE_CORRUPT
 */
export async function loadPostcodes(
	countries: readonly string[],
	readJson: (name: string) => Promise<unknown>
): Promise<PostcodeTable[]> {
	const index = (await readJson('postcodes/index.json')) as { countries?: readonly { country: string }[] } | null;
	const served = new Set((index?.countries ?? []).map(({ country }) => country));
	const wanted = countries.filter((country) => served.has(country));
	return Promise.all(
		wanted.map(async (country) => parsePostcodes(await readJson(`postcodes/${country}.json`), `${country}.json`))
	);
}
