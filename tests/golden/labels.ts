import { createRandom } from '#engine/model/random.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { sha256 } from '#engine/scenario/hash.ts';
import { createSession } from '#engine/scenario/session.ts';
import { dataset, noGeography } from '../fixtures/dataset.ts';

export const seeds = [1, 2, 3];
export const epochs = [1, 5, 12];

/** Hash of the labels at every epoch of `epochs`, from accounts to plan, for one seed; runs in Node and in a browser alike. */
export function labelHashes(seed: number): string[] {
	const random = createRandom(4711);
	const accounts = Array.from({ length: 900 }, (_, i) => ({
		id: `a${i}`,
		lon: 8 + 4 * random.unit(),
		lat: 48 + 3 * random.unit(),
		potential: 1000 + 9000 * random.unit() * random.unit(),
		revenue: 500 * random.unit(),
		visits: 1 + random.below(11)
	}));
	const reps = Array.from({ length: 7 }, (_, t) => ({
		id: `r${t}`,
		lon: 8.3 + 3.4 * random.unit(),
		lat: 48.3 + 2.4 * random.unit()
	}));
	const session = createSession({
		dataset: dataset(accounts, reps),
		settings: { ...defaultSettings(), units: 'accounts' },
		geography: noGeography
	});
	session.begin('cold', { ...defaultSettings(), units: 'accounts' }, seed);
	const hashes: string[] = [];
	while (hashes.length < epochs.length) {
		const epoch = session.step();
		if (epoch !== null && epochs.includes(epoch.epoch)) hashes.push(sha256(Array.from(epoch.labels).join(' ')));
	}
	return hashes;
}
