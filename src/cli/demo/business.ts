import type { Random } from '#engine/model/random.ts';
import { drawRevenue, drawSize, writeMonths } from './companies.ts';
import { between, clamp, drawIndex, exp, normal, roundTo, runningSums, stream } from './draw.ts';
import type { Market } from './market.ts';
import type { Sampler } from './places.ts';
import { calendar, stageCode, type DemoAccounts } from './tables.ts';

const day = 86_400_000;
const asOf = Date.parse(calendar.asOf);

/** Where the potential of a customer, lead, prospect comes from: known, model, similar, median. */
const sourceShares = [
	runningSums([0.35, 0.35, 0.2, 0.1]),
	runningSums([0.1, 0.2, 0.4, 0.3]),
	runningSums([0, 0.1, 0.4, 0.5])
] as const;
/** How far off each source is, standard deviation of the logarithm. */
const sourceError = [0.05, 0.2, 0.35, 0.5] as const;

/** Visits of a customer, lead, prospect, relative: who is to be won has to be visited too. */
const visitsByStage = [1, 0.6, 0.4] as const;

/** Fills stage, size, money, visits and the relationship to the rep. */
export function drawBusiness(
	accounts: DemoAccounts,
	count: number,
	market: Market,
	sampler: Sampler,
	at: Int32Array,
	seed: number
): void {
	const random = stream(seed, 'business');
	const months = stream(seed, 'months');
	const relations = stream(seed, 'relations');
	const reps = accounts.ownerId.values.map(() => ({
		skill: exp(0.15 * normal(relations)),
		since: asOf - between(relations, 2, 17) * 365 * day
	}));
	const regularFrom = market.medianPotential * 4;
	for (let i = 0; i < count; i++) {
		const industry = market.industries[accounts.industry.codes[i]!]!;
		const rep = reps[accounts.ownerId.codes[i]!]!;
		const { employees, potential } = drawSize(random, market, industry, sampler.strength[at[i]!]!);
		const stage = drawStage(random, rep.skill);
		accounts.stage.codes[i] = stage;
		accounts.employees[i] = employees;
		const isCustomer = stage === stageCode.customer;
		const revenue = isCustomer ? drawRevenue(random, potential, industry, rep.skill) : null;
		if (revenue !== null) {
			[accounts.revenueY0[i], accounts.revenueY1[i], accounts.revenueY2[i]] = revenue;
			for (let year = 0; year < 3; year++)
				writeMonths(
					months,
					accounts.revenueMonth,
					i * 36 + year * 12,
					revenue[2 - year]!,
					industry.season,
					regularFrom
				);
			accounts.margin[i] = roundTo(clamp(0.31 + 0.07 * normal(random), 0.05, 0.6), 0.001);
		}
		writePotential(random, accounts, i, potential, revenue?.[0] ?? 0);
		const grade = potential > 3.6 * market.medianPotential ? 0 : potential > 1.5 * market.medianPotential ? 1 : 2;
		accounts.segment.codes[i] = grade;
		writeVisits(random, accounts, i, market, grade);
		writeRelation(relations, accounts, i, rep.since);
	}
}

/** About 45 % customers; a good rep has a few more. */
function drawStage(random: Random, skill: number): number {
	const draw = random.unit();
	const customers = clamp(0.45 * Math.sqrt(skill), 0.3, 0.6);
	return draw < customers ? stageCode.customer : draw < customers + 0.27 ? stageCode.lead : stageCode.prospect;
}

function writePotential(random: Random, accounts: DemoAccounts, i: number, potential: number, revenue: number): void {
	const stage = accounts.stage.codes[i]!;
	const source = drawIndex(random, sourceShares[stage]!);
	const seen = potential * exp(sourceError[source]! * normal(random));
	accounts.potential[i] = Math.round(Math.max(seen, 1.05 * revenue) / 100) * 100;
	accounts.potentialSource.codes[i] = source;
	const chance = stage === stageCode.customer ? 0.75 : stage === stageCode.lead ? 0.3 : 0.12;
	accounts.winRate[i] = roundTo(clamp(chance + 0.1 * normal(random), 0.02, 0.97), 0.01);
}

function writeVisits(random: Random, accounts: DemoAccounts, i: number, market: Market, grade: number): void {
	const stage = accounts.stage.codes[i]!;
	const base = market.visits[grade]! * visitsByStage[stage]!;
	accounts.visitsPerYear[i] = roundTo(base * between(random, 0.6, 1.4), 0.05);
	accounts.visitHours[i] = roundTo(
		Math.max(0.5, market.visitHours * exp(0.22 * normal(random) + (grade === 0 ? 0.1 : 0))),
		0.05
	);
	accounts.videoShare[i] = roundTo(clamp(market.videoShare * (1 + normal(random)), 0, 0.9), 0.05);
}

function writeRelation(random: Random, accounts: DemoAccounts, i: number, repSince: number): void {
	const stage = accounts.stage.codes[i]!;
	const longest = stage === stageCode.customer ? asOf - repSince : Math.min(asOf - repSince, 3 * 365 * day);
	const since = asOf - Math.floor(between(random, 0.03, 1) * longest);
	accounts.ownerSince[i] = Math.floor(since / day) * day;
	accounts.modifiedAt[i] = asOf - Math.floor(random.unit() * random.unit() * 900 * 86_400) * 1000;
	if (stage !== stageCode.prospect && random.unit() < 0.012)
		accounts.protectedUntil[i] = asOf - (asOf % day) + (20 + random.below(240)) * day;
	if (stage === stageCode.customer && random.unit() < 0.006) accounts.locked[i] = 1;
}
