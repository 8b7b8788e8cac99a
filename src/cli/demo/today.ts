import type { Random } from '#engine/model/random.ts';
import type { DemoGeography } from './places.ts';
import { kilometres } from './places.ts';
import type { DatasetId } from './tables.ts';

export interface Home {
	readonly place: number;
	readonly region: string;
}

/** Who serves what today: homes, and the rule that gives an account its rep. */
export interface Today {
	readonly homes: readonly Home[];
	/** Rep of an account at a place with a postcode. */
	owner(random: Random, place: number, postcode: string | null): number;
}

/** `maschinenbau`: territories by leading postcode digit; two reps were left with two digits each. */
export const digitAreas = [
	{ digits: '2', region: 'Nord' },
	{ digits: '3', region: 'Nord' },
	{ digits: '01', region: 'Ost' },
	{ digits: '4', region: 'West' },
	{ digits: '5', region: 'West' },
	{ digits: '6', region: 'Mitte' },
	{ digits: '7', region: 'Süd' },
	{ digits: '89', region: 'Süd' }
] as const;

/** `saas-norge`: regional offices; an account belongs to the nearest one. */
const norwegianOffices = [
	['Oslo', 'Øst'],
	['Asker', 'Øst'],
	['Lillestrøm', 'Øst'],
	['Fredrikstad', 'Øst'],
	['Gjøvik', 'Øst'],
	['Porsgrunn', 'Sør'],
	['Kristiansand', 'Sør'],
	['Stavanger', 'Vest'],
	['Bergen', 'Vest'],
	['Ålesund', 'Vest'],
	['Trondheim', 'Midt'],
	['Tromsø', 'Nord']
] as const;

const usReps = 200;
const usSpacingKm = 40;

export function createToday(id: DatasetId, geography: DemoGeography, mess: number): Today {
	if (id === 'maschinenbau') return byLeadingDigit(geography);
	const homes = id === 'saas-norge' ? offices(geography) : stateHomes(geography);
	return byNearestHome(geography, homes, mess);
}

function byLeadingDigit({ places, postcodes }: DemoGeography): Today {
	const homes = digitAreas.map(({ digits, region }) => {
		let place = -1;
		for (let p = 0; p < places.count; p++) {
			const isInArea = digits.includes(postcodes?.[p]?.[0]?.[0] ?? '-');
			if (isInArea && (place === -1 || places.population[p]! > places.population[place]!)) place = p;
		}
		return { place, region };
	});
	return {
		homes,
		owner: (_random, _place, postcode) => digitAreas.findIndex(({ digits }) => digits.includes(postcode?.[0] ?? '-'))
	};
}

function offices({ places }: DemoGeography): Home[] {
	return norwegianOffices.map(([name, region]) => ({ place: places.name.indexOf(name), region }));
}

/** Reps per state in proportion to its people (largest remainder), each in one of its largest cities. */
function stateHomes({ places, region }: DemoGeography): Home[] {
	const states = new Map<string, number[]>();
	for (let p = 0; p < places.count; p++) {
		const state = region?.[p] ?? 'US';
		const rows = states.get(state);
		if (rows === undefined) states.set(state, [p]);
		else rows.push(p);
	}
	const people = [...states].map(([state, rows]) => ({
		state,
		rows,
		sum: rows.reduce((sum, p) => sum + places.population[p]!, 0)
	}));
	const total = people.reduce((sum, { sum: part }) => sum + part, 0);
	const quotas = people.map((row) => {
		const exact = (row.sum / total) * usReps;
		return { ...row, seats: Math.floor(exact), rest: exact - Math.floor(exact) };
	});
	let left = usReps - quotas.reduce((sum, { seats }) => sum + seats, 0);
	for (const quota of [...quotas].sort((a, b) => b.rest - a.rest || (a.state < b.state ? -1 : 1))) {
		if (left-- <= 0) break;
		quota.seats++;
	}
	return quotas
		.sort((a, b) => (a.state < b.state ? -1 : 1))
		.flatMap(({ state, rows, seats }) => spreadHomes(places, rows, seats).map((place) => ({ place, region: state })));
}

function spreadHomes(places: DemoGeography['places'], rows: readonly number[], seats: number): number[] {
	const bySize = [...rows].sort((a, b) => places.population[b]! - places.population[a]! || a - b);
	const chosen: number[] = [];
	for (let spacing = usSpacingKm; chosen.length < seats && spacing >= 0; spacing -= 20) {
		for (const row of bySize) {
			if (chosen.length === seats) break;
			const isFar = chosen.every(
				(other) => kilometres(places.lon[row]!, places.lat[row]!, places.lon[other]!, places.lat[other]!) > spacing
			);
			if (isFar) chosen.push(row);
		}
	}
	return chosen;
}

/** Nearest home, in the account's own state where one lives there; history leaves a few with the runner-up. */
function byNearestHome({ places, region }: DemoGeography, homes: readonly Home[], mess: number): Today {
	const cache = new Map<number, readonly [number, number]>();
	const nearestTwo = (place: number): readonly [number, number] => {
		const known = cache.get(place);
		if (known !== undefined) return known;
		const state = region?.[place];
		const hasOwn = state !== undefined && homes.some((home) => home.region === state);
		const ranked = homes
			.map((home, rep) => ({
				rep,
				isOwn: !hasOwn || home.region === state,
				km: kilometres(places.lon[place]!, places.lat[place]!, places.lon[home.place]!, places.lat[home.place]!)
			}))
			.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.km - b.km || a.rep - b.rep);
		const pair = [ranked[0]!.rep, ranked[1]!.rep] as const;
		cache.set(place, pair);
		return pair;
	};
	return { homes, owner: (random, place) => nearestTwo(place)[random.unit() < mess ? 1 : 0] };
}
