import { describe, expect, it } from 'vitest';
import { applyMapping } from '#engine/ingest/mapping/apply.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { PersonalKind } from '#engine/ingest/mapping/words-personal.ts';
import { laterSets, latestSets } from '../../../fixtures/unseen-header-sets-2.ts';
import { unseenSets } from '../../../fixtures/unseen-header-sets.ts';
import { finish, rawTable, type Cell } from '../../../fixtures/raw-table.ts';
import { refusal } from '../helpers.ts';

const asOf = '2026-02-01';
const many = <T extends Cell>(make: (k: number) => T) => Array.from({ length: 12 }, (_, k) => make(k));
const of = (...cells: Cell[]) => many((k) => cells[k % cells.length]!);
const suggest = (columns: Record<string, readonly Cell[]>) =>
	suggestMapping(rawTable(columns), { asOf, kind: 'accounts' });
const blocked = (columns: Record<string, readonly Cell[]>, header: string) =>
	suggest(columns).columns.find(({ column }) => column === header)!.blocked;

it.each([...unseenSets, ...laterSets, ...latestSets].map((set) => [set.name, set] as const))(
	'of header lines from elsewhere no personal column gets in: %s',
	(_, { kind, columns }) => {
		const table = rawTable(Object.fromEntries(columns.map(([header, , cells]) => [header, cells])));
		const found = suggestMapping(table, { asOf });
		const leaks = found.columns.filter((one, k) => columns[k]![1] === 'blocked' && one.blocked === null);
		expect(leaks.map(({ column }) => column)).toEqual([]);
		expect(found.kind.kind).toBe(kind);
		const missed = columns.filter(
			([, expected], k) =>
				expected !== '' && expected !== 'blocked' && expected.split(' ').join() !== found.columns[k]!.targets.join()
		);
		// What is still missed, per table; more would be a step back.
		expect(missed.length).toBeLessThanOrEqual(2);
	}
);

const firm = many((k) => `Nord ${k} GmbH`);
const person = of('Anna Berg', 'Vogt, Jens', 'Dr. Kari Nordmann', 'Xi Wu');

describe('by header', () => {
	it.each<[string, PersonalKind]>([
		['Telefon2', 'phone'],
		['Privattelefon', 'phone'],
		['CntctPrsn', 'person'],
		['Ansprechp.', 'person'],
		['Bemerk.', 'notes'],
		['Fodselsdato', 'birth_date'],
		['kundeepost', 'email'],
		['IBAN-Nr. 1', 'bank']
	])('%s is %s', (header, what) => {
		expect(blocked({ Firma: firm, [header]: of('abc', 'def') }, header)).toBe(what);
	});

	it('"Name" is that of a person beside "Vorname", or beside "Firma" where cells say so', () => {
		const last = of('Berg', 'Vogt', 'Nordmann');
		expect(blocked({ Firma: firm, Vorname: of('Anna'), Name: last }, 'Name')).toBe('person');
		expect(blocked({ Vorname: of('Anna'), Name: firm }, 'Name')).toBeNull();
		expect(blocked({ Firma: firm, Name: person }, 'Name')).toBe('person');
		expect(blocked({ 'Kd.-Nr.': many((k) => k), Name: person }, 'Name')).toBeNull();
	});

	it('a yes/no about an address is none', () => {
		expect(blocked({ Firma: firm, 'E-Mail ok': of('ja', 'nein') }, 'E-Mail ok')).toBeNull();
	});
});

describe('by cells under a header that nobody knows', () => {
	it.each<[PersonalKind | null, readonly Cell[]]>([
		['person', person],
		['bank', many((k) => `DE02 1001 0010 0${k % 10}23 4567 89`)],
		['bank', many((k) => `8601.11.179${10 + k}`)],
		['phone', many((k) => `22 10 ${40 + k} 67`)],
		['birth_date', many((k) => new Date(Date.UTC(1958 + 3 * k, 4, 1)))],
		[null, many((k) => new Date(Date.UTC(2014 + k, 4, 1)))],
		[null, of('Nordlicht', 'Berlin Mitte', 'Charlotte', 'Acme')],
		[null, many((k) => `Anna ${k} GmbH`)]
	])('%s', (what, cells) => {
		expect(blocked({ Firma: firm, 'Feld 7': cells }, 'Feld 7')).toBe(what);
	});

	it.each(['Kunde', 'Account Owner', 'Ort', 'Erstellt von'])('%s is known, so cells have no say', (header) => {
		expect(blocked({ 'Feld 1': firm, [header]: person }, header)).toBeNull();
	});

	it('names come in as owners where a mapping says so, and as nothing else', () => {
		const table = rawTable({ Firma: firm, 'Feld 7': person });
		const apply = (target: 'owner_id' | 'industry') => {
			const { mapping } = suggest({ Firma: firm });
			const fields = [...mapping.fields, { target, how: 'plain', from: ['Feld 7'] } as const];
			return finish(applyMapping(table, { ...mapping, fields }, { asOf }));
		};
		expect(apply('owner_id').accounts.ownerId!.values).toContain('Anna Berg');
		expect(refusal(() => apply('industry'))).toMatchObject({ code: 'MAPPING_PERSONAL' });
	});
});
