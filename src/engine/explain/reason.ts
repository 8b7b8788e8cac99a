/** Why an account is served by whom, as far as one comparison can tell; numbers only, the reader's language words it. */
export type Reason =
	| { readonly kind: 'stays' }
	/** Given to its rep by hand. */
	| { readonly kind: 'assigned' }
	/** Had no rep before. */
	| { readonly kind: 'new' }
	/** Nobody serves it (not located). */
	| { readonly kind: 'unassigned' }
	/** The new rep drives so many minutes less per visit. */
	| { readonly kind: 'nearer'; readonly minutesPerVisit: number }
	/** The former rep held more than the target; the new one drives so many minutes more per visit. */
	| { readonly kind: 'full'; readonly rep: number; readonly deviation: number; readonly minutesPerVisit: number }
	/** Neither shorter nor relieving: its basic unit moves as a whole, or keeps a territory in one piece. */
	| { readonly kind: 'neighbours'; readonly minutesPerVisit: number };

export interface MoveFacts {
	/** Rep index, −1 = none. */
	readonly before: number;
	readonly after: number;
	/** Hours of travel per visit from either rep. */
	readonly travelBefore: number;
	readonly travelAfter: number;
	/** Load of the former rep's territory before, minus 1 (0.2 = 20 % over target). */
	readonly deviationBefore: number;
	/** A rule gives it to its rep. */
	readonly assigned: boolean;
}

/** @returns the first reason that holds, in the order: unchanged, by hand, new, nearer, relief, neighbourhood. O(1). */
export function reasonFor(facts: MoveFacts): Reason {
	if (facts.after < 0) return { kind: 'unassigned' };
	if (facts.before === facts.after) return { kind: 'stays' };
	if (facts.assigned) return { kind: 'assigned' };
	if (facts.before < 0) return { kind: 'new' };
	const minutesPerVisit = Math.round((facts.travelAfter - facts.travelBefore) * 60);
	if (minutesPerVisit < 0) return { kind: 'nearer', minutesPerVisit: -minutesPerVisit };
	if (facts.deviationBefore > 0)
		return { kind: 'full', rep: facts.before, deviation: facts.deviationBefore, minutesPerVisit };
	return { kind: 'neighbours', minutesPerVisit };
}
