import { RevirError } from '#engine/model/errors.ts';
import type { Settings } from '#engine/model/settings.ts';
import { endedOpening, havePlans, opening, opensInTab } from '#lib/storage/last-opened.ts';
import { browserPlans, type PlanStore, type StoredPlan } from '#lib/storage/plan-store.ts';
import { holdWriter, type HoldWriter } from '#lib/storage/writer-lock.ts';
import { Autosave, type Pace } from './autosave.svelte.ts';
import { toFailure } from './failure.ts';
import type { PlanState } from './plan.svelte.ts';
import type { Failure } from './types.ts';

/** A kept plan that could not be opened; `failure` null = the page ended while it was being opened. */
export interface BrokenPlan {
	readonly plan: StoredPlan;
	readonly failure: Failure | null;
}

/** What a keeper stands on; tests put others in. */
export interface KeeperParts {
	readonly store: PlanStore;
	readonly hold: HoldWriter;
	readonly pace: Pace;
}
const usual: KeeperParts = {
	store: browserPlans,
	hold: holdWriter,
	pace: { settleMs: 1000, everyMs: 20_000, now: () => new Date().toISOString() }
};

/** The reader's own plans in this browser: the one on the screen is kept, kept ones are opened again and removed. */
export class Keeper {
	/** Everything kept, the newest first. */
	plans = $state.raw<readonly StoredPlan[]>([]);
	broken = $state.raw<BrokenPlan | null>(null);
	/** Why `plans` could not be looked at. */
	failure = $state.raw<Failure | null>(null);
	readonly autosave: Autosave;

	readonly #plan: PlanState;
	readonly #parts: KeeperParts;
	readonly #unlisten: () => void;
	/** Goes up with every other plan on the screen. */
	#turn = 0;

	constructor(plan: PlanState, parts: KeeperParts = usual) {
		this.#plan = plan;
		this.#parts = parts;
		this.autosave = new Autosave(plan, parts.store, parts.pace);
		const ending = new AbortController();
		const { signal } = ending;
		const hidden = () => document.visibilityState === 'hidden' && void this.autosave.flush();
		document.addEventListener('visibilitychange', hidden, { signal });
		// A page that is left is none that has ended.
		addEventListener('pagehide', () => opening(null), { signal });
		addEventListener('beforeunload', (event) => this.autosave.losable && event.preventDefault(), { signal });
		this.#unlisten = () => ending.abort();
	}

