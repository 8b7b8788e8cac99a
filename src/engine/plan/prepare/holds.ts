import type { Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import type { Settings } from '../../model/settings.ts';
import { chordKm } from '../../measure/sphere.ts';
import { crowHours, type TravelAccounts } from '../../measure/travel.ts';
import type { FilledAccounts } from '../../score/fill.ts';
import { familiesOf, joinFamilies } from './families.ts';
import { groupsOf } from './groups.ts';
import { locksOf, type Locks } from './locks.ts';
import { allowedPairs } from './pairs.ts';
import type { ActiveReps } from './reps.ts';
import { ruleNames } from './rule-names.ts';

export interface HoldInput {
	readonly source: Dataset;
	readonly dataset: Dataset;
	readonly settings: Settings;
	readonly filled: FilledAccounts;
	readonly places: TravelAccounts;
	readonly reps: ActiveReps;
	/** Today's rep per account, −1 = none. */
	readonly owner: Int32Array;
	readonly accountUnit: Int32Array;
	readonly unitIds: readonly string[];
	readonly allUnitIds: () => ReadonlySet<string>;
	readonly travelSeconds: Uint32Array;
	readonly workload: Float64Array;
}

/**
 * What data and rules hold fast, and where units may go: first what is named (locks, assignments, kept units, open deals),
 * then families, groups of units, and who may serve whom. O(accounts × reps + ids in rules), without such rules O(accounts).
 * @throws RevirError RULE_UNKNOWN, RULE_CONFLICT, RULE_IMPOSSIBLE
 */
export function holdsOf(input: HoldInput): Locks {
	const { dataset, settings, filled, places, reps, accountUnit, unitIds } = input;
	const { rules, centres } = settings;
	const { accounts } = dataset;
	const away = rules.find(({ type }) => type === 'drive-time');
	if (away !== undefined && centres === 'free')
		throw new RevirError('RULE_IMPOSSIBLE', {
			where: { rule: away.id },
			got: 'no home of reps',
			expected: 'reps at home'
		});
	const names = ruleNames({ ...input, accounts, repIds: reps.id });
	const { kept, hold } = locksOf({ ...input, accounts, rules, isProtected: filled.isProtected }, names);
	const hasFamilies = rules.some(({ type }) => type === 'families');
	const families = hasFamilies ? familiesOf(accounts, accountUnit, filled.revenue) : [];
	const follows = joinFamilies(rules, families, accounts, accountUnit, hold);
	const groups = groupsOf(rules, names, kept.rep, unitIds);
	const allowed = allowedPairs(
		{
			...input,
			rules,
			names,
			repRows: reps.row,
			families,
			follows,
			kept,
			groups,
			hoursAway: (account, rep) =>
				crowHours(chordKm(places.sphere, account, reps.sphere, rep), settings.travel.speedFactor)
		},
		hold
	);
	return {
		fixed: kept.rep,
		overrides: hold.overrides(),
		overrideRep: hold.rep,
		follows,
		allowed,
		together: groups?.of ?? null
	};
}
