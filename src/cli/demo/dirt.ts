import type { Random } from '#engine/model/random.ts';
import { between, stream } from './draw.ts';
import type { Market } from './market.ts';
import { addFamilies } from './families.ts';
import { stageCode, precisions, type DemoAccounts } from './tables.ts';
import { misspell, unfold } from './variants.ts';

/** Shares of rows; docs/demo-data.md lists them. */
export const dirtShares = {
	notLocated: 0.022,
	atZero: 0.003,
	noPostcode: 0.012,
	noCity: 0.008,
	postcodeInCity: 0.01,
	shouting: 0.01,
	noUmlauts: 0.012,
	noIndustry: 0.03,
	noEmployees: 0.12,
	noPotential: 0.04,
	noWinRate: 0.15,
	noMargin: 0.1,
	noVisitHours: 0.05,
	noVideoShare: 0.2,
	noMonths: 0.02,
	noOwnerSince: 0.05,
	noProspectOwner: 0.03
} as const;

/** Second entries of companies in the last rows, then families, then cells that are missing or badly typed. */
export function addDirt(accounts: DemoAccounts, originals: number, market: Market, seed: number): void {
	const random = stream(seed, 'duplicates');
	for (let i = originals; i < accounts.count; i++)
		copyAsDuplicate(random, accounts, random.below(originals), i, market);
	addFamilies(stream(seed, 'families'), accounts, originals, market);
	spoilCells(stream(seed, 'dirt'), accounts);
	const source = stream(seed, 'source');
	for (let i = 0; i < accounts.count; i++) {
		if (accounts.source.codes[i]! < 0)
			accounts.source.codes[i] =
				accounts.stage.codes[i] === stageCode.customer ? 0 : source.below(market.sources.length);
		accounts.sourceId[i] =
			`${accounts.source.values[accounts.source.codes[i]!]!.slice(0, 3).toUpperCase()}-${40_000 + i * 7 + source.below(7)}`;
		accounts.sourceVersion[i] = 1 + source.below(9);
	}
}

function copyAsDuplicate(random: Random, accounts: DemoAccounts, from: number, to: number, market: Market): void {
	accounts.id[to] = `${market.idPrefix}${100_001 + to}`;
	accounts.name[to] = misspell(random, accounts.name[from]!, market.names.prefix);
	const offset = random.unit() < 0.5 ? 0 : 0.002;
	accounts.lon[to] = Math.round((accounts.lon[from]! + offset * between(random, -1, 1)) * 1e5) / 1e5;
	accounts.lat[to] = Math.round((accounts.lat[from]! + offset * between(random, -1, 1)) * 1e5) / 1e5;
	if (accounts.postcode !== null) accounts.postcode[to] = accounts.postcode[from]!;
	accounts.city[to] = accounts.city[from]!;
	const street = accounts.street[from]!;
	accounts.street[to] = street?.replace(/straße/, 'str.').replace(/Straße/, 'Str.') ?? null;
	for (const column of ['locationPrecision', 'industry', 'segment', 'ownerId', 'potentialSource'] as const)
		accounts[column].codes[to] = accounts[column].codes[from]!;
	accounts.stage.codes[to] = random.unit() < 0.6 ? stageCode.lead : stageCode.prospect;
	accounts.employees[to] = random.unit() < 0.5 ? accounts.employees[from]! : NaN;
	accounts.potential[to] = Math.round((accounts.potential[from]! * between(random, 0.5, 1.1)) / 100) * 100;
	accounts.winRate[to] = 0.2;
	accounts.visitsPerYear[to] = 0;
	accounts.visitHours[to] = accounts.visitHours[from]!;
	accounts.videoShare[to] = accounts.videoShare[from]!;
	accounts.ownerSince[to] = accounts.ownerSince[from]!;
	accounts.modifiedAt[to] = accounts.modifiedAt[from]!;
	accounts.source.codes[to] = 1 + random.below(accounts.source.values.length - 1);
}

function spoilCells(random: Random, accounts: DemoAccounts): void {
	const share = dirtShares;
	const hits = (probability: number) => random.unit() < probability;
	for (let i = 0; i < accounts.count; i++) {
		const stage = accounts.stage.codes[i]!;
		const postcode = accounts.postcode?.[i] ?? null;
		const city = accounts.city[i]!;
		if (hits(share.notLocated)) {
			accounts.lon[i] = NaN;
			accounts.lat[i] = NaN;
			accounts.locationPrecision.codes[i] = precisions.indexOf('none');
		} else if (hits(share.atZero)) {
			// What many systems store for an address they could not place; readers take it as not located.
			accounts.lon[i] = 0;
			accounts.lat[i] = 0;
			accounts.locationPrecision.codes[i] = precisions.indexOf('none');
		}
		if (hits(share.postcodeInCity) && postcode !== null && city !== null) accounts.city[i] = `${postcode} ${city}`;
		else if (hits(share.noCity)) accounts.city[i] = null;
		else if (hits(share.noPostcode) && accounts.postcode !== null) accounts.postcode[i] = null;
		const name = accounts.name[i]!;
		if (hits(share.shouting)) {
			accounts.name[i] = name.toUpperCase();
			accounts.city[i] = accounts.city[i]?.toUpperCase() ?? null;
		} else if (hits(share.noUmlauts)) {
			accounts.name[i] = unfold(name);
			accounts.city[i] = accounts.city[i] === null ? null : unfold(accounts.city[i]!);
			accounts.street[i] = accounts.street[i] === null ? null : unfold(accounts.street[i]!);
		}
		if (hits(share.noIndustry)) accounts.industry.codes[i] = -1;
		if (hits(share.noEmployees)) accounts.employees[i] = NaN;
		if (hits(share.noPotential)) {
			accounts.potential[i] = NaN;
			accounts.potentialSource.codes[i] = -1;
		}
		if (hits(share.noWinRate)) accounts.winRate[i] = NaN;
		if (hits(share.noMargin)) accounts.margin[i] = NaN;
		if (hits(share.noVisitHours)) accounts.visitHours[i] = NaN;
		if (hits(share.noVideoShare)) accounts.videoShare[i] = NaN;
		if (hits(share.noMonths)) accounts.revenueMonth.fill(NaN, i * 36, i * 36 + 36);
		if (hits(share.noOwnerSince)) accounts.ownerSince[i] = NaN;
		if (stage === stageCode.prospect && hits(share.noProspectOwner) && accounts.locked[i] === 0) {
			accounts.ownerId.codes[i] = -1;
			accounts.ownerSince[i] = NaN;
		}
	}
}
