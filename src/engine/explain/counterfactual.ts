import { alignmentCentres } from '../measure/centres.ts';
import { chordKm } from '../measure/sphere.ts';
import { accountTravelSeconds, travelRoadKm } from '../measure/travel.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';
import { goalShifts, type GoalShift, type GoalShifts } from './counterfactual-goals.ts';
import { limitBreaks, type LimitBreaks } from './counterfactual-limits.ts';
import { loadShifts, type LoadShift } from './counterfactual-loads.ts';
import { splits, touches } from './counterfactual-shape.ts';

/** What a plan would be with one unit (or one account that rules hold) at another rep and everything else as it is. */
export interface Counterfactual {
	/** Rep indices; `from` −1 = nobody. */
	readonly from: number;
	readonly to: number;
	/** Accounts that would move, rows of the dataset. */
	readonly rows: readonly number[];
	/** Travel after minus before, hours a year. */
	readonly hours: number;
	/** The same with kilometres, money a year at the settings' costs; null where these say nothing (both 0). */
	readonly cost: number | null;
	readonly loads: readonly LoadShift[];
	/** The unit has a neighbour in the receiving territory; accounts alone need none. */
	readonly touches: boolean;
	/** The giving territory would fall into more pieces. */
	readonly splits: boolean;
	/** Size and move limits that the move would break, or break further: ids of rules. */
	readonly breaks: readonly string[];
	/** null for an account alone and for a unit that nobody serves: the objective is about units with a rep. */
	readonly goals: GoalShift | null;
}

export interface Counterfactuals {
	/** Hours a year from a rep's centre to an account; 0 for nobody. */
	hours(row: number, rep: number): number;
	/** The whole unit at rep `to`; accounts that rules hold stay where they are. */
	move(unit: number, to: number): Counterfactual;
	/** One account alone at rep `to`, as if a rule said so. */
	give(row: number, to: number): Counterfactual;
	/**
	 * The next best rep of a unit: of all others the one with the least travel for the accounts that would move; of equals one
	 * whose territory touches the unit, then the first. −1 = there is no other.
	 */
	nextBest(unit: number): number;
}

const known = new WeakMap<Int32Array, { readonly prepared: Prepared; readonly value: Counterfactuals }>();

/**
 * One-move differences of a plan, each equal to measuring the plan twice (measureLabels), at the cost of the moved accounts.
 * With free centres these stay where the plan has them. Remembered per labels, which must not change afterwards.
 * O(accounts × measures) once; the objective adds O(units × reps) when it is first asked for.
 * @param labels rep index per unit, −1 = nobody
 */
export function counterfactuals(prepared: Prepared, labels: Int32Array): Counterfactuals {
	const found = known.get(labels);
	if (found?.prepared === prepared) return found.value;
	const value = build(prepared, labels);
	known.set(labels, { prepared, value });
	return value;
}

function build(prepared: Prepared, labels: Int32Array): Counterfactuals {
	const { measure, reps, locks, graph, settings, travelSeconds, places, filled } = prepared;
	const owner = ownerOfAccounts(prepared, labels);
	const centres = alignmentCentres(measure, owner);
	const shifts = loadShifts(prepared, owner);
	const rowsOf = movingRows(prepared);
	let goals: GoalShifts | null = null;
	let limits: LimitBreaks | null = null;
	const goalsOf = (unit: number, to: number): GoalShift => (goals ??= goalShifts(prepared, labels))(unit, to);

	const seconds = (row: number, rep: number): number =>
		rep < 0
			? 0
			: measure.freeCentres
				? accountTravelSeconds(places, row, centres, rep, settings.travel)
				: travelSeconds[row * reps.count + rep]!;
	const roadKm = (row: number, rep: number): number => {
		const visits = filled.visits[row]!;
		const km = rep < 0 || !(visits > 0) ? NaN : chordKm(places.sphere, row, centres, rep);
		if (!(km >= 0)) return 0;
		return (
			visits * travelRoadKm(km, filled.visitHours[row]!, places.localKm[row]!, filled.videoShare[row]!, settings.travel)
		);
	};
	const shift = (rows: readonly number[], from: number, to: number) => {
		let [hours, km] = [0, 0];
		for (const row of rows) {
			hours += (seconds(row, to) - seconds(row, from)) / 3600;
			km += roadKm(row, to) - roadKm(row, from);
		}
		const { costPerHour, costPerKm } = settings.travel;
		const cost = costPerHour > 0 || costPerKm > 0 ? hours * costPerHour + km * costPerKm : null;
		return { from, to, rows, hours, cost, loads: shifts(rows, from, to) };
	};
	return {
		hours: (row, rep) => seconds(row, rep) / 3600,
		move(unit, to) {
			const from = labels[unit]!;
			return {
				...shift(rowsOf(unit), from, to),
				touches: touches(graph, labels, unit, to),
				splits: splits(graph, labels, unit),
				breaks: (limits ??= limitBreaks(prepared, labels))(unit, to),
				goals: from < 0 ? null : goalsOf(unit, to)
			};
		},
		give: (row, to) => ({ ...shift([row], owner[row]!, to), touches: true, splits: false, breaks: [], goals: null }),
		nextBest(unit) {
			const rows = rowsOf(unit);
			let [best, least, beside] = [-1, Infinity, false];
			for (let t = 0; t < reps.count; t++) {
				if (t === labels[unit]) continue;
				const sum = rows.reduce((all, row) => all + seconds(row, t), 0);
				if (sum > least || (sum === least && (beside || !touches(graph, labels, unit, t)))) continue;
				[best, least, beside] = [t, sum, touches(graph, labels, unit, t)];
			}
			return best;
		}
	};

	/** Accounts that go with a unit: its own and families whose head lives there, without those that rules hold. */
	function movingRows({ units }: Prepared): (unit: number) => readonly number[] {
		const rows = Array.from({ length: units.count }, (): number[] => []);
		locks.follows.forEach((unit, row) => {
			if (unit >= 0 && locks.overrideRep[row]! < 0) rows[unit]!.push(row);
		});
		return (unit) => rows[unit]!;
	}
}
