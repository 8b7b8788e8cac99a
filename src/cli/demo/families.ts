import type { Random } from '#engine/model/random.ts';
import type { Market } from './market.ts';
import { kilometres } from './places.ts';
import { stageCode, type DemoAccounts } from './tables.ts';

/** One family per so many accounts. */
const accountsPerFamily = 100;
const siteRadiusKm = 60;

/** Companies with two to four sites not far apart: sites carry the head's id and name. */
export function addFamilies(random: Random, accounts: DemoAccounts, originals: number, market: Market): void {
	const isTaken = new Uint8Array(originals);
	for (let family = 0; family < originals / accountsPerFamily; family++) {
		const head = random.below(originals);
		if (isTaken[head] === 1 || accounts.stage.codes[head] !== stageCode.customer) continue;
		isTaken[head] = 1;
		let sites = 1 + random.below(3);
		const start = random.below(originals);
		for (let step = 0; step < Math.min(originals, 4000) && sites > 0; step++) {
			const i = (start + step) % originals;
			if (isTaken[i] === 1 || accounts.ownerId.codes[i] !== accounts.ownerId.codes[head]) continue;
			if (accounts.industry.codes[i] !== accounts.industry.codes[head] || accounts.city[i] === accounts.city[head])
				continue;
			const km = kilometres(accounts.lon[i]!, accounts.lat[i]!, accounts.lon[head]!, accounts.lat[head]!);
			if (km > siteRadiusKm) continue;
			isTaken[i] = 1;
			accounts.parentId[i] = accounts.id[head]!;
			accounts.name[i] = market.names.site(accounts.name[head]!, accounts.city[i]!);
			sites--;
		}
	}
}
