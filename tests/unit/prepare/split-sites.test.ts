import { describe, expect, it } from 'vitest';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { createRandom } from '#engine/model/random.ts';
import { dataset, places } from '../../fixtures/dataset.ts';

const towns = [
	{ name: 'Stadt', lon: 10, lat: 50 },
	{ name: 'Nord', lon: 10, lat: 51 },
	{ name: 'Ost', lon: 11.5, lat: 50 },
	{ name: 'Süd', lon: 10, lat: 49 },
	{ name: 'West', lon: 8.5, lat: 50 }
].map((town) => ({ ...town, country: 'DE' }));
const reps = [
	{ id: 'a', lon: 10, lat: 50 },
	{ id: 'b', lon: 10, lat: 51 }
];
const prepared = (accounts: { lon: number; lat: number; country: string }[]) =>
	prepare(dataset(accounts, reps), defaultSettings(), { places: places(towns), outlines: [] });

describe('a city that holds too many accounts is cut into parts', () => {
	it('of at most a hundredth of all accounts (25 in small files), and every account lies in one of them', () => {
		const random = createRandom(5);
		const accounts = Array.from({ length: 400 }, () => ({
			lon: 10 + 0.1 * random.unit(),
			lat: 50 + 0.1 * random.unit(),
			country: 'DE'
		}));
		const { units, accountUnit, graph } = prepared(accounts);
		const counts = new Map<number, number>();
		for (const u of accountUnit) counts.set(u, (counts.get(u) ?? 0) + 1);
		expect(units.name.filter((name) => /^Stadt \d+$/.test(name))).toHaveLength(16);
		expect(units.name).toContain('Nord');
		expect(accountUnit).not.toContain(-1);
		// Accounts go to the nearest part, so parts differ a little from the halves they came from.
		expect(Math.max(...counts.values())).toBeLessThan(50);
		expect(graph.offsets).toHaveLength(units.count + 1);
	});

	it('unless its accounts share one point', () => {
		const { units } = prepared(Array.from({ length: 400 }, () => ({ lon: 10, lat: 50, country: 'DE' })));
		expect(units.name.toSorted()).toEqual(['Nord', 'Ost', 'Stadt', 'Süd', 'West']);
	});
});
