import { limitingIds } from '#engine/scenario/rule-ids.ts';
import { studyClash, type ClashStudy, type Relaxation } from '#engine/scenario/clash-study.ts';
import type { ChainEnd } from '#engine/scenario/session-epoch.ts';
import {
	isRefutedWithout,
	lockedIds,
	TRIAL_EPOCHS,
	tryRules,
	type RuleQuestion,
	type RuleTrial
} from '#engine/scenario/try-rules.ts';
import type { BrokenRule } from '#engine/model/problem.ts';
import { drain } from '#engine/model/steps.ts';
import { leastTravel, PRICE_EPOCHS } from '#engine/scenario/least-travel.ts';
import { priceRules, type RulePrice, type RulePrices } from '#engine/scenario/rule-prices.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { log, round } from './output.ts';
import { changeText, ruleText } from './rule-text.ts';

type End = Pick<ChainEnd, 'labels'>;

/** One short search while rules give way. */
const runTrial = (prepared: Prepared, end: End, question: RuleQuestion): RuleTrial =>
	drain(tryRules(prepared, prepared.settings, question, end, TRIAL_EPOCHS));

export const limiting = (prepared: Prepared): string[] =>
	limitingIds(prepared.settings, lockedIds(prepared).length > 0);

export const pricesOf = (prepared: Prepared, end: End): Promise<RulePrices> =>
	priceRules(limiting(prepared), (without, from) =>
		Promise.resolve(drain(leastTravel(prepared, without, from ?? end.labels, PRICE_EPOCHS)))
	);

/** 0 = about 0. */
export const hoursOf = (price: RulePrice): number => (price.kind === 'hours' ? price.hours : 0);

export function priceText(price: RulePrice): string {
	if (price.kind !== 'unknown') {
		const most = price.mostHours === null ? '' : ` (proved: at most ${price.mostHours.toFixed(0)} h)`;
		return `${price.kind === 'hours' ? `costs ${price.hours.toFixed(1)}` : 'costs about 0'} h a year${most}`;
	}
	return price.why === 'all-broken'
		? 'price not measurable: no plan was found that keeps all rules'
		: 'price not measurable: without it no plan was found that keeps the others';
}

/** Finds the clash and says it; null = all rules together have a plan. */
export async function clashOf(prepared: Prepared, end: End): Promise<ClashStudy | null> {
	let done = 0;
	const trial = (question: RuleQuestion) => {
		log(
			`revir: trial ${++done}: ${question.without.length === 0 ? 'all rules' : `${question.trial ? 'more room for' : 'without'} ${question.without.join(', ')}`}`
		);
		return Promise.resolve(runTrial(prepared, end, question));
	};
	const { settings } = prepared;
	const found = await studyClash(settings, limiting(prepared), lockedIds(prepared), {
		isRefuted: (without) => Promise.resolve(isRefutedWithout(prepared, without)),
		without: (without) => trial({ without }),
		under: (tried, without) => trial({ without, trial: tried })
	});
	if (found === null) {
		log('revir: with a little more search a plan for all rules was found: plan longer');
		return null;
	}
	log(`revir: ${clashText(found)}${found.rules.length === 0 ? '' : ':'}`);
	const lone = largestAccount(prepared);
	if (lone !== null) log(`revir: ${lone}`);
	for (const id of found.rules) log(`revir:   ${ruleText(id, prepared)}`);
	const now = measureLabels(prepared, end.labels).travelHoursPerYear;
	found.relaxations.forEach(({ changes, travelHours }, k) => {
		const what = changes.map((change) => changeText(change, settings)).join('; ');
		const more = Math.round(travelHours - now);
		log(
			`revir: ${k === 0 ? 'cheapest way out' : 'or'}: ${what} (${more > 0 ? '+' : ''}${more} h of travel a year against this plan, ${travelHours.toFixed(0)} h in all)`
		);
	});
	if (found.relaxations.length === 0) log('revir: no way out was found, not even without any of the rules');
	return found;
}

/** One account that is more than a territory of its own; mostly a figure that is wrong. */
function largestAccount({ dataset, filled, reps }: Prepared): string | null {
	const { potential } = filled;
	const total = potential.reduce((sum, value) => sum + value, 0);
	const row = potential.reduce((best, value, i) => (value > potential[best]! ? i : best), 0);
	const share = potential[row]! / total;
	if (!(share > 1.5 / reps.count)) return null;
	return `${dataset.accounts.id.at(row)!} alone holds ${Math.round(100 * share)} % of all potential, a territory's share is ${Math.round(100 / reps.count)} %: check its figures`;
}

function clashText({ rules, proved }: ClashStudy): string {
	if (rules.length === 0)
		return 'no plan that keeps the tolerances was found, not even without the rules that can give way; the one written comes closest';
	const alone = rules.length === 1;
	if (proved) return `proved: no plan can keep ${alone ? 'this rule, even by itself' : 'these rules together'}`;
	return `no plan was found (no proof) that keeps ${alone ? 'this rule, even by itself' : 'these rules together'}`;
}

const relaxationJson = ({ changes, travelHours }: Relaxation) => ({
	changes: changes.map((change) => ({
		rule: change.id,
		part: change.part,
		...('to' in change ? { from: change.was, to: change.to } : {})
	})),
	travel_hours_per_year: round(travelHours, 2)
});

/** Keys of the command-line contract. */
export const clashJson = (study: ClashStudy | null) =>
	study === null
		? null
		: { rules: study.rules, proved: study.proved, relaxations: study.relaxations.map(relaxationJson) };

export const brokenJson = ({ reps }: Prepared, broken: readonly BrokenRule[]) =>
	broken.map(({ id, territory, value, limit }) => ({
		rule: id,
		rep: reps.id[territory] ?? null,
		value: round(value),
		limit: round(limit)
	}));
