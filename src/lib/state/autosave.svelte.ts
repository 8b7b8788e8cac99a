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
	| { readonly kind: 'kept'; readonly name: string; readonly savedAt: string }
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
	/** `PlanState.opened` of its file: what another file brings is not written here. */
	of: number;
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
	#noteTimer: ReturnType<typeof setTimeout> | null = null;
	/** Settings that `#noteTimer` waits for. */
	#noting: Settings | null = null;
	#writing: Promise<void> | null = null;
	#triedAt: string | null = null;
	/** Not tried again before there are others. */
	#refused: EpochEvent | null = null;
	#refusedSettings: Settings | null = null;

	constructor(plan: PlanState, store: PlanStore, pace: Pace) {
		this.#plan = plan;
		this.#store = store;
		this.#pace = pace;
		this.#unwatch = $effect.root(() => {
			$effect(() => {
				void [plan.epoch, plan.settings, plan.activity, plan.opening, plan.compute];
				untrack(() => this.#look());
			});
		});
	}

	/** Work that a closed page would lose; what planning alone has improved is none. */
	get losable(): boolean {
		const { history, settings } = this.#plan;
		if (this.now.kind === 'none') return false;
		if (this.now.kind === 'off' || this.now.kind === 'elsewhere') return history.canUndo;
		return !this.#own?.settings || !sameSettings(settings, this.#own.settings);
	}

	/** The plan on the screen is written from now on, as this one. @param stored null = nothing of it is written yet */
	take(own: Pick<Own, 'id' | 'data' | 'release' | 'edited'>, stored: StoredPlan | null): void {
		const { epoch, settings } = this.#plan;
		this.#own = {
			...own,
			of: this.#plan.opened,
			...(stored === null ? { epoch: null, settings: null } : { epoch, settings })
		};
		this.id = own.id;
		this.now = stored === null ? { kind: 'waiting' } : { kind: 'kept', name: stored.name, savedAt: stored.savedAt };
		this.#look();
	}

	/** The same plan on other data. */
	renew(): void {
		if (this.#own !== null) Object.assign(this.#own, { of: this.#plan.opened, edited: true });
		this.#look();
	}

	/** What is on the screen is no longer written. */
	end(now: Saving = { kind: 'none' }): void {
		this.#unset();
		this.#own?.release();
		this.#own = this.id = null;
		this.#triedAt = null;
		this.now = now;
	}

	/** Resolves when what is there is written. */
	async flush(): Promise<void> {
		await this.#writing;
		if (this.#fileDue() || this.#noteDue()) await this.#write(this.#fileDue());
	}

	/** Tries again after a failure. */
	retry(): Promise<void> {
		this.#refused = this.#refusedSettings = null;
		return this.flush();
	}

	dispose(): void {
		this.end();
		this.#unwatch();
	}

	#unset(): void {
		for (const timer of [this.#timer, this.#noteTimer]) if (timer !== null) clearTimeout(timer);
		this.#timer = this.#noteTimer = this.#noting = null;
	}

	/** Whether there is another plan to write, and a planner to ask for it. */
	#fileDue(): boolean {
		const { epoch } = this.#plan;
		if (!this.#shown(this.#own) || epoch === null || this.#plannerGone()) return false;
		return epoch !== this.#own.epoch && epoch !== this.#refused;
	}

	/** Whether settings have moved on: they are written without the planner, beside the file there is. */
	#noteDue(): boolean {
		const { settings } = this.#plan;
		if (!this.#shown(this.#own) || this.#own.epoch === null) return false;
		return settings !== this.#own.settings && settings !== this.#refusedSettings;
	}

	/** Whether it is what is on the screen, and stays there. */
	#shown(own: Own | null): own is Own {
		return own !== null && own.of === this.#plan.opened && this.#plan.opening === null;
	}

	#plannerGone(): boolean {
		return this.#plan.compute === 'failed' || this.#plan.compute === 'restarted';
	}

	#look(): void {
		const { activity, history, settings } = this.#plan;
		if (this.#shown(this.#own) && history.canUndo) this.#own.edited = true;
		if (this.#writing !== null) return;
		const { settleMs, everyMs, now } = this.#pace;
		if (this.#noteDue() && this.#noting !== settings) {
			if (this.#noteTimer !== null) clearTimeout(this.#noteTimer);
			this.#noting = settings;
			this.#noteTimer = setTimeout(() => this.#noteDue() && void this.#write(false), settleMs);
		}
		const planning = activity === 'planning';
		// Epochs follow each other without a pause: what waits for one would wait for ever.
		if (!this.#fileDue() || (planning && this.#timer !== null)) return;
		if (this.#timer !== null) clearTimeout(this.#timer);
		const next = this.#triedAt === null ? 0 : Date.parse(this.#triedAt) + everyMs - Date.parse(now());
		this.#timer = setTimeout(
			() => {
				this.#timer = null;
				if (this.#fileDue()) void this.#write(true);
			},
			planning ? Math.max(settleMs, next) : settleMs
		);
	}

	/** @param whole the plan as well, not only what stands beside it */
	#write(whole: boolean): Promise<void> {
		return (this.#writing ??= this.#save(whole).finally(() => {
			this.#writing = this.#noting = null;
			this.#look();
		}));
	}

	async #save(whole: boolean): Promise<void> {
		const { epoch, generation, problems, settings, view } = this.#plan;
		const own = this.#own;
		if (own === null || view === null) return;
		const savedAt = this.#pace.now();
		if (whole) this.#triedAt = savedAt;
		const passed = () => own !== this.#own || own.of !== this.#plan.opened || generation !== this.#plan.generation;
		let asked = whole;
		try {
			const file = whole ? await this.#plan.save(savedAt) : null;
			asked = false;
			// Not wanted any more, or of other rows and units than those on the screen.
			if (passed()) return;
			const { title: name, accountCount: accounts } = view;
			const { id, data, edited } = own;
			await this.#store.write({ id, name, accounts, savedAt, data, edited, problems, settings }, file);
			havePlans(true);
			own.settings = settings;
			if (whole) own.epoch = epoch;
			if (own === this.#own && (whole || this.#refused !== this.#plan.epoch))
				this.now = { kind: 'kept', name, savedAt };
		} catch (cause) {
			if (passed() || this.#plannerGone()) return;
			if (whole) this.#refused = epoch;
			else this.#refusedSettings = settings;
			this.now = { kind: 'failed', why: asked ? 'planner' : whyNot(cause) };
		}
	}
}

const whyNot = (cause: unknown) =>
	cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'room' : 'blocked';
