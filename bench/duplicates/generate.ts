import type { AccountColumns } from '#engine/model/columns.ts';
import { createRandom, type Random } from '#engine/model/random.ts';
import { codeColumn, textColumn } from '#engine/ingest/text-columns.ts';
import { drawCompany, type Entry } from './company.ts';
import { heldOutDamages, knownDamages, type Damage } from './damage.ts';
import { laterDamages } from './damage-later.ts';
import { unseenDamages } from './damage-unseen.ts';
import { pick } from './draws.ts';
import { hardNegatives } from './hard-negatives.ts';
import { drawPlace, type Places } from './places.ts';
import type { MarketWords } from './words.ts';

export interface LabelledAccounts {
	readonly accounts: AccountColumns;
	/** Company and place each row stands for. */
	readonly entity: Int32Array;
	/** What was done to each row when it was entered again; empty for a first entry. */
	readonly damages: readonly (readonly string[])[];
	/** Rows of hard negatives by kind. */
	readonly hard: Readonly<Record<string, number>>;
}

/** Share of rows that are a further entry of a company. */
const DUPLICATES = 0.15;

/** `held out`: damage kinds (and group words) that no weight was set with, but whose misses have been looked at since; `unseen`: kinds
 *  that came after all that. Both beside the known ones. */
export type Kinds = 'known' | 'held out' | 'unseen';

export function generateLabelled(
	words: MarketWords,
	places: Places,
	rows: number,
	seed: number,
	damage: Kinds
): LabelledAccounts {
	const random = createRandom(seed);
	const originals = Math.round(rows * (1 - DUPLICATES));
	const entries: Entry[] = [];
	const hard: Record<string, number> = {};
	for (let entity = 0; entity < originals;) {
		const place = drawPlace(random, places);
		const company = drawCompany(random, entity++, words, place);
		entries.push(company);
		for (const [kind, entry] of hardNegatives(random, company, place, {
			words,
			places,
			heldOut: damage !== 'known',
			next: () => entity++
		})) {
			hard[kind] = (hard[kind] ?? 0) + 1;
			entries.push(entry);
		}
	}
	const rare = knownDamages.map((kind) => ({ ...kind, weight: kind.weight / 2 }));
	const kinds =
		damage === 'known'
			? knownDamages
			: [...(damage === 'unseen' ? unseenDamages : [...heldOutDamages, ...laterDamages]), ...rare];
	const count = entries.length;
	let last = random.below(count);
	while (entries.length < rows) {
		// One in four duplicates is a third or fourth entry of a company that has two.
		if (random.unit() > 0.25) last = random.below(count);
		entries.push(enterAgain(random, entries[last]!, words, kinds));
	}
	for (let i = entries.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		[entries[i], entries[j]] = [entries[j]!, entries[i]!];
	}
	return {
		accounts: toColumns(random, entries, words),
		entity: Int32Array.from(entries, ({ entity }) => entity),
		damages: entries.map(({ damages }) => damages),
		hard
	};
}

function enterAgain(random: Random, original: Entry, words: MarketWords, kinds: readonly Damage[]): Entry {
	const chosen: string[] = [];
	const entry = { ...original };
	const damages = 1 + Math.floor(4 * random.unit() * random.unit());
	for (let i = 0; i < damages; i++) {
		const damage = pickDamage(random, kinds);
		damage.apply(random, entry, words);
		chosen.push(damage.kind);
	}
	// A further entry may be made from a damaged one.
	entry.damages = [...original.damages, ...chosen];
	const where = random.unit();
	if (where < 0.3) {
		entry.lon = NaN;
		entry.lat = NaN;
		entry.precision = 'none';
	} else if (where < 0.7) {
		const off = random.unit() < 0.6 ? 0.002 : 0.02;
		entry.lon += off * (random.unit() - 0.5) * 2;
		entry.lat += off * (random.unit() - 0.5);
		if (off > 0.01) entry.precision = 'postcode';
	}
	const sold = random.unit();
	if (sold < 0.55) entry.revenue = NaN;
	else if (sold > 0.75 && entry.revenue > 0) entry.revenue = Math.round(entry.revenue * random.unit());
	entry.stage = entry.revenue > 0 ? 'customer' : pick(random, ['lead', 'prospect', 'customer']);
	if (random.unit() < 0.4)
		entry.employees = random.unit() < 0.6 ? NaN : Math.round(entry.employees * (0.5 + random.unit()));
	const trade = random.unit();
	if (trade < 0.15) entry.industry = -1;
	else if (trade < 0.25) entry.industry = random.below(14);
	if (random.unit() < 0.35) entry.owner = random.unit() < 0.4 ? -1 : random.below(24);
	return entry;
}

function pickDamage(random: Random, kinds: readonly Damage[]): Damage {
	let at = random.unit() * kinds.reduce((sum, { weight }) => sum + weight, 0);
	for (const kind of kinds) {
		at -= kind.weight;
		if (at < 0) return kind;
	}
	return kinds[0]!;
}

function toColumns(random: Random, entries: readonly Entry[], words: MarketWords): AccountColumns {
	const numbers = (value: (entry: Entry) => number) => Float64Array.from(entries, value);
	const codes = (value: (entry: Entry) => string | null) => codeColumn(entries.length, (row) => value(entries[row]!));
	const ids = entries.map((_, row) => `A${row}`);
	// Parents are entities; the first of their rows stands for them.
	const rowOf = new Map<number, number>();
	entries.forEach(({ entity }, row) => rowOf.has(entity) || rowOf.set(entity, row));
	const line = ({ street, number }: Entry) =>
		street === null ? null : words.numberFirst ? `${number} ${street}`.trim() : `${street} ${number}`.trim();
	const missing = (entry: Entry) => random.unit() < 0.1 && entry.precision !== 'none';
	const nowhere = entries.map(missing);
	return {
		count: entries.length,
		id: textColumn(ids),
		name: textColumn(entries.map(({ name, form }) => `${name} ${form}`.trim())),
		lon: Float64Array.from(entries, ({ lon }, row) => (nowhere[row] ? NaN : lon)),
		lat: Float64Array.from(entries, ({ lat }, row) => (nowhere[row] ? NaN : lat)),
		locationPrecision: codes(({ precision }) => precision),
		unitId: null,
		country: codes(() => words.country),
		postcode: codes(({ postcode }) => postcode),
		city: codes(({ city }) => city),
		street: textColumn(entries.map(line)),
		industry: codes(({ industry }) => (industry < 0 ? null : `industry ${industry}`)),
		segment: null,
		stage: codes(({ stage }) => stage),
		employees: numbers(({ employees }) => employees),
		revenueY0: numbers(({ revenue }) => revenue),
		revenueY1: null,
		revenueY2: null,
		revenueMonth: null,
		margin: null,
		potential: null,
		potentialSource: null,
		winRate: null,
		visitsPerYear: null,
		visitHours: null,
		videoShare: null,
		ownerId: codes(({ owner }) => (owner < 0 ? null : `rep ${owner}`)),
		ownerSince: null,
		parentId: codes(({ parent }) => (parent < 0 ? null : ids[rowOf.get(parent)!]!)),
		protectedUntil: null,
		locked: null,
		estimated: null,
		modifiedAt: null
	};
}