	/**
	 * A file of the reader's own is on the screen now.
	 * @param how `tables` as a file brought them, `edited` with decisions of the reader in it, `same` plan as before on other data
	 * @param of `PlanState.opened` of that file; another may have taken its place
	 */
	async begin(how: 'tables' | 'edited' | 'same', of = this.#plan.opened): Promise<void> {
		if (of !== this.#plan.opened) return;
		const { now, id } = this.autosave;
		if (how === 'same' && now.kind === 'off') return;
		if (how === 'same' && id !== null) return this.autosave.renew();
		const turn = this.#leave();
		this.autosave.now = { kind: 'waiting' };
		const data = await digest(this.#plan.files());
		const name = this.#plan.view?.title;
		await this.refresh();
		const again = this.plans.find((old) => data !== '' && !old.edited && old.data === data && old.name === name);
		let own = again?.id ?? newId();
		const release = (await this.#parts.hold(own)) ?? (await this.#parts.hold((own = newId())));
		if (release === null || turn !== this.#turn || of !== this.#plan.opened) return release?.();
		this.autosave.take({ id: own, data, release, edited: how !== 'tables' }, null);
		opensInTab(own);
	}

	/** A demo is on the screen now. @returns the kept plan that was there */
	end(): Pick<StoredPlan, 'id' | 'name'> | null {
		const { id, now } = this.autosave;
		this.#leave();
		return id !== null && now.kind === 'kept' ? { id, name: now.name } : null;
	}

	/**
	 * Opens a kept plan; one that cannot be opened stays kept, and is told of in `broken`.
	 * @param wanted null = the newest
	 * @param unasked not again if the page ended the last time
	 * @returns `superseded` where something else was opened meanwhile
	 */
	async reopen(
		wanted: string | null,
		geographyBase: string,
		unasked: boolean
	): Promise<'broken' | 'missing' | 'opened' | 'superseded'> {
		await this.refresh();
		const stored = wanted === null ? this.plans[0] : this.plans.find(({ id }) => id === wanted);
		if (stored === undefined) return 'missing';
		const { id, name } = stored;
		if (id === this.autosave.id) return 'opened';
		if (unasked && endedOpening() === id) {
			opening(null);
			this.broken = { plan: stored, failure: null };
			return 'broken';
		}
		await this.autosave.flush();
		this.broken = null;
		const load = async () => {
			const file = await this.#parts.store.read(id);
			if (file === null) throw new RevirError('FILE_MISSING', { where: { file: name } });
			const settings = await checked(stored.settings);
			return {
				accounts: file.buffer,
				accountsName: `${name}.revir`,
				reps: null,
				repsName: null,
				settings,
				problems: stored.problems ?? 0
			};
		};
		opening(id);
		const plan = this.#plan;
		const [[opened, of], release] = await Promise.all([
			plan.open(name, load, geographyBase).then((done) => [done, plan.opened] as const),
			this.#parts.hold(id)
		]);
		opening(null);
		if (!opened) {
			release?.();
			if (plan.failure === null || plan.opening !== null) return 'superseded';
			this.broken = { plan: stored, failure: plan.failure };
			plan.failure = null;
			return 'broken';
		}
		if (of !== plan.opened) {
			release?.();
			return 'superseded';
		}
		this.#leave();
		opensInTab(id);
		if (release === null) this.autosave.now = { kind: 'elsewhere' };
		else this.autosave.take({ id, data: stored.data, release, edited: stored.edited }, stored);
		return 'opened';
	}

	/** Bytes of a kept plan as they are; null = gone, or not to be read. */
	file(id: string): Promise<Uint8Array | null> {
		return this.#parts.store.read(id).catch(() => null);
	}

	/** @returns false where another tab has it open, or storage does not let go of it */
	async remove(id: string): Promise<boolean> {
		const own = id === this.autosave.id;
		const release = own ? () => {} : await this.#parts.hold(id);
		if (release === null) return false;
		try {
			if (own) {
				this.#leave();
				this.autosave.now = { kind: 'off' };
				await this.autosave.flush();
			}
			await this.#parts.store.remove(id);
			if (this.broken?.plan.id === id) this.broken = null;
			return true;
		} catch {
			return false;
		} finally {
			release();
			await this.refresh();
		}
	}

	/** Looks again what is kept. */
	async refresh(): Promise<void> {
		try {
			this.plans = await this.#parts.store.list();
			havePlans(this.plans.length > 0);
			this.failure = null;
		} catch (cause) {
			this.plans = [];
			this.failure = toFailure(cause);
		}
	}

	dispose(): void {
		this.autosave.dispose();
		this.#unlisten();
	}

	#leave(): number {
		this.autosave.end();
		return ++this.#turn;
	}
}

/** null = of another version, or damaged: then those of the file hold. */
async function checked(settings: unknown): Promise<Settings | null> {
	const { parseSettings } = await import('#engine/model/parse-settings.ts');
	try {
		return parseSettings(settings, 'settings');
	} catch {
		return null;
	}
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const newId = () => hex(crypto.getRandomValues(new Uint8Array(8)));

/** To know the same data again; '' where the page may not compute any (plain http). */
async function digest(files: ReturnType<PlanState['files']>): Promise<string> {
	if (files === null || !('subtle' in crypto)) return '';
	const parts = [files.accounts, files.reps, files.areas ?? null].filter((bytes) => bytes !== null);
	const sums = await Promise.all(parts.map((bytes) => crypto.subtle.digest('SHA-256', bytes)));
	return sums.map((sum) => hex(new Uint8Array(sum))).join(' ');
}
