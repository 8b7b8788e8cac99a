import type { AccountColumns } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import type { Geography } from '../../model/geography.ts';
import { rulesOf, type Rule, type RuleOf } from '../../model/rules.ts';
import { createKdTree } from '../../measure/kd-tree.ts';
import { toSphere } from '../../measure/sphere.ts';
import { fillEmptyUnits } from './empty-units.ts';
import { unknownInRule } from './ids.ts';
import type { UnitLayer } from './units.ts';

type Params = RuleOf<'border'>['params'];

/** Which region, country or postcode area every unit lies in. */
export interface UnitRegions {
	/** Index into `keys` per unit, −1 = unknown. */
	readonly of: Int32Array;
	/** "DE-02", "DE" or a postcode prefix ("DE-80", without a country "80"). */
	readonly keys: readonly string[];
}

/** Links between units on two sides of such a border are cut. */
export interface ClosedBorder extends UnitRegions {
	readonly rule: string;
	/** 1 per key whose borders are closed; null = all of them. */
	readonly closed: Uint8Array | null;
}

export interface RegionInput {
	readonly accounts: AccountColumns;
	readonly geography: Geography;
	readonly layer: UnitLayer;
}

/** What "first digits" means where a rule does not say. */
export const DEFAULT_DIGITS = 2;

/**
 * Region and country are those of the nearest place that ships with the program (country: of the accounts where there is
 * none), a postcode prefix the one most accounts of the unit have; units without any take that of the nearest unit on the
 * graph. O(units log places + accounts). Keys in the order of the alphabet; none where the data do not tell.
 */
export function unitRegions(input: RegionInput, { by, digits = DEFAULT_DIGITS }: Omit<Params, 'of'>): UnitRegions {
	const { places } = input.geography;
	const textOf =
		by !== 'postcode' && places !== null && places.count > 0
			? byPlace(input, by === 'region' ? places.region : places.country)
			: by === 'region'
				? input.layer.units.id.map(() => '')
				: byAccounts(input, by === 'country' ? 0 : digits);
	const keys = [...new Set(textOf.filter((text) => text !== ''))].sort();
	const index = new Map(keys.map((key, k) => [key, k]));
	const known = Int32Array.from(textOf, (text) => index.get(text) ?? -1);
	return { of: fillEmptyUnits(known, new Int32Array(), input.layer.graph), keys };
}

function byPlace({ geography, layer }: RegionInput, texts: readonly string[]): string[] {
	const { lon, lat } = geography.places!;
	const tree = createKdTree(toSphere(lon, lat));
	const sphere = toSphere(layer.units.lon, layer.units.lat);
	return Array.from(layer.units.id, (_, u) => {
		const place = tree.nearest(sphere[u * 3]!, sphere[u * 3 + 1]!, sphere[u * 3 + 2]!);
		return texts[place] ?? '';
	});
}

/** The country and so many first digits of the postcode that most accounts of the unit have; of equals the first by name. */
function byAccounts({ accounts, layer }: RegionInput, digits: number): string[] {
	const { country, postcode } = accounts;
	const counts: (Map<string, number> | undefined)[] = [];
	layer.accountUnit.forEach((unit, row) => {
		if (unit < 0) return;
		const land = country?.values[country.codes[row]!] ?? '';
		const code = postcode?.values[postcode.codes[row]!] ?? '';
		if (digits === 0 ? land === '' : code === '') return;
		const text = digits === 0 ? land : `${land === '' ? '' : `${land}-`}${code.slice(0, digits)}`;
		const held = (counts[unit] ??= new Map<string, number>());
		held.set(text, (held.get(text) ?? 0) + 1);
	});
	return Array.from(
		layer.units.id,
		(_, u) =>
			[...(counts[u] ?? [])].reduce(
				(best, [text, count]) => (count > best[1] || (count === best[1] && text < best[0]) ? [text, count] : best),
				['', 0] as [string, number]
			)[0]
	);
}

/** @throws RevirError RULE_UNKNOWN for a region that no unit lies in, RULE_IMPOSSIBLE where the data tell none. */
export function closedBorders(rules: readonly Rule[], input: RegionInput): ClosedBorder[] {
	return rulesOf(rules, 'border').map(({ id, params }) => {
		const regions = unitRegions(input, params);
		if (regions.keys.length === 0)
			throw new RevirError('RULE_IMPOSSIBLE', { where: { rule: id }, got: `no ${params.by} of any unit` });
		if (params.of === undefined) return { ...regions, rule: id, closed: null };
		const closed = new Uint8Array(regions.keys.length);
		for (const key of params.of) {
			const at = regions.keys.indexOf(key);
			if (at < 0) throw unknownInRule(id, params.by, key);
			closed[at] = 1;
		}
		return { ...regions, rule: id, closed };
	});
}

/** True where the border lies between the two units. A unit of no known region is on no side. */
export function parts({ of, closed }: ClosedBorder, u: number, v: number): boolean {
	const [a, b] = [of[u]!, of[v]!];
	return a !== b && a >= 0 && b >= 0 && (closed === null || closed[a] === 1 || closed[b] === 1);
}

/** All regions whose borders are open are one side. */
const OPEN = -2;
export const UNKNOWN_SIDE = -1;

/** Side of the border that a unit is on: its region, one number for all that are not closed, or `UNKNOWN_SIDE`. */
export function sideOf({ of, closed }: ClosedBorder, u: number): number {
	const key = of[u]!;
	return key < 0 || closed === null || closed[key] === 1 ? key : OPEN;
}

/** Territories that have units on two sides of the border. O(units) @param labels territory per unit, −1 = nobody */
export function crossing(border: ClosedBorder, labels: Int32Array, territories: number): number[] {
	const first = new Int32Array(territories).fill(UNKNOWN_SIDE);
	const crossed = new Set<number>();
	labels.forEach((t, u) => {
		const own = sideOf(border, u);
		if (t < 0 || own === UNKNOWN_SIDE) return;
		if (first[t] === UNKNOWN_SIDE) first[t] = own;
		else if (first[t] !== own) crossed.add(t);
	});
	return [...crossed].sort((a, b) => a - b);
}
