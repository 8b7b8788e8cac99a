import { compareNames } from './compare-names.ts';
import { comparePlaces, type Note } from './compare-places.ts';
import type { WordFacts } from './compare-words.ts';
import type { FieldEvidence, PairEvidence } from './pair-record.ts';
import { rarityBits } from './rarity.ts';
import type { NameRecord, Records } from './records.ts';
import { evidenceBits as weigh } from './weights.ts';

/** Compares any two rows of one file. */
export interface PairScorer {
	/**
	 * Sum of evidence, log2 of the odds that both rows are one company at one place. Symmetric. Below `least` it may stop early;
	 * what it returns then is below `least`, too, and no less than the sum.
	 */
	bits(a: number, b: number, least?: number): number;
	/** The same, field by field. */
	evidence(a: number, b: number): PairEvidence;
}

export const probabilityOf = (bits: number) => 1 / (1 + 2 ** -bits);

/** What place and company can add at most; see `evidenceBits`. */
const MOST_BESIDES_NAME =
	weigh.mostAddress +
	weigh.mostDomain +
	weigh.parentAgree +
	weigh.industryMost +
	weigh.ownerAgree +
	weigh.employeesAgree +
	weigh.revenueAgree;

const silent: Note = () => undefined;

/** Fellegi–Sunter sum of evidence (Fellegi & Sunter 1969; frequency weights after Winkler 1990). Each call O(words²). */
export function pairScorer(records: Records, facts: WordFacts): PairScorer {
	const { count } = records.accounts;
	// Share of all pairs that are expected to be duplicates: expectedShare · n of n² / 2.
	const before = -Math.log2(Math.max(1, count) / (2 * weigh.expectedShare));
	const sum = (a: number, b: number, note: Note, least = -Infinity) => {
		const name = nameBits(records, facts, a, b, note);
		const { bits } = name;
		const atBest = before + bits + MOST_BESIDES_NAME;
		if (atBest < least) return atBest;
		const sisterBits = name.sisterBits + notSisterBits(records, a, b);
		if (sisterBits < least) return sisterBits;
		const all = before + bits + comparePlaces(records, a, b, note) + companyBits(records, a, b, note);
		return withAlternative(all, sisterBits);
	};
	const ordered = <T>(a: number, b: number, run: (a: number, b: number) => T) => (a < b ? run(a, b) : run(b, a));
	return {
		bits: (a, b, least) => ordered(a, b, (first, second) => sum(first, second, silent, least)),
		evidence: (a, b) =>
			ordered(a, b, (first, second) => {
				const fields: FieldEvidence[] = [];
				const bits = sum(first, second, (field, agreement, score, own) =>
					fields.push({ field, agreement, score, bits: own })
				);
				return { a: first, b: second, probability: probabilityOf(bits), bits, fields };
			})
	};
}

/** Odds against two ways not to be one company: p = 1 / (1 + 2^−x + 2^−y). */
const withAlternative = (x: number, y: number) => -Math.log2(2 ** -x + 2 ** -y);

function nameBits(records: Records, facts: WordFacts, a: number, b: number, note: Note) {
	const one = records.names[a];
	const other = records.names[b];
	if (!one || !other) {
		note('name', 'unknown', NaN, 0);
		return { bits: 0, sisterBits: weigh.notSister };
	}
	const rows = Math.max(records.cores.counts[one.core]!, records.cores.counts[other.core]!);
	const here = records.city[a]!;
	const there = records.city[b]!;
	const isTown = (word: number) => {
		const town = records.townOfWord[word]!;
		return town >= 0 && (town === here || town === there);
	};
	const most = rarityBits(rows, records.accounts.count, 1 / 20_000);
	const { bits, sisterBits, score } = compareNames(one, other, facts, most, isTown);
	note('name', one.core === other.core ? 'agree' : score > 0.5 ? 'similar' : 'differ', score, bits);
	const rest = formBits(one, other, note) + branchBits(records, a, b, one, other, note);
	return { bits: bits + rest, sisterBits };
}

/** What besides the name tells an entry of the same company from a sister at its address. */
function notSisterBits({ accounts, names }: Records, a: number, b: number): number {
	const [formA, formB] = [names[a]?.form ?? '', names[b]?.form ?? ''];
	let bits = formA === '' || formB === '' ? 0 : formA === formB ? weigh.sisterFormAgree : weigh.sisterFormDiffer;
	const [peopleA, peopleB] = [accounts.employees?.[a] ?? NaN, accounts.employees?.[b] ?? NaN];
	if (peopleA > 0 && peopleB > 0) {
		if (peopleA === peopleB) bits += peopleA > 5 ? weigh.sisterEmployeesAgree : 0;
		else bits += weigh.sisterEmployeesDiffer;
	}
	const revenue = accounts.revenueY0?.[a] ?? NaN;
	return revenue > 1000 && revenue === accounts.revenueY0![b] ? bits + weigh.sisterRevenueAgree : bits;
}

