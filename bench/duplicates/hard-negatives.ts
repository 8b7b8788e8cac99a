import type { Random } from '#engine/model/random.ts';
import { drawCompany, drawName, type Entry } from './company.ts';
import { pick } from './draws.ts';
import { drawPlace, withStreetPart, type Place, type Places } from './places.ts';
import type { MarketWords } from './words.ts';

interface World {
	readonly words: MarketWords;
	readonly places: Places;
	readonly heldOut: boolean;
	readonly next: () => number;
}

const at = (random: Random, entry: Entry, place: Place): Entry => ({
	...entry,
	postcode: place.postcode,
	city: place.city,
	lon: place.lon + 0.02 * (random.unit() - 0.5),
	lat: place.lat + 0.02 * (random.unit() - 0.5),
	owner: place.region
});

/** Other companies, or other places of one, that are easily taken for `company`. Rates: shares of companies that have any. */
export function hardNegatives(
	random: Random,
	company: Entry,
	place: Place,
	world: World
): (readonly [string, Entry])[] {
	const { words, places } = world;
	const out: (readonly [string, Entry])[] = [];
	const other = (where: Place) => drawCompany(random, world.next(), words, where);
	const kind = random.unit();
	if (kind < 0.03) {
		const sites = 1 + random.below(4);
		for (let i = 0; i < sites; i++) {
			const where = drawPlace(random, places);
			const { entity, street, number, employees, revenue, precision } = other(where);
			const site = { ...at(random, company, where), entity, street, number, employees, revenue, precision };
			if (random.unit() < 0.4) site.name = pick(random, words.branch(company.name, where.city));
			if (random.unit() < 0.4) site.parent = company.entity;
			out.push(['branch in another town', site]);
		}
	} else if (kind < 0.0315) {
		const town = pick(random, [...places.bigTowns.values()]);
		const outlets = 15 + random.below(40);
		for (let i = 0; i < outlets; i++) {
			const where = random.unit() < 0.2 ? withStreetPart(random, pick(random, town)) : drawPlace(random, places);
			const { entity, street, number, employees, revenue, precision } = other(where);
			out.push([
				'outlet of a chain',
				{ ...at(random, company, where), entity, street, number, employees, revenue, precision }
			]);
		}
	} else if (kind < 0.065) {
		const known = Math.ceil((2 / 3) * words.groupWords.length);
		const list = world.heldOut ? words.groupWords : words.groupWords.slice(0, known);
		const sisters = 1 + random.below(2);
		for (let i = 0; i < sisters; i++) {
			const { entity, form, employees, revenue } = other(place);
			const word = pick(random, list);
			const stem = random.unit() < 0.5 ? company.name : company.name.split(' ')[0]!;
			const name = `${stem} ${word}`;
			out.push(['company of the group', { ...company, entity, name, form, employees, revenue }]);
		}
	} else if (kind < 0.105) {
		const neighbours = random.unit() < 0.1 ? 4 + random.below(9) : 1 + random.below(2);
		for (let i = 0; i < neighbours; i++) {
			const { entity, name, form, industry, employees, revenue, stage } = other(place);
			out.push(['other firm in the building', { ...company, entity, name, form, industry, employees, revenue, stage }]);
		}
	} else if (kind < 0.13) {
		const town = places.bigTowns.get(place.city);
		if (town === undefined) return out;
		const where = withStreetPart(random, pick(random, town));
		const namesake = other(where);
		const swap: readonly (readonly [RegExp, string])[] = [
			[/dt\b/, 'tt'],
			[/ei/, 'ey'],
			[/sen\b/, 'son'],
			[/son\b/, 'sen'],
			[/f\b/, 'ff'],
			[/k/, 'ck']
		];
		const found = swap.find(([pattern]) => pattern.test(company.name));
		namesake.name = found && random.unit() < 0.5 ? company.name.replace(...(found as [RegExp, string])) : company.name;
		if (random.unit() < 0.3)
			namesake.name = `${company.name.split(' ')[0]!} ${drawName(random, words, where).split(' ').at(-1)!}`;
		out.push(['namesake in the same town', namesake]);
	}
	return out;
}
