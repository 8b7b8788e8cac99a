import type { Settings } from '#engine/model/settings.ts';

const limit = 100;

/** Undo and redo of settings values. Moves of one slider within one drag count as one step. */
export class SettingsHistory {
	#past = $state.raw<readonly Settings[]>([]);
	#future = $state.raw<readonly Settings[]>([]);
	#lastKey: string | null = null;

	readonly canUndo = $derived(this.#past.length > 0);
	readonly canRedo = $derived(this.#future.length > 0);

	/** `key` names what is being dragged; the same key again extends the step. */
	record(before: Settings, key: string): void {
		if (key !== this.#lastKey) this.#past = [...this.#past.slice(1 - limit), before];
		this.#future = [];
		this.#lastKey = key;
	}

	/** The drag is over: the next move is a step of its own. */
	settle(): void {
		this.#lastKey = null;
	}

	undo(current: Settings): Settings | null {
		const before = this.#past.at(-1);
		if (before === undefined) return null;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, current];
		this.settle();
		return before;
	}

	redo(current: Settings): Settings | null {
		const next = this.#future.at(-1);
		if (next === undefined) return null;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, current];
		this.settle();
		return next;
	}

	clear(): void {
		this.#past = [];
		this.#future = [];
		this.settle();
	}
}
