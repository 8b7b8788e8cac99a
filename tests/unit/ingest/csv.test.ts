import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps, repsFromOwners } from '#engine/ingest/reps.ts';
import { bytesOf, refusal } from './helpers.ts';

const read = (text: string, budget = {}) => readAccounts(bytesOf(text), 'a.csv', { budget });

describe('CSV accounts', () => {
	it.each([
		['comma', ','],
		['semicolon', ';'],
		['tab', '\t']
	])('%s separates', (_, separator) => {
		const { accounts } = read(`account_id${separator}lon${separator}lat\nA${separator}9.5${separator}48.1\n`);
		expect([accounts.id.at(0), accounts.lon[0], accounts.lat[0]]).toEqual(['A', 9.5, 48.1]);
	});

	it('quotes keep separators, line breaks and doubled quotes', () => {
		const { accounts } = read('account_id,name\r\nA,"Müller, ""Sohn""\nGmbH"\r\n"B",plain');
		expect([accounts.name!.at(0), accounts.id.at(1), accounts.name!.at(1)]).toEqual([
			'Müller, "Sohn"\nGmbH',
			'B',
			'plain'
		]);
	});

	it('a byte order mark, old Mac line ends, blank lines and upper-case headers are fine', () => {
		const { accounts } = read('\ufeffACCOUNT_ID,Lon\r\rA,1\r\rB,2\r');
		expect([accounts.count, accounts.lon.length, accounts.id.at(1)]).toEqual([2, 2, 'B']);
	});

	it('a decimal comma counts where it cannot be the separator', () => {
		expect(read('account_id;revenue_y0\nA;1234,5\nB;7.25\n').accounts.revenueY0).toEqual(Float64Array.of(1234.5, 7.25));
	});

	it('thousands separators are not guessed at: the cell counts as missing and is reported', () => {
		const { accounts, notices } = read('account_id;revenue_y0\nA;1.234,50\nB;2\n');
		expect([...accounts.revenueY0!]).toEqual([NaN, 2]);
		expect(notices).toEqual([
			{
				error: {
					code: 'VALUE_INVALID',
					where: { file: 'a.csv', row: 2, column: 'revenue_y0' },
					got: '"1.234,50"',
					expected: 'a number'
				},
				count: 1
			}
		]);
	});

	it('the ’ that protects text from spreadsheets is taken off again', () => {
		expect(read("account_id,name\nA,'=SUM(A1)\nB,'t Hooft\n").accounts.name!.at(0)).toBe('=SUM(A1)');
		expect(read("account_id,name\nA,'t Hooft\n").accounts.name!.at(0)).toBe("'t Hooft");
	});

	it('a row of another length is refused with its number: shifted cells would move a customer', () => {
		const { code, line } = refusal(() => read('account_id,name,lon\nA,x,1\nB,Müller, Sohn,2\n'));
		expect(code).toBe('ROW_LENGTH');
		expect(line).toContain('row 3');
		expect(line).toContain('got 4 cells, expected 3');
	});

	it('a quote that never closes is refused with its row', () => {
		const { code, line } = refusal(() => read('account_id,name\nA,x\nB,"open\nC,y\n'));
		expect([code, line.includes('row 3')]).toEqual(['FILE_CORRUPT', true]);
	});

	it('the same header twice, another encoding, a picture and a header alone are refused', () => {
		expect(refusal(() => read('account_id,lon,LON\nA,1,2\n')).code).toBe('COLUMN_DUPLICATE');
		expect(refusal(() => readAccounts(Uint8Array.of(97, 0xe4, 10), 'a.csv')).code).toBe('FILE_ENCODING');
		expect(refusal(() => readAccounts(Uint8Array.of(0xff, 0xfe, 97, 0), 'a.csv')).code).toBe('FILE_ENCODING');
		expect(refusal(() => readAccounts(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'a.csv')).code).toBe('FILE_KIND');
		expect(refusal(() => read('account_id,lon\n')).code).toBe('ACCOUNTS_NONE');
	});

	it('a column in which no cell can be read is the wrong column', () => {
		const { code, line } = refusal(() => read('account_id,lon\nA,north\nB,south\n'));
		expect(code).toBe('COLUMN_TYPE');
		expect(line).toContain('row 2, column "lon"');
		expect(line).toContain('got "north", expected a number');
	});

	it('an empty or repeated id is refused with row and id', () => {
		expect(refusal(() => read('account_id,lon\nA,1\n,2\n')).line).toContain('row 3, column "account_id"');
		const twice = refusal(() => read('account_id,lon\nA,1\nB,2\nA,3\n'));
		expect([twice.code, twice.line.includes('row 4'), twice.line.includes('"A"')]).toEqual([
			'ID_DUPLICATE',
			true,
			true
		]);
	});

	it('months come as 36 columns; one missing is named', () => {
		const names = Array.from({ length: 36 }, (_, i) => `revenue_month_${String(i + 1).padStart(2, '0')}`);
		const cells = names.map((_, i) => i);
		const { accounts } = read(`account_id,${names.join(',')}\nA,${cells.join(',')}\n`);
		expect([...accounts.revenueMonth!]).toEqual(cells);
		const short = `account_id,${names.slice(1).join(',')}\nA,${cells.slice(1).join(',')}\n`;
		expect(refusal(() => read(short)).line).toContain('revenue_month_01');
	});

	it('headers like __proto__ and constructor are columns like any other', () => {
		const { accounts } = read('account_id,__proto__,constructor\nA,1,2\n');
		expect(accounts.count).toBe(1);
		expect(({} as Record<string, unknown>)['1']).toBeUndefined();
	});

	it('limits of cells, columns and rows are kept', () => {
		expect(refusal(() => read('account_id\nABCDEFGHIJKLMNOPQRSTU\n', { cell: 20 })).code).toBe('FILE_TOO_LARGE');
		expect(refusal(() => read('account_id,a,b,c\nA,,,\n', { columns: 2 })).code).toBe('FILE_TOO_LARGE');
		expect(refusal(() => read('account_id\nA\nB\nC\n', { rows: 2 })).code).toBe('FILE_TOO_LARGE');
	});
});

