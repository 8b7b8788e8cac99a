import type { Settings } from '#engine/model/settings.ts';
import type { KeptPlan } from './kept-plan.ts';

const limit = 100;
/** The latest steps remember their plans as well: labels of every unit, so not those of all hundred. */
const plansKept = 12;
/** Moves of one control that follow each other within this time are one step: arrow keys on a slider settle at every press. */
const burstMs = 800;

/** Settings that stood, and the plan that was on the screen under them; null = none, or not remembered. */
export interface Step {
	readonly settings: Settings;
	readonly plan: KeptPlan | null;
}

/** Undo and redo of settings values. Moves of one control within one drag or one burst count as one step. */
export class SettingsHistory {
	#past = $state.raw<readonly Step[]>([]);
	#future = $state.raw<readonly Step[]>([]);
	readonly #now: () => number;
	#lastKey: string | null = null;
	#lastAt = -Infinity;
	#settled = false;

	readonly canUndo = $derived(this.#past.length > 0);
	readonly canRedo = $derived(this.#future.length > 0);
	/** What undo would lead to; the same object as long as the same step is the last. */
	readonly last = $derived(this.#past.at(-1)?.settings ?? null);

	/** @param now milliseconds of a clock that never goes back */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** `key` names the control; the same key again extends the step while it is dragged, or soon after. */
	record(before: () => Step, key: string): void {
		const now = this.#now();
		const sameStep = key === this.#lastKey && (!this.#settled || now - this.#lastAt <= burstMs);
		if (!sameStep) this.#past = added(this.#past, before());
		this.#future = [];
		this.#lastKey = key;
		this.#lastAt = now;
		this.#settled = false;
	}

	/** The drag or key press is over: the next move is a step of its own, unless it follows in the same burst. */
	settle(): void {
		this.#settled = true;
	}

	/** The next move is a step of its own. */
	end(): void {
		this.#lastKey = null;
	}

	undo(current: Step): Step | null {
		const before = this.#past.at(-1);
		if (before === undefined) return null;
		this.#past = this.#past.slice(0, -1);
		this.#future = added(this.#future, current);
		this.end();
		return before;
	}

	redo(current: Step): Step | null {
		const next = this.#future.at(-1);
		if (next === undefined) return null;
		this.#future = this.#future.slice(0, -1);
		this.#past = added(this.#past, current);
		this.end();
		return next;
	}

	/** Takes the last step out without a way to redo it: it came to nothing. */
	drop(): void {
		this.#past = this.#past.slice(0, -1);
		this.end();
	}

	clear(): void {
		this.#past = [];
		this.#future = [];
		this.end();
	}
}

const added = (steps: readonly Step[], step: Step): Step[] => [
	...steps
		.slice(1 - limit)
		.map((one, k, kept) => (one.plan !== null && k < kept.length - plansKept ? { ...one, plan: null } : one)),
	step
];
