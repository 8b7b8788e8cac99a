/** What is known once some rules were left out. */
export interface Trial {
	/** A plan that keeps all the others was found. */
	readonly keeps: boolean;
	/** Proof that there is none; false says nothing. */
	readonly infeasible: boolean;
}

export interface Clash<T extends Trial> {
	/** Rules that cannot hold together, and of which none can be missed: without any one of them a plan for the others was found, or
	 *  where sums prove the clash, they prove nothing any more. */
	readonly rules: readonly string[];
	/** True = proved by sums or a bound; false = no plan was found in the time given. */
	readonly proved: boolean;
	/** What leaving out a single rule of the clash, and nothing else, leads to. */
	readonly without: ReadonlyMap<string, T>;
}

/**
 * A minimal set of clashing rules by the deletion filter: a rule without which there is still no plan is put aside, one without
 * which there is a plan belongs to the clash. Rules named first are put aside first. Where sums alone prove the clash, only they
 * are asked. 1 + 2·rules trials at most. Source: Chinneck and Dravnieks 1991.
 * @param attempt plans without the given rules
 * @param isRefuted whether sums prove that there is no plan without the given rules; costs next to nothing
 * @returns null when all rules together have a plan
 */
export async function minimalClash<T extends Trial>(
	rules: readonly string[],
	attempt: (without: readonly string[]) => Promise<T>,
	isRefuted: (without: readonly string[]) => Promise<boolean>
): Promise<Clash<T> | null> {
	const alone = new Map<string, T>();
	const found = (await isRefuted([])) ? await byProof(rules, isRefuted) : await byTrial(rules, attempt, alone);
	if (found === null) return null;
	for (const rule of found.rules) if (!alone.has(rule)) alone.set(rule, await attempt([rule]));
	return { ...found, without: alone };
}

type Found = Pick<Clash<Trial>, 'rules' | 'proved'>;

async function byProof(
	rules: readonly string[],
	isRefuted: (without: readonly string[]) => Promise<boolean>
): Promise<Found> {
	const aside: string[] = [];
	for (const rule of rules) if (await isRefuted([...aside, rule])) aside.push(rule);
	return { rules: rules.filter((rule) => !aside.includes(rule)), proved: true };
}

/** @param alone gets the trials without a single rule */
async function byTrial<T extends Trial>(
	rules: readonly string[],
	attempt: (without: readonly string[]) => Promise<T>,
	alone: Map<string, T>
): Promise<Found | null> {
	const all = await attempt([]);
	if (all.keeps) return null;
	let proved = all.infeasible;
	const aside: string[] = [];
	const clash: string[] = [];
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
	return { rules: clash, proved };
}