describe('positions', () => {
	it('a coordinate out of range leaves the account unlocated, kept and counted', () => {
		const { accounts, notices } = read('account_id,lon,lat\nA,9,48\nB,999,48\nC,9,-91\n');
		expect([...accounts.lon]).toEqual([9, NaN, NaN]);
		expect([...accounts.lat]).toEqual([48, NaN, NaN]);
		expect(notices.map(({ error, count }) => [error.code, error.where!.row, count])).toEqual([
			['COORDINATE_RANGE', 3, 1],
			['COORDINATE_RANGE', 4, 1]
		]);
	});

	it('when every position is out of range the columns are wrong', () => {
		const { code, line } = refusal(() => read('account_id,lon,lat\nA,4812345,911\nB,4812346,912\n'));
		expect([code, line.includes('row 2')]).toEqual(['COORDINATE_RANGE', true]);
	});

	it('0/0 counts as not located; a point on the equator or the meridian does not', () => {
		const { accounts, notices } = read('account_id,lon,lat\nA,0,0\nB,0,51\nC,9,0\n');
		expect([...accounts.lon]).toEqual([NaN, 0, 9]);
		expect(notices.map(({ error }) => error.code)).toEqual(['COORDINATE_ZERO']);
	});
});

describe('values', () => {
	it('an unknown stage, a win rate above 1 and a 30 February count as missing, with the first row and how many', () => {
		const { accounts, notices } = read(
			'account_id,stage,win_rate,owner_since\nA,Lead,0.5,2024-02-29\nB,friend,1.5,2023-02-30\nC,foe,7,\n'
		);
		expect([...accounts.stage!.codes]).toEqual([1, -1, -1]);
		expect([...accounts.winRate!]).toEqual([0.5, NaN, NaN]);
		expect([...accounts.ownerSince!]).toEqual([Date.UTC(2024, 1, 29), NaN, NaN]);
		expect(notices.map(({ error, count }) => [error.where!.column, error.where!.row, count])).toEqual([
			['stage', 3, 2],
			['win_rate', 3, 2],
			['owner_since', 3, 1]
		]);
	});

	it('a column without a single value counts as absent, so that documented defaults apply', () => {
		expect(read('account_id,potential\nA,\nB,\n').accounts.potential).toBeNull();
	});
});

describe('reps', () => {
	it('specialities are separated by |, and an empty name shows the id', () => {
		const { reps } = readReps(bytesOf('rep_id,name,industries\nR1,Ann,Bau | Chemie\nR2,,\n'), 'r.csv');
		expect(reps.industries).toEqual([['Bau', 'Chemie'], []]);
		expect(reps.name.at(1)).toBe('R2');
	});

	it('without a reps file the owners are the reps, homes unknown', () => {
		const reps = repsFromOwners(read('account_id,owner_id\nA,R2\nB,R1\nC,\nD,R2\n').accounts);
		expect([reps.count, reps.id.at(0), reps.id.at(1), reps.lon[0]]).toEqual([2, 'R1', 'R2', NaN]);
		expect(refusal(() => repsFromOwners(read('account_id\nA\n').accounts)).code).toBe('REPS_NONE');
	});
});
