import type { MoveLimit, PlanProblem } from '../../model/problem.ts';
import { sideOf, UNKNOWN_SIDE, type ClosedBorder } from './regions.ts';

/** Relative summation noise. */
const SLACK = 1e-9;
/** Sets of territories that some units are confined to and that are compared at most; all of them and each alone always are. */
const MOST_SETS = 64;

type Demand = Pick<PlanProblem, 'units' | 'territories' | 'measures' | 'fixed' | 'centreUnit' | 'rules'>;

/** What the territories of a plan hold of one amount, at least and at most. */
interface Band {
	readonly amounts: Float64Array;
	readonly least: ArrayLike<number>;
	readonly most: ArrayLike<number>;
}

/** Units that may go to the same territories, with what they hold of each amount together. */
interface Confined {
	readonly territories: Uint8Array;
	readonly sums: Float64Array;
	readonly largest: Float64Array;
	units: number;
}

/**
 * Whether sums alone prove that no plan keeps tolerances, limits, locks and closed borders, whatever its shape: units confined to some
 * territories hold more than these may, or what may reach them is less than they must have (Hall's condition for all
 * territories, each alone and those that units are confined to); a border's side without a home; more changes hands than may.
 * False says nothing. O(units · territories + sets · (confinements · territories)).
 */
export function refutedByCounting(problem: Demand, borders: readonly ClosedBorder[]): boolean {
	const { territories, rules } = problem;
	if (borders.some((border) => lacksHome(border, problem))) return true;
	const reach = reachOf(problem, borders);
	if (rules?.moves.some((limit) => mustMove(limit, problem, reach) > limit.most * (1 + SLACK) + SLACK)) return true;
	const bands = bandsOf(problem);
	const confined = confinements(problem, bands, reach);
	if (confined.some(({ territories: allowed }) => !allowed.includes(1))) return true;
	if (tooLarge(bands, confined) || groupTooLarge(problem, bands)) return true;
	const alone = Array.from({ length: territories }, (_, t) => new Uint8Array(territories).fill(1, t, t + 1));
	const often = [...confined].sort((a, b) => b.units - a.units).slice(0, MOST_SETS);
	const sets = [new Uint8Array(territories).fill(1), ...alone, ...often.map(({ territories: set }) => set)];
	return sets.some((set) => overfull(set, bands, confined));
}

interface Reach {
	/** Whether a unit may go to a territory. */
	readonly may: (u: number, t: number) => boolean;
	/** Units of the same key may go to the same territories. */
	readonly key: (u: number) => string | number;
}

/** Where a unit may go, by lock, rule and the side of its borders on which a territory's centre lies. */
function reachOf({ territories, fixed, rules, centreUnit }: Demand, borders: readonly ClosedBorder[]): Reach {
	const allowed = rules?.allowed ?? null;
	const sides = borders.map((border) => {
		const of = border.of.map((_, u) => sideOf(border, u));
		return { of, home: centreUnit.map((unit) => (unit < 0 ? UNKNOWN_SIDE : of[unit]!)) };
	});
	return {
		may: (u, t) =>
			(fixed[u]! >= 0 ? fixed[u] === t : allowed === null || allowed[u * territories + t] === 1) &&
			sides.every(({ of, home }) => of[u] === home[t] || of[u] === UNKNOWN_SIDE || home[t] === UNKNOWN_SIDE),
		key: (u) => {
			if (allowed === null && sides.length === 0) return fixed[u]!;
			const own =
				fixed[u]! >= 0 || allowed === null ? '' : allowed.subarray(u * territories, (u + 1) * territories).join('');
			return [fixed[u], own, ...sides.map(({ of }) => of[u])].join();
		}
	};
}

/** True where more sides of a border hold units than have a centre, or a territory whose centre may be anywhere. */
function lacksHome(border: ClosedBorder, { units, centreUnit }: Demand): boolean {
	const without = new Set(Array.from({ length: units }, (_, u) => sideOf(border, u)));
	without.delete(UNKNOWN_SIDE);
	let anywhere = 0;
	for (const unit of centreUnit) {
		const side = unit < 0 ? UNKNOWN_SIDE : sideOf(border, unit);
		if (side === UNKNOWN_SIDE) anywhere++;
		else without.delete(side);
	}
	return without.size > anywhere;
}

/** What leaves its territory in any plan: a unit that several hold today stays with one of them at most. */
function mustMove({ held }: MoveLimit, { units, territories }: Demand, reach: Reach): number {
	let least = 0;
	for (let u = 0; u < units; u++) {
		let [all, most] = [0, 0];
		for (let t = 0; t < territories; t++) {
			const amount = held[u * territories + t]!;
			all += amount;
			if (amount > most && reach.may(u, t)) most = amount;
		}
		least += all - most;
	}
	return least;
}

const bandsOf = ({ measures, rules }: Demand): Band[] => [
	...measures.map(({ amounts, targets, tolerance }) => {
		const total = amounts.reduce((sum, amount) => sum + amount, 0);
		return {
			amounts,
			least: targets.map((share) => share * total * (1 - tolerance)),
			most: targets.map((share) => share * total * (1 + tolerance))
		};
	}),
	...(rules?.limits ?? [])
];

function confinements({ units, territories }: Demand, bands: readonly Band[], reach: Reach): Confined[] {
	const byReach = new Map<string | number, Confined>();
	for (let u = 0; u < units; u++) {
		const key = reach.key(u);
		let group = byReach.get(key);
		if (group === undefined) {
			const columns = () => new Float64Array(bands.length);
			const allowed = Uint8Array.from({ length: territories }, (_, t) => Number(reach.may(u, t)));
			group = { territories: allowed, sums: columns(), largest: columns(), units: 0 };
			byReach.set(key, group);
		}
		group.units++;
		for (let b = 0; b < bands.length; b++) {
			const amount = bands[b]!.amounts[u]!;
			group.sums[b]! += amount;
			if (amount > group.largest[b]!) group.largest[b] = amount;
		}
	}
	return [...byReach.values()];
}

const exceeds = (value: number, most: number): boolean => value > most + SLACK * Math.max(1, value);

const tooLarge = (bands: readonly Band[], confined: readonly Confined[]): boolean =>
	confined.some(({ territories, largest }) =>
		bands.some(({ most }, b) => territories.every((may, t) => may === 0 || exceeds(largest[b]!, most[t]!)))
	);

function groupTooLarge({ rules }: Demand, bands: readonly Band[]): boolean {
	const together = rules?.together ?? null;
	if (together === null) return false;
	return bands.some(({ amounts, most }) => {
		const held = new Map<number, number>();
		together.forEach((group, u) => group >= 0 && held.set(group, (held.get(group) ?? 0) + amounts[u]!));
		return [...held.values()].some((value) => exceeds(value, Math.max(...Array.from(most))));
	});
}

function overfull(set: Uint8Array, bands: readonly Band[], confined: readonly Confined[]): boolean {
	const inside = confined.filter(({ territories }) => territories.every((may, t) => may <= set[t]!));
	const touching = confined.filter(({ territories }) => territories.some((may, t) => may === 1 && set[t] === 1));
	return bands.some(({ least, most }, b) => {
		const sum = (groups: readonly Confined[]) => groups.reduce((total, { sums }) => total + sums[b]!, 0);
		const within = (limit: ArrayLike<number>) => set.reduce((total, may, t) => total + (may === 1 ? limit[t]! : 0), 0);
		return exceeds(sum(inside), within(most)) || exceeds(within(least), sum(touching));
	});
}
