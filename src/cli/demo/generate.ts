import { drawLocations } from './locations.ts';
import { drawBusiness } from './business.ts';
import { addDirt } from './dirt.ts';
import { pick, stream } from './draw.ts';
import { markets } from './markets.ts';
import type { Market } from './market.ts';
import { createSampler, type DemoGeography } from './places.ts';
import { calendar, createAccounts, type DatasetId, type DemoRep, type DemoTables } from './tables.ts';
import { createToday, type Today } from './today.ts';
import { SCHEMA_VERSION } from '#engine/model/schema.ts';

export interface DemoOptions {
	readonly dataset: DatasetId;
	/** Default: the dataset's own number. */
	readonly accounts?: number;
	readonly seed: number;
	readonly geography: DemoGeography;
	/** Replaces single entries of the dataset's table, for calibration only. */
	readonly overrides?: Partial<Pick<Market, 'regionalSpread' | 'visitHours'>>;
}

/** Share of rows that are second entries of a company. */
const duplicateShare = 0.02;

/** One dataset. Equal options give equal tables on every machine: own generator, own exp and ln, whole numbers. */
export function generateDemo(options: DemoOptions): DemoTables {
	const market = { ...markets[options.dataset], ...options.overrides };
	const { seed, geography } = options;
	const count = options.accounts ?? market.accounts;
	const duplicates = Math.floor(count * duplicateShare);
	const sampler = createSampler(geography, market.hubs, seed);
	const today = createToday(market.id, geography, market.mess);
	const reps = drawReps(market, today, geography, seed);
	const accounts = createAccounts(
		count,
		{
			country: market.country,
			industries: market.industries.map(({ name }) => name),
			reps: reps.map(({ id }) => id),
			sources: market.sources
		},
		geography.postcodes !== null
	);
	const originals = count - duplicates;
	const at = drawLocations(accounts, originals, market, geography, sampler, today, seed);
	drawBusiness(accounts, originals, market, sampler, at, seed);
	addDirt(accounts, originals, market, seed);
	return { accounts, reps, meta: { schemaVersion: SCHEMA_VERSION, currency: market.currency, ...calendar } };
}

function drawReps(market: Market, today: Today, { places }: DemoGeography, seed: number): DemoRep[] {
	const random = stream(seed, 'reps');
	const names = new Set<string>();
	return today.homes.map(({ place, region }, row) => {
		let name = market.names.person(random);
		while (names.has(name)) name = market.names.person(random);
		names.add(name);
		// Every seventh rep of the large dataset knows one industry best; the others sell everything.
		const industries = market.id === 'us-large' && row % 7 === 6 ? [pick(random, market.industries).name] : [];
		return {
			id: `R${String(row + 1).padStart(market.id === 'us-large' ? 3 : 2, '0')}`,
			name,
			lon: places.lon[place]!,
			lat: places.lat[place]!,
			capacityHours: market.capacityHours,
			industries,
			region
		};
	});
}
