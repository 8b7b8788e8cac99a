import { toFailure } from './failure.ts';
import type { AccountCard, Failure, PlanView } from './types.ts';

/** The account whose card is open, within the accounts of its unit (richest first); of a unit without accounts the unit. */
export class Selection {
	/** The unit whose own card is open: it has no accounts. */
	unit = $state<number | null>(null);
	rows = $state.raw<readonly number[]>([]);
	index = $state(0);
	card = $state.raw<AccountCard | null>(null);
	failure = $state.raw<Failure | null>(null);
	readonly row = $derived(this.rows[this.index] ?? null);
	#load: (row: number) => Promise<AccountCard>;
	#turn = 0;

	constructor(load: (row: number) => Promise<AccountCard>) {
		this.#load = load;
	}

	openUnit(view: PlanView, unit: number, first: number | null = null): void {
		const rows: number[] = [];
		for (let row = 0; row < view.accountCount; row++) if (view.accountUnit[row] === unit) rows.push(row);
		rows.sort((a, b) => (view.potential[b] ?? 0) - (view.potential[a] ?? 0) || a - b);
		if (rows.length === 0) {
			this.close();
			this.unit = unit;
			return;
		}
		this.unit = null;
		this.rows = rows;
		this.index = first === null ? 0 : Math.max(0, rows.indexOf(first));
		void this.refresh();
	}

	step(by: number): void {
		if (this.rows.length === 0) return;
		this.index = (this.index + by + this.rows.length) % this.rows.length;
		void this.refresh();
	}

	/** Fetches the card again, after a step or when the plan has moved on. */
	async refresh(): Promise<void> {
		const row = this.row;
		const turn = ++this.#turn;
		if (row === null) return;
		try {
			const card = await this.#load(row);
			if (turn === this.#turn) this.card = card;
		} catch (cause) {
			if (turn === this.#turn) this.failure = toFailure(cause);
		}
	}

	close(): void {
		this.#turn++;
		this.unit = null;
		this.rows = [];
		this.index = 0;
		this.card = null;
		this.failure = null;
	}
}
