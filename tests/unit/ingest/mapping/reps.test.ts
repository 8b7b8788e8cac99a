import { describe, expect, it } from 'vitest';
import { writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import { applyRepMapping } from '#engine/ingest/mapping/apply-reps.ts';
import { guessHomes, repsOfAccounts } from '#engine/ingest/mapping/guess-homes.ts';
import { ownersById } from '#engine/ingest/mapping/owner-ids.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { defaultMeta } from '#engine/ingest/meta.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { accountColumns } from '../../../fixtures/dataset.ts';
import { finish, rawTable, type Cell } from '../../../fixtures/raw-table.ts';
import { refusal } from '../helpers.ts';

const apply = (columns: Record<string, readonly Cell[]>) => {
	const table = rawTable(columns);
	return finish(applyRepMapping(table, suggestMapping(table, { asOf: '2026-02-01', kind: 'reps' }).mapping));
};

describe('a table of reps', () => {
	const { reps, homes } = apply({
		'Personalnr.': ['V1', 'V2'],
		Vorname: ['Anna', 'Jens'],
		Nachname: ['Berg', 'Vogt'],
		PLZ: ['01067', '10115'],
		Branchen: ['Metall; Chemie', null],
		Kapazität: [1350, 900],
		Teamleiter: [null, 'V1'],
		Aktiv: ['aktiv', 'inaktiv']
	});

	it('fills names, capacity, industries, hierarchy and who is active', () => {
		expect([reps.id.at(0), reps.name.at(0), reps.name.at(1)]).toEqual(['V1', 'Anna Berg', 'Jens Vogt']);
		expect([...reps.capacityHours!]).toEqual([1350, 900]);
		expect(reps.industries).toEqual([['Metall', 'Chemie'], []]);
		expect(reps.managerId!.values[reps.managerId!.codes[1]!]).toBe('V1');
		expect([...reps.active!]).toEqual([1, 0]);
	});

	it('keeps the home address beside the reps, for locating', () => {
		expect([homes.postcode!.at(0), homes.city]).toEqual(['01067', null]);
	});

	it('names are the keys where there are no ids', () => {
		expect(apply({ Selger: ['Kari', 'Ole'], Postnr: ['0150', '5003'] }).reps.id.at(1)).toBe('Ole');
	});

	it('numbers under a header that means nothing else are the keys, a capacity and a postcode are not', () => {
		const ids = (columns: Record<string, readonly Cell[]>) => {
			const { reps: found } = apply(columns);
			return [found.id.at(0), found.id.at(1)];
		};
		const names = { Name: ['Anna Berg', 'Jens Vogt'] };
		expect(ids({ ...names, 'Pers.-Nr.': [4711, 4712] })).toEqual(['4711', '4712']);
		expect(ids({ ...names, Satz: [17, 18], PLZ: ['01067', '10115'] })).toEqual(['17', '18']);
		expect(ids({ ...names, Kapazität: [1350, 900], PLZ: ['01067', '10115'] })).toEqual(['Anna Berg', 'Jens Vogt']);
	});

	it.each(['Std/Jahr', 'Std. p.a.', 'h/Jahr', 'Stunden/Jahr'])('%s are the hours of a year', (header) => {
		expect([...apply({ Name: ['Anna Berg', 'Jens Vogt'], [header]: [1350, 900] }).reps.capacityHours!]).toEqual([
			1350, 900
		]);
	});

	it('nobody active is refused', () => {
		expect(refusal(() => apply({ Selger: ['Kari'], Aktiv: ['nei'] })).code).toBe('REPS_NONE');
	});
});

describe('a file is judged', () => {
	const six = (of: (k: number) => Cell) => Array.from({ length: 6 }, (_, k) => of(k));
	const names = ['Anna Berg', 'Jens Vogt', 'Ute Kern', 'Ole Lind', 'Eva Roth', 'Max Horn'];
	const towns = ['Hamburg', 'Dresden', 'Ulm', 'Kiel', 'Bonn', 'Jena'];
	const codes = ['20095', '01067', '89073', '24103', '53111', '07743'];
	const number = six((k) => 4711 + k);
	const kindOf = (columns: Record<string, readonly Cell[]>) =>
		suggestMapping(rawTable(columns), { asOf: '2026-02-01' }).kind.kind;

	it.each([
		{ 'Pers.-Nr.': number, Name: names, Wohnort: towns, 'Stunden/Jahr': six(() => 1300) },
		{ rep_id: six((k) => `R${k}`), name: names, city: towns, postcode: codes },
		{ 'Mitarbeiter-Nr': number, Vertreter: names, Wohnort: towns, PLZ: codes },
		{ Nr: number, Vertreter: names, Wohnort: towns, PLZ: codes },
		{ Vertriebler: names, Wohnort: towns, PLZ: codes }
	])('reps by personnel number, home and hours: %j', (columns) => {
		expect(kindOf(columns)).toBe('reps');
	});

	it.each([
		{ 'Kd-Nr': number, Name: names, Ort: towns, 'Vertreter-Nr': six((k) => `V${k}`) },
		{ Nr: number, Name: names, Wohnort: towns, PLZ: codes, Vertreter: [...names].reverse() },
		{ Vorname: names, Name: names, Wohnort: towns, 'Umsatz 2025': six((k) => 100 * k) },
		{ Name: names, Ort: towns, PLZ: codes, rep_id: six((k) => `R${k % 2}`) }
	])('accounts where no more than their rep or a private customer is told: %j', (columns) => {
		expect(kindOf(columns)).toBe('accounts');
	});

	it('postcodes where a rep and postcodes are all there is', () => {
		expect(kindOf({ PLZ: codes, 'Vertreter-Nr': six((k) => `V${k % 2}`) })).toBe('postcodes');
	});
});

describe('owners', () => {
	const reps = { ...repsOfAccounts(accountColumns([{ owner: 'V1' }, { owner: 'V2' }]), new Map()) };
	const named = { ...reps, name: { length: 2, at: (rep: number) => ['Anna Berg', 'Ole Li'][rep]! } };
	const ids = (owners: readonly (string | undefined)[], known = named) => {
		const { ownerId } = ownersById(
			accountColumns(owners.map((owner) => (owner === undefined ? {} : { owner }))),
			known
		);
		return Array.from(ownerId!.codes, (code) => ownerId!.values[code]);
	};

	it('who are named as a rep get the id; other spellings stay to be judged', () => {
		expect(ids(['Anna Berg', 'V2', undefined, 'ANNA BERG', 'Nobody'])).toEqual([
			'V1',
			'V2',
			undefined,
			'ANNA BERG',
			'Nobody'
		]);
	});

	it('with a name that two reps share stay as they are', () => {
		expect(ids(['Anna Berg'], { ...named, name: { length: 2, at: () => 'Anna Berg' } })).toEqual(['Anna Berg']);
	});
});

describe('homes guessed', () => {
	const accounts = accountColumns([
		{ owner: 'a', lon: 10, lat: 50 },
		{ owner: 'a', lon: 11, lat: 51, visits: 50 },
		{ owner: 'a', lon: 12, lat: 52 },
		{ owner: 'b', lon: 7, lat: 48 },
		{ owner: 'c' }
	]);
	const reps = repsOfAccounts(accounts, new Map([['a', 'Anna']]));

	it('lie at the own account in the weighted middle and are marked; a rep without located accounts has none', () => {
		expect([...reps.lon]).toEqual([11, 7, NaN]);
		expect([...reps.lat]).toEqual([51, 48, NaN]);
		expect([...reps.homeGuessed!]).toEqual([1, 1, 0]);
		expect([reps.name.at(0), reps.name.at(1)]).toEqual(['Anna', 'b']);
	});

	it('belong to one person, however often the name is spelt otherwise', () => {
		const rows = ['Anna Berg', 'Anna Berg', 'ANNA BERG', 'anna  berg ', 'Ole'].map((owner) => ({
			owner,
			lon: 9,
			lat: 50
		}));
		const found = repsOfAccounts(accountColumns(rows), new Map());
		expect([found.count, found.id.at(0), found.id.at(1)]).toEqual([2, 'Anna Berg', 'Ole']);
	});

	it('never replace a home that was given', () => {
		const given = { ...reps, lon: Float64Array.of(9, NaN, NaN), lat: Float64Array.of(49, NaN, NaN), homeGuessed: null };
		const found = guessHomes(given, accounts);
		expect([found.lon[0], ...found.homeGuessed!]).toEqual([9, 0, 1, 0]);
	});

	it('stay marked in the file', () => {
		const again = readReps(writeRepsArrow(reps, defaultMeta), 'reps.arrow').reps;
		expect([...again.homeGuessed!]).toEqual([1, 1, 0]);
	});
});
