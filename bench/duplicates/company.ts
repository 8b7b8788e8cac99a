import type { Random } from '#engine/model/random.ts';
import { pick, pickCommon } from './draws.ts';
import type { MarketWords } from './words.ts';
import type { Place } from './places.ts';

/** One record as a person or a system would have entered it. */
export interface Entry {
	/** Equal for entries of one company at one place: the truth. */
	readonly entity: number;
	name: string;
	form: string;
	street: string | null;
	number: string;
	postcode: string | null;
	city: string | null;
	lon: number;
	lat: number;
	precision: string;
	industry: number;
	employees: number;
	revenue: number;
	owner: number;
	parent: number;
	stage: string;
	/** Kinds of damage this entry went through. */
	damages: readonly string[];
}

const coined = (random: Random, { syllables }: MarketWords) => {
	const word = Array.from({ length: 2 + random.below(2) }, () => pick(random, syllables)).join('');
	return word[0]!.toUpperCase() + word.slice(1);
};

export function drawName(random: Random, words: MarketWords, place: Place): string {
	const trade = pickCommon(random, words.trades);
	const surname = pickCommon(random, words.surnames);
	const style = random.unit();
	if (style < 0.36) return `${surname} ${trade}`;
	if (style < 0.44) return `${trade} ${surname}`;
	if (style < 0.54) return `${pick(random, words.given)} ${surname}${random.unit() < 0.5 ? ` ${trade}` : ''}`;
	if (style < 0.6)
		return `${surname} & ${random.unit() < 0.4 ? (words.country === 'DE' ? 'Söhne' : words.country === 'NO' ? 'Sønner' : 'Sons') : pickCommon(random, words.surnames)}`;
	if (style < 0.64)
		return words.country === 'DE'
			? `Gebr. ${surname} ${trade}`
			: words.country === 'NO'
				? `Brødrene ${surname}`
				: `${surname} Bros ${trade}`;
	if (style < 0.74) {
		const letters = Array.from({ length: 3 }, () => String.fromCharCode(65 + random.below(26))).join('');
		return `${letters} ${trade}`;
	}
	if (style < 0.8) return `${place.city} ${trade}`;
	if (style < 0.84) return surname;
	return random.unit() < 0.6 ? `${coined(random, words)} ${trade}` : coined(random, words);
}

export function drawCompany(random: Random, entity: number, words: MarketWords, place: Place): Entry {
	const number = 1 + Math.floor(150 * random.unit() * random.unit());
	const style = random.unit();
	const precise = random.unit();
	const precision = precise < 0.6 ? 'rooftop' : precise < 0.8 ? 'street' : precise < 0.95 ? 'postcode' : 'place';
	const spread = precision === 'rooftop' || precision === 'street' ? 0.02 : 0;
	const customer = random.unit() < 0.6;
	return {
		entity,
		name: drawName(random, words, place),
		form: pick(random, words.forms),
		street: random.unit() < 0.05 ? null : pickCommon(random, words.streets),
		number:
			style < 0.8 ? `${number}` : style < 0.9 ? `${number}${pick(random, ['a', 'b', 'c'])}` : `${number}-${number + 2}`,
		postcode: place.postcode,
		city: place.city,
		lon: place.lon + spread * (random.unit() - 0.5),
		lat: place.lat + spread * (random.unit() - 0.5),
		precision,
		industry: random.unit() < 0.1 ? -1 : random.below(14),
		employees:
			random.unit() < 0.2
				? NaN
				: Math.max(1, Math.round(Math.exp(2.5 + 1.3 * (random.unit() + random.unit() + random.unit() - 1.5) * 2))),
		revenue: customer ? Math.round(20_000 * Math.exp(3 * (random.unit() - 0.4))) : NaN,
		owner: place.region,
		parent: -1,
		stage: customer ? 'customer' : pick(random, ['lead', 'prospect']),
		damages: []
	};
}
