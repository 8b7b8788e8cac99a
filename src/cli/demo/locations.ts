import { drawIndex, pick, runningSums, stream } from './draw.ts';
import type { Market } from './market.ts';
import type { DemoGeography, Sampler } from './places.ts';
import type { DemoAccounts } from './tables.ts';
import type { Today } from './today.ts';

/** Running shares of rooftop, street, postcode, place. */
const precisionShares = runningSums([0.7, 0.19, 0.08, 0.03]);

/** Fills who, where, which industry and which rep. Returns the place of every account. */
export function drawLocations(
	accounts: DemoAccounts,
	count: number,
	market: Market,
	geography: DemoGeography,
	sampler: Sampler,
	today: Today,
	seed: number
): Int32Array {
	const where = stream(seed, 'where');
	const who = stream(seed, 'who');
	const { places, postcodes } = geography;
	const industryShares = runningSums(market.industries.map(({ weight }) => weight));
	const hubIndustry = market.hubs.map((hub) => market.industries.findIndex(({ name }) => name === hub.industry));
	const at = new Int32Array(accounts.count).fill(-1);
	for (let i = 0; i < count; i++) {
		const place = sampler.place(where);
		at[i] = place;
		const precision = drawIndex(where, precisionShares);
		const [lon, lat] = precision > 1 ? [places.lon[place]!, places.lat[place]!] : sampler.near(where, place);
		accounts.lon[i] = lon;
		accounts.lat[i] = lat;
		accounts.locationPrecision.codes[i] = precision;
		const postcode = postcodes === null ? null : pick(where, postcodes[place]!);
		if (accounts.postcode !== null) accounts.postcode[i] = postcode;
		accounts.city[i] = places.name[place]!;
		accounts.ownerId.codes[i] = today.owner(where, place, postcode);

		const hub = sampler.hub[place]!;
		const industry = hub >= 0 && who.unit() < 0.22 ? hubIndustry[hub]! : drawIndex(who, industryShares);
		accounts.industry.codes[i] = industry;
		accounts.id[i] = `${market.idPrefix}${100_001 + i}`;
		accounts.name[i] = market.names.company(who, market.industries[industry]!.name);
		accounts.street[i] = precision > 1 && who.unit() < 0.7 ? null : market.names.street(who);
	}
	return at;
}
