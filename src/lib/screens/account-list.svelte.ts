import type { Language } from '#engine/model/error-texts.ts';
import type { AccountColumn, AccountFilter, AccountOrder } from '#engine/report/account-order.ts';
import type { AccountRecord } from '#engine/report/account-records.ts';
import { byRow } from './by-row.ts';
import { toFailure } from '#lib/state/failure.ts';
import type { PlanState } from '#lib/state/plan.svelte.ts';
import type { Failure, PlanView } from '#lib/state/types.ts';

/** While planning, rows in sight follow at this pace and counts at the slower one; the order waits until planning rests. */
const rowsEveryMs = 500;
const countsEveryMs = 2000;
const typingMs = 120;

/** What the account table shows: the query, the order the planner answered, and the records in sight. */
export class AccountList {
	text = $state('');
	/** Rep index, −1 = nobody, null = all. */
	rep = $state<number | null>(null);
	only = $state<AccountFilter>('all');
	/** Only these rows. */
	subset = $state.raw<readonly number[] | null>(null);
	sort = $state.raw<{ readonly column: AccountColumn; readonly down: boolean }>({ column: 'potential', down: true });
	order = $state.raw<Uint32Array>(new Uint32Array());
	counts = $state.raw<AccountOrder['counts'] | null>(null);
	#inSight = $state.raw<readonly AccountRecord[]>([]);
	/** By row of the dataset. */
	readonly records: ReadonlyMap<number, AccountRecord> = $derived(byRow(this.#inSight));
	/** No order has arrived for the open file yet. */
	loading = $state(true);
	/** An order is being worked out. */
	ordering = $state(false);
	failure = $state.raw<Failure | null>(null);
	readonly filtered = $derived(
		this.text.trim() !== '' || this.rep !== null || this.only !== 'all' || this.subset !== null
	);

	#plan: PlanState;
	#language: () => Language;
	#view: PlanView | null = null;
	#turn = 0;
	#rowsTurn = 0;
	#window = { first: 0, last: 40 };
	#orderTimer: ReturnType<typeof setTimeout> | null = null;
	#rowsTimer: ReturnType<typeof setTimeout> | null = null;
	#counted = -Infinity;

	constructor(plan: PlanState, language: () => Language) {
		this.#plan = plan;
		this.#language = language;
	}

	sortBy(column: AccountColumn): void {
		const down = this.sort.column === column ? !this.sort.down : !textColumns.has(column);
		this.sort = { column, down };
	}

	clearFilters(): void {
		this.text = '';
		this.rep = null;
		this.only = 'all';
		this.subset = null;
	}

	/** Another file: rows mean other accounts. */
	#forget(): void {
		this.order = new Uint32Array();
		this.#inSight = [];
		this.counts = null;
		this.subset = null;
		this.rep = null;
		this.loading = true;
	}

	/** Asks for the order again once typing rests. */
	reorderSoon(): void {
		if (this.#orderTimer !== null) clearTimeout(this.#orderTimer);
		this.ordering = true;
		this.#orderTimer = setTimeout(() => void this.reorder(), typingMs);
	}

	async reorder(): Promise<void> {
		if (this.#orderTimer !== null) clearTimeout(this.#orderTimer);
		this.#orderTimer = null;
		const turn = ++this.#turn;
		if (this.#view !== this.#plan.view) this.#forget();
		this.#view = this.#plan.view;
		if (this.#view === null) return;
		this.ordering = true;
		try {
			const { rows, counts } = await this.#plan.ask('accountOrder', this.#query(), this.#language());
			if (turn !== this.#turn) return;
			this.order = rows;
			this.counts = counts;
			this.#counted = performance.now();
			this.loading = false;
			this.failure = null;
			await this.refresh();
		} catch (cause) {
			if (turn === this.#turn) this.failure = toFailure(cause);
		} finally {
			if (turn === this.#turn) this.ordering = false;
		}
	}

	/** The plan has moved on while it is being improved. */
	refreshSoon(): void {
		this.#rowsTimer ??= setTimeout(() => {
			this.#rowsTimer = null;
			void this.refresh();
			if (performance.now() - this.#counted >= countsEveryMs) void this.#recount();
		}, rowsEveryMs);
	}

	/** The table shows these places of the order. */
	show(first: number, last: number): void {
		this.#window = { first, last };
		const missing = this.#rowsInSight().some((row) => !this.records.has(row));
		if (missing && !this.loading) void this.refresh();
	}

	/** Fetches the records in sight anew; what lies elsewhere is fetched when it comes into sight. */
	async refresh(): Promise<void> {
		const rows = this.#rowsInSight();
		const turn = ++this.#rowsTurn;
		try {
			const records = await this.#plan.ask('accountRows', rows);
			if (turn === this.#rowsTurn) this.#inSight = records;
		} catch (cause) {
			if (turn === this.#rowsTurn) this.failure = toFailure(cause);
		}
	}

	dispose(): void {
		this.#turn++;
		this.#rowsTurn++;
		for (const timer of [this.#orderTimer, this.#rowsTimer]) if (timer !== null) clearTimeout(timer);
		this.#orderTimer = this.#rowsTimer = null;
	}

	async #recount(): Promise<void> {
		this.#counted = performance.now();
		const turn = this.#turn;
		try {
			const { counts } = await this.#plan.ask('accountOrder', { ...this.#query(), sort: null }, this.#language());
			if (turn === this.#turn) this.counts = counts;
		} catch {
			// The counts stay; the next order tells what is wrong.
		}
	}

	#query() {
		const { text, rep, only, subset: rows, sort } = this;
		return { text, rep, only, rows, sort };
	}

	/** With as many rows before and behind, so that scrolling rarely meets an empty line. */
	#rowsInSight(): number[] {
		const { first, last } = this.#window;
		const more = Math.max(20, last - first);
		return Array.from(this.order.subarray(Math.max(0, first - more), last + 1 + more));
	}
}

/** Texts start with A, figures with the largest. */
const textColumns: ReadonlySet<AccountColumn> = new Set([
	'name',
	'id',
	'city',
	'postcode',
	'country',
	'industry',
	'stage',
	'rep',
	'repToday',
	'reason'
]);
