import { SvelteMap } from 'svelte/reactivity';
import type { ProblemClass } from '#engine/ingest/health/finding.ts';
import type { ShownFinding } from '#workers/import-api.ts';
import type { HealthState } from './health.svelte.ts';

/** Findings asked for at once. */
const PAGE = 60;

/** The open findings of a class, or those that are settled, fetched as far as they come into sight. */
export class FindingList {
	/** Index of the one that is looked at. */
	active = $state(0);
	/** Loaded ones by index. */
	readonly items = new SvelteMap<number, ShownFinding>();
	readonly problem: ProblemClass;
	readonly settled: boolean;
	failure = $state.raw<unknown>(null);
	readonly #state: HealthState;
	/** Open ones as this list knows them: those that were just settled have left already. */
	#open = $state(0);
	/** Of either kind; null = not told yet. */
	#all = $state<number | null>(null);
	#turn = 0;
	/** Pages that were asked for. */
	#asked: readonly number[] = [];
	#sight = { first: 0, last: 0 };

	constructor(state: HealthState, problem: ProblemClass, settled: boolean) {
		this.#state = state;
		this.problem = problem;
		this.settled = settled;
		this.#open = state.of(problem).open;
	}

	/** null = not told yet. */
	readonly settledCount = $derived(this.#all === null ? null : Math.max(0, this.#all - this.#open));
	readonly count = $derived.by(() => (this.settled ? (this.settledCount ?? 0) : Math.max(0, this.#open)));
	readonly current = $derived(this.items.get(this.active) ?? null);

	move(index: number): void {
		this.active = Math.max(0, Math.min(this.count - 1, index));
	}

	/** Goes to a finding where it is loaded. */
	show(id: string): void {
		for (const [index, { finding }] of this.items) if (finding.id === id) this.move(index);
	}

	/** Rows in sight, first and last. */
	see(first: number, last: number): void {
		this.#sight = { first, last };
		void this.#load();
	}

	/** One leaves at once; its place is taken by the next. */
	drop(index: number): void {
		const after = [...this.items]
			.filter(([k]) => k !== index)
			.map(([k, item]) => [k > index ? k - 1 : k, item] as const);
		this.items.clear();
		for (const [k, item] of after) this.items.set(k, item);
		this.#open += this.settled ? 1 : -1;
		this.move(this.active);
	}

	/** What is in sight is asked for anew, because the data have changed; it stays until the answer is there. */
	async refresh(): Promise<void> {
		this.#turn++;
		this.#asked = [];
		this.#open = this.#state.of(this.problem).open;
		this.move(this.active);
		await this.#load(true);
	}

	async #load(anew = false): Promise<void> {
		const turn = this.#turn;
		const { first, last } = this.#sight;
		// What is in sight is less than a page.
		const pages = [first, last, this.active].map((index) => Math.floor(index / PAGE));
		const wanted = pages.filter((page, k) => pages.indexOf(page) === k && !this.#asked.includes(page));
		if (wanted.length === 0 && !anew) return;
		this.#asked = [...this.#asked, ...wanted];
		const start = this.settled ? this.#open : 0;
		try {
			const answers = await Promise.all(
				wanted.map(async (page) => ({
					...(await this.#state.client.findings(this.problem, start + page * PAGE, PAGE)),
					from: page * PAGE
				}))
			);
			if (turn !== this.#turn) return;
			if (anew) this.items.clear();
			for (const { total, shown, from } of answers) {
				this.#all = total;
				for (const [i, item] of shown.entries()) this.items.set(from + i, item);
			}
			this.move(this.active);
		} catch (cause) {
			if (turn === this.#turn) this.failure = cause;
		}
	}
}

/** How many open proposals of a class are at least so sure; they come first, surest first. O(log n) questions. */
export async function countSure(state: HealthState, problem: ProblemClass, least: number): Promise<number> {
	let [low, high] = [0, state.of(problem).mendable];
	while (low < high) {
		const middle = (low + high) >> 1;
		const { shown } = await state.client.findings(problem, middle, 1);
		if ((shown[0]?.finding.confidence ?? -1) >= least) low = middle + 1;
		else high = middle;
	}
	return low;
}
