import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountsToArrow, repsToArrow } from '#cli/demo/arrow.ts';
import { dirtShares } from '#cli/demo/dirt.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { datasetIds } from '#cli/demo/tables.ts';
import { digitAreas } from '#cli/demo/today.ts';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { geographyOf } from './fixtures.ts';

const geographies = { maschinenbau: geographyOf('DE'), 'saas-norge': geographyOf('NO'), 'us-large': geographyOf('US') };
const make = (dataset: (typeof datasetIds)[number], seed: number, accounts?: number) =>
	generateDemo({ dataset, seed, geography: geographies[dataset], ...(accounts === undefined ? {} : { accounts }) });
const machines = make('maschinenbau', 1);
const norway = make('saas-norge', 1);
const states = make('us-large', 1, 5000);
const all = [machines, norway, states].map((tables, i) => [datasetIds[i]!, tables] as const);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a seed decides everything', () => {
	test.each(datasetIds)('%s: same seed, same bytes; another seed, other bytes', (dataset) => {
		const bytes = (seed: number) => {
			const tables = make(dataset, seed, 800);
			return digest(accountsToArrow(tables)) + digest(repsToArrow(tables));
		};
		expect(bytes(7)).toBe(bytes(7));
		expect(bytes(7)).not.toBe(bytes(8));
	});
});

describe.each(all)('%s', (dataset, tables) => {
	const { accounts, reps, meta } = tables;

	test('ids are unique and every owner is a rep', () => {
		expect(new Set(accounts.id).size).toBe(accounts.count);
		expect(new Set(reps.map(({ id }) => id)).size).toBe(reps.length);
		expect(accounts.ownerId.values).toEqual(reps.map(({ id }) => id));
		expect(new Set(reps.map(({ name }) => name)).size).toBe(reps.length);
	});

	test('the files are read back by the engine, without a complaint beyond positions at 0/0', () => {
		const read = readAccounts(accountsToArrow(tables), 'accounts.arrow');
		expect(read.accounts.count).toBe(accounts.count);
		expect(read.meta).toEqual(meta);
		expect(read.accounts.id.at(17)).toBe(accounts.id[17]);
		expect(read.accounts.name!.at(17)).toBe(accounts.name[17]);
		expect([...read.accounts.potential!]).toEqual([...accounts.potential]);
		expect([...read.accounts.ownerSince!]).toEqual([...accounts.ownerSince]);
		expect([...read.accounts.revenueMonth!]).toEqual([...accounts.revenueMonth]);
		const zero = accounts.lon.filter((lon, i) => lon === 0 && accounts.lat[i] === 0).length;
		expect(read.notices.reduce((sum, notice) => sum + notice.count, 0)).toBe(zero);
		const { reps: readBack } = readReps(repsToArrow(tables), 'reps.arrow');
		expect(readBack.count).toBe(reps.length);
		expect([...readBack.capacityHours!]).toEqual(reps.map(({ capacityHours }) => capacityHours));
	});

	test('months are whole units, never negative, and add up to the years', () => {
		const years = [accounts.revenueY2, accounts.revenueY1, accounts.revenueY0];
		let checked = 0;
		for (let i = 0; i < accounts.count; i++) {
			const months = accounts.revenueMonth.subarray(i * 36, i * 36 + 36);
			if (Number.isNaN(months[0])) continue;
			expect(months.every((month) => Number.isInteger(month) && month >= 0)).toBe(true);
			for (let year = 0; year < 3; year++) {
				const sum = months.subarray(year * 12, year * 12 + 12).reduce((a, b) => a + b, 0);
				expect(sum).toBe(years[year]![i]);
			}
			checked++;
		}
		expect(checked / accounts.count).toBeGreaterThan(0.38);
	});

	test('about 45 % are customers, and only customers bring revenue', () => {
		let customers = 0;
		for (let i = 0; i < accounts.count; i++) {
			const isCustomer = accounts.stage.codes[i] === 0;
			if (isCustomer) customers++;
			expect(Number.isNaN(accounts.revenueY0[i])).toBe(!isCustomer);
		}
		expect(customers / accounts.count).toBeGreaterThan(0.4);
		expect(customers / accounts.count).toBeLessThan(0.5);
	});

	test('97 % or more are located, in the country, and dirt stays within its shares', () => {
		const missing = (of: (i: number) => boolean) => {
			let count = 0;
			for (let i = 0; i < accounts.count; i++) if (of(i)) count++;
			return count / accounts.count;
		};
		const { places } = geographies[dataset];
		const [west, east] = [Math.min(...places.lon) - 0.5, Math.max(...places.lon) + 0.5];
		const located = 1 - missing((i) => !(accounts.lon[i]! > west && accounts.lon[i]! < east && accounts.lat[i]! > 15));
		expect(located).toBeGreaterThan(0.965);
		expect(located).toBeLessThan(0.985);
		expect(missing((i) => Number.isNaN(accounts.potential[i]))).toBeCloseTo(dirtShares.noPotential, 1);
		const noVisitHours = missing((i) => Number.isNaN(accounts.visitHours[i]));
		expect(noVisitHours).toBeGreaterThan(dirtShares.noVisitHours / 2);
		expect(noVisitHours).toBeLessThan(dirtShares.noVisitHours * 1.5);
		expect(missing((i) => !(accounts.visitsPerYear[i]! >= 0))).toBe(0);
		expect(missing((i) => accounts.ownerId.codes[i]! < 0)).toBeLessThan(0.02);
		expect(missing((i) => accounts.city[i] === null)).toBeGreaterThan(0.003);
		expect(missing((i) => accounts.name[i] === accounts.name[i]!.toUpperCase())).toBeGreaterThan(0.005);
	});

	test('families have a head that exists and stay with one rep', () => {
		const rowOf = new Map(accounts.id.map((id, i) => [id, i]));
		let sites = 0;
		accounts.parentId.forEach((parent, i) => {
			if (parent === null) return;
			sites++;
			const owner = accounts.ownerId.codes[i]!;
			const head = accounts.ownerId.codes[rowOf.get(parent)!]!;
			if (owner >= 0) expect(owner).toBe(head);
		});
		expect(sites).toBeGreaterThan(5);
	});
});

