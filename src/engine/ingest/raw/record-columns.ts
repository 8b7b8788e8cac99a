import type { Notices } from '../table.ts';
import { cellColumn, type Cell } from './cell-columns.ts';
import { columnNames } from './column-names.ts';
import { isObject, type JsonObject } from './json-text.ts';
import { tooManyColumns, tooManyRows, type RawBudget } from './raw-budget.ts';
import type { RawColumn, ReadOptions } from './raw-table.ts';

/**
 * Rows of named values become columns, in the order in which the names first appear. Lists and objects as values are left out and
 * counted. Names are keys of a Map, so that "__proto__" is one like any other.
 */
export class RecordColumns {
	readonly #file: string;
	readonly #budget: RawBudget;
	readonly #notices: Notices;
	readonly #columns = new Map<string, Cell[]>();
	/** Names that only ever held lists or objects become no column. */
	readonly #left = new Set<string>();
	readonly #numbers: number[] = [];

	constructor(file: string, budget: RawBudget, notices: Notices) {
		this.#file = file;
		this.#budget = budget;
		this.#notices = notices;
	}

	get count(): number {
		return this.#numbers.length;
	}

	rowNumber = (row: number) => this.#numbers[row] ?? row + 1;

	/** @throws RevirError FILE_TOO_LARGE */
	add(record: JsonObject, number: number): void {
		const row = this.#numbers.length;
		if (row >= this.#budget.rows) throw tooManyRows(this.#file, this.#budget);
		this.#numbers.push(number);
		for (const [name, value] of Object.entries(record)) {
			if (value !== null && typeof value === 'object') this.#leaveOut(name, value, number);
			else this.#cells(name)[row] = (value ?? null) as Cell;
		}
	}

	#cells(name: string): Cell[] {
		let cells = this.#columns.get(name);
		if (cells !== undefined) return cells;
		if (this.#columns.size >= this.#budget.columns) throw tooManyColumns(this.#file, this.#budget);
		this.#columns.set(name, (cells = []));
		return cells;
	}

	#leaveOut(name: string, value: object, row: number): void {
		if (!this.#left.has(name)) {
			if (this.#left.size >= this.#budget.columns) throw tooManyColumns(this.#file, this.#budget);
			this.#left.add(name);
		}
		this.#notices.add('COLUMN_TYPE', {
			where: { file: this.#file, row, column: columnNames([name])[0]! },
			got: isObject(value) ? 'an object' : 'a list',
			expected: 'a text, a number, or true or false'
		});
	}

	/** @param before headers that other columns of the table have already */
	columns(before: readonly string[], options: ReadOptions): RawColumn[] {
		const names = columnNames([...before, ...this.#columns.keys()]).slice(before.length);
		const where = { file: this.#file, budget: this.#budget, rowNumber: this.rowNumber };
		return [...this.#columns.values()].map((cells, i) =>
			cellColumn(names[i]!, this.count, (row) => cells[row], where, options)
		);
	}
}
