import type { AccountColumns } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { cellValue } from '../health/cells.ts';
import type { CellChange, Mend } from '../health/finding.ts';
import { splitCell } from '../mapping/split.ts';
import { quoted } from '../table.ts';
import type { Address, LocatedAddress } from './address.ts';
import type { Locating } from './load-locating.ts';
import { locateAddress } from './locator.ts';
import { testOutline } from './outline-check.ts';

type Place = Pick<LocatedAddress, 'lon' | 'lat'> & {
	/** null = given as coordinates: how exact they are only their writer knows. */
	readonly precision: 'postcode' | 'place' | null;
	readonly address: Omit<Address, 'country'>;
};

/**
 * The position that a reader writes for accounts: latitude and longitude, or a postcode, a town, both, an address in one line. An
 * address also fills postcode and town of the accounts that have neither. O(rows × namesakes) and the points of the outlines.
 * @param rows accounts that lie there
 * @throws RevirError PLACE_NOT_FOUND, PLACE_AMBIGUOUS
 */
export function placeByHand(accounts: AccountColumns, rows: readonly number[], text: string, by: Locating): Mend {
	const plain = text.trim();
	const coordinates = coordinatesOf(plain, by);
	const cell = (column: string, row: number) => cellValue(accounts, column, row) as string | null;
	const known = new Map<string | null, Place>();
	const changes = rows.flatMap((row): CellChange[] => {
		const country = cell('country', row);
		const place = coordinates ?? known.get(country) ?? placeOf(plain, country, by);
		known.set(country, place);
		const { address } = place;
		const isBlank = cell('postcode', row) === null && cell('city', row) === null;
		const filled = isBlank ? (['postcode', 'city'] as const).filter((column) => address[column] !== null) : [];
		return [...positionCells(row, place), ...filled.map((column) => ({ row, column, value: address[column] }))];
	});
	return { changes, drop: [] };
}

const addressCells = ['country', 'postcode', 'city'] as const;

/** Where an account without coordinates of its own lies once a cell of its address is another; empty = no place is found.
 *  @param written coordinates as the file has them. O(namesakes) */
export function placeAfter(
	accounts: AccountColumns,
	written: Pick<AccountColumns, 'lon' | 'lat'>,
	{ row, column, value }: CellChange,
	{ gazetteer, country }: Pick<Locating, 'gazetteer' | 'country'>
): CellChange[] {
	const hasOwn = !Number.isNaN(written.lon[row]!) && !Number.isNaN(written.lat[row]!);
	if (hasOwn || !addressCells.some((name) => name === column)) return [];
	const cell = (name: string) => (name === column ? value : cellValue(accounts, name, row)) as string | null;
	const address = { country: cell('country'), postcode: cell('postcode'), city: cell('city') };
	const found = locateAddress(gazetteer, address, country);
	return isFound(found) ? positionCells(row, found) : [];
}

const positionCells = (
	row: number,
	{ lon, lat, precision }: Pick<LocatedAddress, 'lon' | 'lat'> & { readonly precision: string | null }
): CellChange[] => [
	{ row, column: 'lon', value: lon },
	{ row, column: 'lat', value: lat },
	{ row, column: 'location_precision', value: precision }
];

const noAddress = { postcode: null, city: null };

/** As people write them, latitude first; the other way round where only that lies in a country of the accounts. */
function coordinatesOf(text: string, { outlines }: Locating): Place | null {
	const parts = splitCell(text, 'lat-lon');
	if (parts === null) return null;
	const [a, b] = [Number(parts.lat), Number(parts.lon)];
	const tests = outlines.map(testOutline);
	const isOnGlobe = (lon: number, lat: number) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
	const isHome = (lon: number, lat: number) => isOnGlobe(lon, lat) && tests.some((one) => one.isWithin(lon, lat, 10));
	const isTurned = !isHome(b, a) && isHome(a, b);
	const [lon, lat] = isTurned ? [a, b] : [b, a];
	if (!isOnGlobe(lon, lat) || (lon === 0 && lat === 0)) throw notFound(text);
	return { lon, lat, precision: null, address: noAddress };
}

function placeOf(text: string, country: string | null, { gazetteer, country: fallback }: Locating): Place {
	const parts = splitCell(text, 'address') ?? splitCell(text, 'postcode-place') ?? { city: text };
	const address = { postcode: parts.postcode ?? null, city: parts.city ?? null };
	const here = locateAddress(gazetteer, { country: parts.country ?? country, ...address }, fallback);
	// A customer abroad may stand in a list of one country.
	const found = isFound(here) ? here : locateAddress(gazetteer, { country: parts.country ?? null, ...address });
	if (isFound(found)) {
		const { lon, lat, precision } = found;
		return { lon, lat, precision: precision === 'postcode' ? 'postcode' : 'place', address };
	}
	const isAmbiguous = [here, found].some(({ reason }) => reason?.key.endsWith('-ambiguous') === true);
	throw isAmbiguous ? new RevirError('PLACE_AMBIGUOUS', { got: quoted(text) }) : notFound(text);
}

/** The region of a postcode's first digits is no place. */
const isFound = ({ how }: LocatedAddress) => how === 'postcode' || how === 'place';

const notFound = (text: string) => new RevirError('PLACE_NOT_FOUND', { got: quoted(text) });
