import { defaultMergeRules, type MergeRules } from '#engine/ingest/duplicates/merge-options.ts';
import type { DuplicateReview } from '#workers/import-api.ts';
import type { HealthClient } from './health-client.ts';

/** One duplicate side by side, and how its entries become one. */
export class DuplicateStudy {
	rules = $state.raw<MergeRules>(defaultMergeRules);
	review = $state.raw<DuplicateReview | null>(null);
	failure = $state.raw<unknown>(null);
	readonly #client: HealthClient;
	readonly #id: string;
	#turn = 0;

	constructor(client: HealthClient, id: string) {
		this.#client = client;
		this.#id = id;
	}

	async set(rules: MergeRules): Promise<void> {
		const turn = ++this.#turn;
		this.rules = rules;
		try {
			const review = await this.#client.duplicate(this.#id, rules);
			if (turn !== this.#turn) return;
			this.review = review;
			this.failure = null;
		} catch (cause) {
			if (turn === this.#turn) this.failure = cause;
		}
	}

	/** The row that stays. */
	keep = (row: number) => this.set({ ...this.rules, survivor: row });

	revenue = (revenue: MergeRules['revenue']) => this.set({ ...this.rules, revenue });

	/** The cell of this row, or what the rules say where it was chosen already. */
	take(column: string, row: number): Promise<void> {
		const { [column]: chosen, ...others } = this.rules.cells ?? {};
		return this.set({ ...this.rules, cells: chosen === row ? others : { ...others, [column]: row } });
	}
}
