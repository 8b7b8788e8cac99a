import * as v from 'valibot';

const key = 'revir-columns';
const schema = v.record(v.string(), v.array(v.string()));

function read(): Record<string, string[]> {
	try {
		return v.parse(schema, JSON.parse(localStorage.getItem(key) ?? '{}'));
	} catch {
		return {};
	}
}

/** Which columns of a table the reader has put away; remembered on this device. */
export class ColumnMemory {
	#table: string;
	#usual: readonly string[];
	#hidden = $state.raw<readonly string[]>([]);

	/** @param usual columns that are hidden until the reader says otherwise */
	constructor(table: string, usual: readonly string[]) {
		this.#table = table;
		this.#usual = usual;
		this.#hidden = read()[table] ?? usual;
	}

	get hidden(): readonly string[] {
		return this.#hidden;
	}

	show(id: string, shown: boolean): void {
		const others = this.#hidden.filter((other) => other !== id);
		this.#keep(shown ? others : [...others, id]);
	}

	reset(): void {
		this.#keep(this.#usual);
	}

	#keep(hidden: readonly string[]): void {
		this.#hidden = hidden;
		try {
			localStorage.setItem(key, JSON.stringify({ ...read(), [this.#table]: hidden }));
		} catch {
			// Blocked or full storage: it holds for this visit.
		}
	}
}
