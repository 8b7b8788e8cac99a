import * as v from 'valibot';
import { borderAttributes, moveColumns, sizeColumns } from './rule-columns.ts';

const ids = v.pipe(v.array(v.string()), v.readonly());
const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const rule = <T extends string, P extends v.GenericSchema>(type: T, params: P) =>
	v.strictObject({ id: v.string(), type: v.literal(type), hard: v.literal(true), params });

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** What a plan must respect besides tolerances. A type that is not listed here is refused, never ignored. */
export const ruleSchema = v.variant('type', [
	/** Accounts that belong to this rep whatever becomes of their unit. */
	rule('assign', v.strictObject({ repId: v.string(), accounts: ids })),
	/** Accounts whose lock in the data does not hold. */
	rule('release', v.strictObject({ accounts: ids })),
	/** Units that stay with this rep. */
	rule('keep-units', v.strictObject({ repId: v.string(), units: ids })),
	/** A line that no territory may cross: units on its two sides are no neighbours. Points are lon, lat in degrees. */
	rule(
		'barrier',
		v.strictObject({
			name: v.string(),
			line: v.pipe(v.array(v.tuple([degrees(180), degrees(90)])), v.minLength(2), v.readonly())
		})
	),
	/**
	 * No territory crosses a border between two regions, countries or areas of one postcode prefix (`digits` long); with `of`
	 * only the borders of these.
	 */
	rule(
		'border',
		v.strictObject({
			/** What the reader calls it. */
			name: v.optional(v.string()),
			by: v.picklist(borderAttributes),
			digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
			of: v.optional(v.pipe(ids, v.minLength(1)))
		})
	),
	/** Units that are the territory of this rep: it neither loses nor gains one. */
	rule('keep-territory', v.strictObject({ repId: v.string(), units: v.pipe(ids, v.minLength(1)) })),
	/** Reps whose centre stays at their home where centres are free. */
	rule('keep-centre', v.strictObject({ repIds: v.pipe(ids, v.minLength(1)) })),
	/** Units and accounts that only these reps may serve. */
	rule(
		'only',
		v.pipe(
			v.strictObject({
				repIds: v.pipe(ids, v.minLength(1)),
				units: v.optional(ids, []),
				accounts: v.optional(ids)
			}),
			v.check(({ units, accounts = [] }) => units.length + accounts.length > 0, 'a unit or an account')
		)
	),
	/** Accounts of these industries that only reps who name the industry may serve. */
	rule('specialists', v.strictObject({ industries: v.pipe(ids, v.minLength(1)) })),
	/** Accounts with one `parent_id`, and the account with that id, have one rep. */
	rule('families', v.strictObject({})),
	/** No account further than this many hours, one way, from the home of its rep. */
	rule('drive-time', v.strictObject({ hours: v.pipe(v.number(), v.minValue(0.1), v.maxValue(24)) })),
	/** Units that stay in one territory, whichever it is. */
	rule('together', v.strictObject({ units: v.pipe(ids, v.minLength(2)) })),
	/** What a territory holds at least and at most; without `repIds` every territory. */
	rule(
		'size',
		v.strictObject({
			of: v.picklist(sizeColumns),
			min: v.optional(amount),
			max: v.optional(amount),
			repIds: v.optional(ids)
		})
	),
	/** How much of what reps hold today may change hands: a share of all, and an amount per territory, lost or gained. */
	rule(
		'moves',
		v.strictObject({
			of: v.picklist(moveColumns),
			percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
			perTerritory: v.optional(amount)
		})
	),
	/** Accounts with an open deal (`protected_until` after the date of the data) stay with their rep. */
	rule('protected', v.strictObject({}))
]);

export const exclusionSchema = v.strictObject({ reps: ids, accounts: ids });
