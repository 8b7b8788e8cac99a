/** What is known once some rules were left out. */
export interface Trial {
	/** A plan that keeps all the others was found. */
	readonly keeps: boolean;
	/** Proof that there is none; false says nothing. */
	readonly infeasible: boolean;
}

export interface Clash<T extends Trial> {
	/** Rules that cannot hold together, and of which none can be missed: without any one of them a plan for the others was found. */
	readonly rules: readonly string[];
	/** True = proved by a bound; false = no plan was found in the time given. */
	readonly proved: boolean;
	/** What leaving out a single rule of the clash, and nothing else, leads to. */
	readonly without: ReadonlyMap<string, T>;
}

/**
 * A minimal set of clashing rules by the deletion filter: a rule without which there is still no plan is put aside, one without
 * which there is a plan belongs to the clash. Rules named first are put aside first.
 * 1 + 2·rules trials at most. Source: Chinneck and Dravnieks 1991.
 * @param attempt plans without the given rules
 * @returns null when all rules together have a plan
 */
export async function minimalClash<T extends Trial>(
	rules: readonly string[],
	attempt: (without: readonly string[]) => Promise<T>
): Promise<Clash<T> | null> {
	const all = await attempt([]);
	if (all.keeps) return null;
	let proved = all.infeasible;
	const aside: string[] = [];
	const clash: string[] = [];
	const alone = new Map<string, T>();
	for (const rule of rules) {
		const trial = await attempt([...aside, rule]);
		if (trial.keeps) {
			clash.push(rule);
			if (aside.length === 0) alone.set(rule, trial);
		} else {
			aside.push(rule);
			proved = trial.infeasible;
		}
	}
	for (const rule of clash) if (!alone.has(rule)) alone.set(rule, await attempt([rule]));
	return { rules: clash, proved, without: alone };
}
