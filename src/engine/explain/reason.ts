import type { Cause } from './cause.ts';

/** Why an account is served by whom; numbers only, the reader's language words it. */
export type Reason =
	| { readonly kind: 'stays' }
	/** Had no rep before. */
	| { readonly kind: 'new' }
	/** Nobody serves it (not located). */
	| { readonly kind: 'unassigned' }
	/** Why it could not stay with its rep of today. */
	| (Cause & {
			/** Rep indices: today's and the plan's. */
			readonly from: number;
			readonly to: number;
			/** What staying would add to the travel of all that would stay along with it (its unit), hours a year; negative = less. */
			readonly hours: number;
	  });

/** Reasons of one sort, for counts and in the order in which a table sorts them. */
export const reasonGroups = [
	'stays',
	'nearer',
	'balance',
	'shape',
	'goals',
	'joint',
	'rule',
	'new',
	'unassigned'
] as const;
export type ReasonGroup = (typeof reasonGroups)[number];

export function reasonGroup(kind: Reason['kind']): ReasonGroup {
	switch (kind) {
		case 'full':
		case 'short':
			return 'balance';
		case 'not-adjacent':
		case 'cut':
		case 'home':
			return 'shape';
		default:
			return kind;
	}
}
