import type { InferOutput } from 'valibot';
import type { exclusionSchema, ruleSchema } from './rule-schema.ts';

export type Rule = Readonly<InferOutput<typeof ruleSchema>>;
export type RuleOf<T extends Rule['type']> = Extract<Rule, { type: T }>;

export type Exclusion = Readonly<InferOutput<typeof exclusionSchema>>;

/** Rules of one type; what adds up over them must not depend on their order in the settings. */
export const rulesById = <T extends Rule['type']>(rules: readonly Rule[], type: T): RuleOf<T>[] =>
	rulesOf(rules, type).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

export const rulesOf = <T extends Rule['type']>(rules: readonly Rule[], type: T): RuleOf<T>[] =>
	rules.filter((candidate): candidate is RuleOf<T> => candidate.type === type);
