import { minimalClash, type Clash } from '#engine/explain/clash.ts';
import type { PlanState } from './plan.svelte.ts';
import type { Answer } from './types.ts';

type Trial = Answer<'tryRules'>;

/** Price of every rule, and the rules that clash, by planning without them. What is found holds for the settings it was asked under. */
export class RuleStudy {
	/** Trials done of the most there can be; null = nothing runs. */
	progress = $state.raw<{ readonly done: number; readonly most: number } | null>(null);
	/** Hours a year that each rule costs, dearest first. */
	prices = $state.raw<readonly { readonly id: string; readonly hours: number; readonly keeps: boolean }[] | null>(null);
	/** 'none' = all rules together have a plan after all. */
	clash = $state.raw<Clash<Trial> | 'none' | null>(null);
	failed = $state.raw<unknown>(null);
	readonly #plan: PlanState;
	#turn = 0;

	constructor(plan: PlanState) {
		this.#plan = plan;
	}

	/** Ends what runs and forgets what was found: settings or plan have changed. */
	reset(): void {
		this.#turn++;
		this.progress = null;
		this.prices = null;
		this.clash = null;
		this.failed = null;
	}

	async price(): Promise<void> {
		await this.#run(
			async (attempt, rules) => {
				const all = await attempt([]);
				const found: { id: string; hours: number; keeps: boolean }[] = [];
				for (const id of rules) {
					const trial = await attempt([id]);
					found.push({ id, hours: all.travelHours - trial.travelHours, keeps: all.keeps && trial.keeps });
				}
				return () => (this.prices = found.sort((a, b) => b.hours - a.hours));
			},
			(rules) => 1 + rules
		);
	}

	async findClash(): Promise<void> {
		await this.#run(
			async (attempt, rules) => {
				const clash = await minimalClash(rules, attempt);
				return () => (this.clash = clash ?? 'none');
			},
			(rules) => 1 + 2 * rules
		);
	}

	async #run(
		work: (attempt: (without: readonly string[]) => Promise<Trial>, rules: readonly string[]) => Promise<() => void>,
		most: (rules: number) => number
	): Promise<void> {
		this.reset();
		const turn = this.#turn;
		const stopped = new Error('another question was asked');
		const current = (): void => {
			if (turn !== this.#turn) throw stopped;
		};
		try {
			this.progress = { done: 0, most: 1 };
			const rules = await this.#plan.ask('limitingRules');
			current();
			this.progress = { done: 0, most: most(rules.length) };
			const show = await work(async (without) => {
				current();
				const trial = await this.#plan.ask('tryRules', without);
				current();
				this.progress = { done: (this.progress?.done ?? 0) + 1, most: most(rules.length) };
				return trial;
			}, rules);
			current();
			show();
		} catch (error) {
			if (error !== stopped && turn === this.#turn) this.failed = error;
		} finally {
			if (turn === this.#turn) this.progress = null;
		}
	}
}