describe('maschinenbau is the reference case', () => {
	const { accounts, reps } = machines;

	test('6,000 accounts, 8 reps with equal capacity, from Hamburg to München', () => {
		expect(accounts.count).toBe(6000);
		expect(reps).toHaveLength(8);
		expect(new Set(reps.map(({ capacityHours }) => capacityHours)).size).toBe(1);
		const { places } = geographies.maschinenbau;
		const homes = reps.map(
			({ lon, lat }) => places.name[places.lon.findIndex((x, p) => x === lon && places.lat[p] === lat)]
		);
		expect(homes).toEqual([
			'Hamburg',
			'Hannover',
			'Berlin',
			'Essen',
			'Köln',
			'Frankfurt am Main',
			'Stuttgart',
			'München'
		]);
	});

	test('the leading postcode digit decides the rep, for every account that has both', () => {
		expect(
			digitAreas
				.map(({ digits }) => digits)
				.join('')
				.split('')
				.sort()
				.join('')
		).toBe('0123456789');
		let checked = 0;
		for (let i = 0; i < accounts.count; i++) {
			const postcode = accounts.postcode![i];
			const owner = accounts.ownerId.codes[i]!;
			if (postcode === null || postcode === undefined || owner < 0) continue;
			expect(digitAreas[owner]!.digits).toContain(postcode[0]);
			checked++;
		}
		expect(checked).toBeGreaterThan(5700);
	});

	test('a few hundred rows look as dirty as real ones', () => {
		const duplicates = 120;
		const noPostcode = accounts.postcode!.filter((code) => code === null).length;
		const codeInCity = accounts.city.filter((city) => city !== null && /^\d{5} /.test(city)).length;
		expect(duplicates + noPostcode + codeInCity).toBeGreaterThan(200);
		expect(duplicates + noPostcode + codeInCity).toBeLessThan(500);
		const bare = (name: string) => name.replace(/[^A-Za-zÄÖÜäöüß]/g, '').toLowerCase();
		const known = new Set(accounts.name.slice(0, 5880).map((name) => bare(name!)));
		const inexact = accounts.name.slice(5880).filter((name) => !known.has(bare(name!))).length;
		expect(inexact, 'spellings that even a loose comparison misses').toBeGreaterThan(30);
	});

	test('bigger companies are worth more, and regions differ in what an account is worth', () => {
		const mean = (rows: number[]) => rows.reduce((sum, i) => sum + accounts.potential[i]!, 0) / rows.length;
		const rows = Array.from({ length: accounts.count }, (_, i) => i).filter((i) => accounts.potential[i]! >= 0);
		expect(mean(rows.filter((i) => accounts.employees[i]! > 200))).toBeGreaterThan(
			2 * mean(rows.filter((i) => accounts.employees[i]! < 30))
		);
		const byOwner = reps.map((_, owner) => mean(rows.filter((i) => accounts.ownerId.codes[i] === owner)));
		expect(Math.max(...byOwner)).toBeGreaterThan(1.5 * Math.min(...byOwner));
	});
});
