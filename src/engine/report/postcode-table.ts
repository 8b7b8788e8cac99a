import type { Language } from '../model/error-texts.ts';
import type { PostcodePoints } from '../model/postcodes.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { unitAt } from '../plan/prepare/unit-at.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { knownPostcodes, postcodeKey, type KnownPostcode } from './postcode-index.ts';
import { basisNames, postcodeColumns, type PostcodeBasis } from './result-words.ts';

/**
 * Who serves which postcode, so that a new lead finds its rep: every postcode of the accounts, and every one that `tables` know
 * in the countries that hold accounts. By the territory a postcode lies in, not by who holds single accounts out of their
 * territory. The rep is that of the unit with its name, else of most of its accounts, else of the unit that holds its point; a
 * postcode in several territories names the others under `also`. O(accounts + postcodes log units).
 * @param labels rep index per unit, −1 = nobody
 */
export function postcodeTable(
	prepared: Prepared,
	labels: Int32Array,
	tables: readonly PostcodePoints[],
	language: Language = 'en'
): ReportTable {
	const { reps, accountUnit, dataset } = prepared;
	const unitOf = unitAt(prepared.layer);
	const unitNamed = unitsByPostcode(prepared);
	const pointUnits = ({ points }: KnownPostcode) =>
		points.map(({ table, row }) => unitOf(table.lon[row]!, table.lat[row]!));
	const answer = (known: KnownPostcode): { basis: PostcodeBasis; unitsOf: readonly number[] } => {
		const named = unitNamed(known.country, known.code);
		if (named !== undefined) return { basis: 'unit', unitsOf: [named] };
		const located = known.accounts.map((row) => accountUnit[row]!).filter((unit) => unit >= 0);
		if (located.length > 0) return { basis: 'accounts', unitsOf: located };
		if (known.points.length === 0) return { basis: 'none', unitsOf: [] };
		const isExact = known.points.every(({ table }) => table.exact !== false);
		return { basis: isExact ? 'position' : 'place', unitsOf: pointUnits(known) };
	};
	const rows = knownPostcodes(dataset.accounts, tables).map((known): Cell[] => {
		const { basis, unitsOf } = answer(known);
		const shares = sharesOf(unitsOf, labels);
		const [first, second] = shares;
		// Of equals the one in whose territory its point lies.
		const tied = first !== undefined && first.share === second?.share;
		const centre = tied && known.points.length > 0 ? labels[pointUnits(known)[0]!]! : -1;
		const main = shares.find(({ rep, share }) => rep === centre && share === first!.share) ?? first;
		const also = shares.filter((other) => other !== main && other.rep >= 0);
		return [
			known.country || null,
			known.code,
			reps.id[main?.rep ?? -1] ?? null,
			reps.name[main?.rep ?? -1] ?? null,
			main === undefined ? null : percent(main.share),
			also.map(({ rep, share }) => `${reps.id[rep]!} ${reps.name[rep]!} ${percent(share)} %`).join('; ') || null,
			known.accounts.length,
			basisNames[language][basis]
		];
	});
	return { columns: postcodeColumns, rows };
}

type UnitOfCode = (country: string, code: string) => number | undefined;

/** The unit that has the name of a postcode, where units are postcodes: most accounts lie in the unit of their postcode's name. */
function unitsByPostcode({ units, accountUnit, dataset }: Prepared): UnitOfCode {
	const { postcode, country } = dataset.accounts;
	const byName = new Map(units.id.map((id, unit) => [postcodeKey(id), unit]));
	const unitOf: UnitOfCode = (land, code) =>
		byName.get(postcodeKey(land) + postcodeKey(code)) ?? byName.get(postcodeKey(code));
	let [same, other] = [0, 0];
	accountUnit.forEach((unit, row) => {
		const code = postcode?.values[postcode.codes[row]!];
		if (unit < 0 || code === undefined) return;
		if (unitOf(country?.values[country.codes[row]!] ?? '', code) === unit) same++;
		else other++;
	});
	return same > 9 * other ? unitOf : () => undefined;
}

interface Share {
	/** −1 = nobody. */
	readonly rep: number;
	readonly share: number;
}

/** Largest first, of equals the lower rep. */
function sharesOf(unitsOf: readonly number[], labels: Int32Array): Share[] {
	const counts = new Map<number, number>();
	for (const unit of unitsOf) counts.set(labels[unit]!, (counts.get(labels[unit]!) ?? 0) + 1);
	return [...counts]
		.map(([rep, count]) => ({ rep, share: count / unitsOf.length }))
		.sort((a, b) => b.share - a.share || a.rep - b.rep);
}

const percent = (share: number) => Math.round(100 * share);
