import * as v from 'valibot';

const ids = v.pipe(v.array(v.string()), v.readonly());
const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const rule = <T extends string, P extends v.GenericSchema>(type: T, params: P) =>
	v.strictObject({ id: v.string(), type: v.literal(type), hard: v.literal(true), params });

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
	)
]);
export type Rule = Readonly<v.InferOutput<typeof ruleSchema>>;
export type RuleOf<T extends Rule['type']> = Extract<Rule, { type: T }>;

export const exclusionSchema = v.strictObject({ reps: ids, accounts: ids });
export type Exclusion = Readonly<v.InferOutput<typeof exclusionSchema>>;

export const rulesOf = <T extends Rule['type']>(rules: readonly Rule[], type: T): RuleOf<T>[] =>
	rules.filter((candidate): candidate is RuleOf<T> => candidate.type === type);
