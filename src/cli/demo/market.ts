import type { Random } from '#engine/model/random.ts';
import type { DatasetId } from './tables.ts';

/** Where industry clusters: strength falls off as a bell curve with the radius. */
export interface Hub {
	readonly name: string;
	readonly lon: number;
	readonly lat: number;
	readonly strength: number;
	readonly radiusKm: number;
	/** Industry that is common there. */
	readonly industry: string;
}

export interface Industry {
	readonly name: string;
	/** Share of accounts, relative. */
	readonly weight: number;
	/** Size of its companies and potential per employee against the average. */
	readonly size: number;
	readonly potential: number;
	/** Yearly growth of its revenue. */
	readonly growth: number;
	/** Twelve weights, January first. */
	readonly season: readonly number[];
}

export interface NameMaker {
	company(random: Random, industry: string): string;
	street(random: Random): string;
	person(random: Random): string;
	/** Name of another site of the same company. */
	site(company: string, city: string): string;
	/** What some put before a company's name. */
	readonly prefix: string;
}

/** Everything a dataset differs in. */
export interface Market {
	readonly id: DatasetId;
	readonly country: string;
	readonly currency: string;
	readonly accounts: number;
	readonly hubs: readonly Hub[];
	readonly industries: readonly Industry[];
	readonly names: NameMaker;
	readonly sources: readonly string[];
	readonly idPrefix: string;
	readonly regionalSpread: number;
	readonly visitHours: number;
	/** Median yearly potential of an account, in the currency. */
	readonly medianPotential: number;
	readonly medianEmployees: number;
	readonly capacityHours: number;
	/** Visits a year of customers in segment A, B, C. */
	readonly visits: readonly [a: number, b: number, c: number];
	/** Share of travel saved by video, mean. */
	readonly videoShare: number;
	/** Share of accounts that history left with another rep than the rule says. */
	readonly mess: number;
}