function formBits({ form: a }: NameRecord, { form: b }: NameRecord, note: Note): number {
	if (a === '' || b === '') return 0;
	const inner = a.split('+').some((part) => b.split('+').includes(part));
	const [agreement, bits] =
		a === b
			? (['agree', weigh.formAgree] as const)
			: inner
				? (['similar', weigh.formSimilar] as const)
				: (['differ', weigh.formDiffer] as const);
	note('legal_form', agreement, agreement === 'agree' ? 1 : 0, bits);
	return bits;
}

function branchBits(records: Records, a: number, b: number, one: NameRecord, other: NameRecord, note: Note): number {
	const townA = one.branchTown;
	const townB = other.branchTown;
	if (townA < 0 && townB < 0) return 0;
	const cityA = records.city[a]!;
	const cityB = records.city[b]!;
	const bits =
		townA >= 0 && townB >= 0
			? townA === townB || records.townsAlike(townA, townB)
				? 0
				: weigh.branchDiffer
			: elsewhere(townA, cityB) || elsewhere(townB, cityA)
				? weigh.branchElsewhere
				: 0;
	note('branch', bits < 0 ? 'differ' : 'agree', bits < 0 ? 0 : 1, bits);
	return bits;
}

const elsewhere = (town: number, city: number) => town >= 0 && city >= 0 && town !== city;

function companyBits(records: Records, a: number, b: number, note: Note): number {
	const { accounts, domain, domains } = records;
	let sum = 0;
	const add = (...entry: Parameters<Note>) => {
		note(...entry);
		sum += entry[3];
	};
	if (domain[a]! >= 0 && domain[b]! >= 0) {
		const equal = domain[a] === domain[b];
		const bits = equal
			? Math.min(weigh.mostDomain, rarityBits(domains.counts[domain[a]!]!, accounts.count, 1 / 5000))
			: weigh.domainDiffer;
		add('domain', equal ? 'agree' : 'differ', equal ? 1 : 0, bits);
	}
	sum += parentBits(records, a, b, note);
	const industryA = accounts.industry?.codes[a] ?? -1;
	const industryB = accounts.industry?.codes[b] ?? -1;
	if (industryA >= 0 && industryB >= 0) {
		if (industryA !== industryB) add('industry', 'differ', 0, weigh.industryDiffer);
		else {
			const common = rarityBits(records.industryCounts[industryA]!, accounts.count, 1 / 20);
			add('industry', 'agree', 1, Math.max(0, Math.min(weigh.industryMost, common)));
		}
	}
	const ownerA = accounts.ownerId?.codes[a] ?? -1;
	const ownerB = accounts.ownerId?.codes[b] ?? -1;
	if (ownerA >= 0 && ownerB >= 0) {
		const equal = ownerA === ownerB;
		add('owner_id', equal ? 'agree' : 'differ', equal ? 1 : 0, equal ? weigh.ownerAgree : weigh.ownerDiffer);
	}
	const peopleA = accounts.employees?.[a] ?? NaN;
	const peopleB = accounts.employees?.[b] ?? NaN;
	if (peopleA > 0 && peopleB > 0) {
		if (peopleA === peopleB) add('employees', 'agree', 1, peopleA > 20 ? weigh.employeesAgree : 0.5);
		else if (Math.max(peopleA, peopleB) > 4 * Math.min(peopleA, peopleB) + 5)
			add('employees', 'differ', 0, weigh.employeesDiffer);
	}
	const revenue = accounts.revenueY0?.[a] ?? NaN;
	if (revenue > 1000 && revenue === accounts.revenueY0![b]) add('revenue_y0', 'agree', 1, weigh.revenueAgree);
	return sum;
}

function parentBits({ accounts, parentRow }: Records, a: number, b: number, note: Note): number {
	if (accounts.parentId === null) return 0;
	const parentA = accounts.parentId.codes[a]!;
	const parentB = accounts.parentId.codes[b]!;
	const bits =
		parentRow[a] === b || parentRow[b] === a
			? weigh.parentOfOther
			: parentA < 0 || parentB < 0
				? 0
				: parentA === parentB
					? weigh.parentAgree
					: weigh.parentDiffer;
	if (bits !== 0) note('parent_id', bits > 0 ? 'agree' : 'differ', bits > 0 ? 1 : 0, bits);
	return bits;
}
