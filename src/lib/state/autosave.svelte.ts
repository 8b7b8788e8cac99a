import { untrack } from 'svelte';
import type { Settings } from '#engine/model/settings.ts';
import { havePlans } from '#lib/storage/last-opened.ts';
import type { PlanStore, StoredPlan } from '#lib/storage/plan-store.ts';
import type { Release } from '#lib/storage/writer-lock.ts';
import type { PlanState } from './plan.svelte.ts';
import { sameSettings } from './settings-change.ts';
import type { EpochEvent } from './types.ts';

/** What becomes of the reader's own plan on the screen. */
export type Saving =
	/** There is none, or it is a demo. */
	| { readonly kind: 'none' }
	/** Not written yet: the first plan is still to come. */
	| { readonly kind: 'waiting' }
	| { readonly kind: 'kept'; readonly savedAt: string }
	/** Another tab writes it. */
	| { readonly kind: 'elsewhere' }
	/** The reader removed it. */
	| { readonly kind: 'off' }
	| { readonly kind: 'failed'; readonly why: 'room' | 'blocked' | 'planner' };

export interface Pace {
	/** A change is written when nothing has followed it for so long; … */
	readonly settleMs: number;
	/** … while planning goes on, not more often than this: the planner stops for it. */
	readonly everyMs: number;
	/** ISO 8601. */
	readonly now: () => string;
}

/** The plan that is written, and what of it is. */
interface Own {
	readonly id: string;
	readonly data: string;
	readonly release: Release;
	edited: boolean;
	epoch: EpochEvent | null;
	settings: Settings | null;
}

/** Writes the reader's own plan on the screen whenever it has settled, as the same bytes as "Save plan file". */
export class Autosave {
	now = $state.raw<Saving>({ kind: 'none' });
	/** Of the plan on the screen, where this tab writes it. */
	id = $state<string | null>(null);

	readonly #plan: PlanState;
	readonly #store: PlanStore;
	readonly #pace: Pace;
	readonly #unwatch: () => void;
	#own: Own | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#writing: Promise<void> | null = null;
	#triedAt: string | null = null;
	/** Not tried again before there is another. */
	#refused: EpochEvent | null = null;

	constructor(plan: PlanState, store: PlanStore, pace: Pace) {
		this.#plan = plan;
		this.#store = store;
		this.#pace = pace;
		this.#unwatch = $effect.root(() => {
			$effect(() => {
				void [plan.epoch, plan.activity, plan.opening, plan.compute];
				untrack(() => this.#look());
			});
		});
	}

	/** Work that a closed page would lose; what planning alone has improved is none. */
	get losable(): boolean {
		const { history, settings, shown } = this.#plan;
		if (this.now.kind === 'none') return false;
		if (this.now.kind === 'off' || this.now.kind === 'elsewhere') return history.canUndo;
		return shown !== (this.#own?.settings ?? null) || !sameSettings(settings, shown);
	}

	/** The plan on the screen is written from now on, as this one. @param stored null = nothing of it is written yet */
	take(own: Pick<Own, 'id' | 'data' | 'release' | 'edited'>, stored: StoredPlan | null): void {
		const { epoch, shown } = this.#plan;
		this.#own = { ...own, ...(stored === null ? { epoch: null, settings: null } : { epoch, settings: shown }) };
		this.id = own.id;
		this.now = stored === null ? { kind: 'waiting' } : { kind: 'kept', savedAt: stored.savedAt };
		this.#look();
	}

	/** The same plan on other data. */
	renew(): void {
		if (this.#own !== null) this.#own.edited = true;
		this.#look();
	}

	/** What is on the screen is no longer written. */
	end(now: Saving = { kind: 'none' }): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#own?.release();
		this.#own = this.id = null;
		this.#triedAt = null;
		this.now = now;
	}

	/** Resolves when what is there is written. */
	async flush(): Promise<void> {
		await this.#writing;
		if (this.#due()) await this.#write();
	}

	/** Tries again after a failure. */
	retry(): Promise<void> {
		this.#refused = null;
		return this.flush();
	}

	dispose(): void {
		this.end();
		this.#unwatch();
	}

	/** Whether there is something to write, and a planner to ask for it. */
	#due(): boolean {
		const { epoch, opening } = this.#plan;
		if (this.#own === null || epoch === null || opening !== null || this.#plannerGone()) return false;
		return epoch !== this.#own.epoch && epoch !== this.#refused;
	}

	#plannerGone(): boolean {
		return this.#plan.compute === 'failed' || this.#plan.compute === 'restarted';
	}

	#look(): void {
		const { activity, history } = this.#plan;
		if (this.#own !== null && history.canUndo) this.#own.edited = true;
		if (!this.#due() || this.#writing !== null) return;
		const { settleMs, everyMs, now } = this.#pace;
		const planning = activity === 'planning';
		// Epochs follow each other without a pause: what waits for one would wait for ever.
		if (planning && this.#timer !== null) return;
		if (this.#timer !== null) clearTimeout(this.#timer);
		const next = this.#triedAt === null ? 0 : Date.parse(this.#triedAt) + everyMs - Date.parse(now());
		const wait = planning ? Math.max(settleMs, next) : settleMs;
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (this.#due()) void this.#write();
		}, wait);
	}

	#write(): Promise<void> {
		return (this.#writing ??= this.#save().finally(() => {
			this.#writing = null;
			this.#look();
		}));
	}

	async #save(): Promise<void> {
		const { epoch, generation, shown, view } = this.#plan;
		const own = this.#own;
		if (own === null || view === null) return;
		const savedAt = (this.#triedAt = this.#pace.now());
		let file: Uint8Array | null = null;
		try {
			file = await this.#plan.save(savedAt);
			// Not wanted any more, or of other rows and units than those on the screen.
			if (own !== this.#own || generation !== this.#plan.generation) return;
			const { id, data, edited } = own;
			await this.#store.write({ id, name: view.title, accounts: view.accountCount, savedAt, data, edited }, file);
			havePlans(true);
			own.epoch = epoch;
			own.settings = shown;
			if (own === this.#own) this.now = { kind: 'kept', savedAt };
		} catch (cause) {
			if (own !== this.#own || generation !== this.#plan.generation || this.#plannerGone()) return;
			this.#refused = epoch;
			this.now = { kind: 'failed', why: file === null ? 'planner' : whyNot(cause) };
		}
	}
}

const whyNot = (cause: unknown) =>
	cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'room' : 'blocked';
