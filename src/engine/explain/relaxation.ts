import type { Trial } from './clash.ts';

/**
 * A set of rules without which there is a plan for all the others, and of which none can be put back alone: the way out where
 * leaving out a single rule is not enough. Rules named first are put back first. 1 + rules trials at most.
 * Source: minimal correction set by linear search (Marques-Silva et al. 2013).
 * @param attempt plans without the given rules
 * @returns null when not even without all of them a plan was found
 */
export async function minimalRelaxation<T extends Trial>(
	rules: readonly string[],
	attempt: (without: readonly string[]) => Promise<T>
): Promise<{ readonly rules: readonly string[]; readonly trial: T } | null> {
	let out = rules;
	let trial = await attempt(out);
	if (!trial.keeps) return null;
	for (const rule of rules) {
		if (out.length === 1) break;
		const less = out.filter((other) => other !== rule);
		const again = await attempt(less);
		if (again.keeps) [out, trial] = [less, again];
	}
	return { rules: out, trial };
}
