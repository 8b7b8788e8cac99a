import type { MergeRules } from '#engine/ingest/duplicates/merge-options.ts';
import { problemClasses, type ProblemClass } from '#engine/ingest/health/finding.ts';
import type { ClassScore } from '#engine/ingest/health/scores.ts';
import type { Health, ShownFinding } from '#workers/import-api.ts';
import { actsWithout, newlyMended, type Act, type Done } from './health-acts.ts';
import type { HealthClient } from './health-client.ts';

/** Problems of the data of one import, and what has become of them. The import holds all of it; here is only what is shown. */
export class HealthState {
	health = $state.raw<Health | null>(null);
	/** 0–1; null = nothing is looked for. */
	examining = $state<number | null>(null);
	failure = $state.raw<unknown>(null);
	/** Newest first. */
	acts = $state.raw<readonly Act[]>([]);
	done = $state.raw<Done | null>(null);
	/** Changes that were asked for and are not done yet. */
	pending = $state(0);
	/** Changes that were asked for and are done, or failed. */
	calls = $state(0);
	readonly client: HealthClient;
	/** Calls wait for each other, so that answers arrive in the order of what was done. */
	#queue: Promise<unknown> = Promise.resolve();
	#keys = 0;

	readonly open = $derived((this.health?.classes ?? []).reduce((sum, { open }) => sum + open, 0));
	readonly mendable = $derived((this.health?.classes ?? []).reduce((sum, { mendable }) => sum + mendable, 0));
	readonly mended = $derived((this.health?.classes ?? []).reduce((sum, { mended }) => sum + mended, 0));

	constructor(client: HealthClient) {
		this.client = client;
	}

	of(problem: ProblemClass): ClassScore {
		const sound = { problem, score: 100, rows: 0, revenueShare: 0, open: 0, mendable: 0, mended: 0 };
		return this.health?.classes.find((one) => one.problem === problem) ?? sound;
	}

	async examine(): Promise<void> {
		this.failure = null;
		this.examining = 0;
		try {
			const health = await this.client.examine((share) => {
				// Ends the work: the worker waits for this.
				if (this.examining === null) throw new Error('cancelled');
				this.examining = Math.max(this.examining, share);
			});
			this.health = health;
			this.acts = problemClasses.flatMap((problem) => {
				const ids = health.log.filter((one) => one.problem === problem).map(({ id }) => id);
				return ids.length === 0 ? [] : [this.#act('earlier', problem, ids, null, null)];
			});
		} catch (cause) {
			if (this.examining !== null) this.failure = cause;
		} finally {
			this.examining = null;
		}
	}

	/** Ends the search. */
	cancel(): void {
		this.examining = null;
	}

	accept = (shown: ShownFinding) =>
		this.#change('accept', shown.finding.problem, shown, (client) => client.accept([shown.finding.id]));

	setAside = (shown: ShownFinding) =>
		this.#change('aside', shown.finding.problem, shown, (client) => client.setAside([shown.finding.id]));

	/** All that are open and have no proposal, in one step. */
	setAsideAll = (problem: ProblemClass) =>
		this.#call(async (client) => {
			const { health, ids } = await client.setAsideAll(problem);
			this.health = health;
			if (ids.length > 0) this.acts = [this.#act('aside', problem, ids, null, null), ...this.acts];
			this.done = { what: 'aside', count: ids.length, shown: null, problem };
		});

	/** @returns false where the value was refused; `failure` tells why */
	mendWith = (shown: ShownFinding, value: string) =>
		this.#change('own', shown.finding.problem, shown, (client) => client.mendWith(shown.finding.id, value), value);

	merge = (shown: ShownFinding, rules: MergeRules) =>
		this.#change('merge', 'duplicate', shown, (client) => client.merge(shown.finding.id, rules));

	acceptAll = (problem: ProblemClass, leastConfidence: number) =>
		this.#change('bulk', problem, null, (client) => client.acceptAll(problem, leastConfidence), leastConfidence);

	revert(ids: readonly string[], problem: ProblemClass, shown: ShownFinding | null): Promise<boolean> {
		return this.#call(async (client) => {
			this.health = await client.revert(ids);
			this.acts = actsWithout(this.acts, ids);
			this.done = { what: 'revert', count: ids.length, shown, problem };
		});
	}

	/** Takes back what was done last. */
	undo(): Promise<boolean> {
		const last = this.acts.find(({ kind }) => kind !== 'earlier');
		return last === undefined ? Promise.resolve(false) : this.revert(last.ids, last.problem, last.shown);
	}

	#change(
		kind: Exclude<Act['kind'], 'earlier'>,
		problem: ProblemClass,
		shown: ShownFinding | null,
		run: (client: HealthClient) => Promise<Health>,
		value: Act['value'] = null
	): Promise<boolean> {
		return this.#call(async (client) => {
			const before = this.health?.log ?? [];
			const health = await run(client);
			this.health = health;
			const ids = shown === null ? newlyMended(before, health.log) : [shown.finding.id];
			if (ids.length > 0) this.acts = [this.#act(kind, problem, ids, shown, value), ...this.acts];
			this.done = { what: kind, count: ids.length, shown, problem };
		});
	}

	#call(run: (client: HealthClient) => Promise<void>): Promise<boolean> {
		this.pending++;
		const turn = this.#queue.then(async () => {
			this.failure = null;
			try {
				await run(this.client);
				return true;
			} catch (cause) {
				this.failure = cause;
				return false;
			} finally {
				this.pending--;
				this.calls++;
			}
		});
		this.#queue = turn;
		return turn;
	}

	#act(
		kind: Act['kind'],
		problem: ProblemClass,
		ids: readonly string[],
		shown: ShownFinding | null,
		value: Act['value']
	): Act {
		return { key: this.#keys++, kind, problem, ids, shown, value };
	}
}
