import { tick } from 'svelte';
import type { ClashStudy } from '#engine/scenario/clash-study.ts';
import type { RulePrices } from '#engine/scenario/rule-prices.ts';
import type { RuleQuestion } from '#engine/scenario/try-rules.ts';
import type { PlanState } from './plan.svelte.ts';
import type { Answer } from './types.ts';

/** Price of every rule, and the rules that clash, by planning without them. What is found holds for the settings it was asked under. */
export class RuleStudy {
	/** Trials done of the most there can be; null = nothing runs. */
	progress = $state.raw<{ readonly done: number; readonly most: number } | null>(null);
	/** Hours a year that each rule costs, dearest first. */
	prices = $state.raw<RulePrices | null>(null);
	/** 'none' = all rules together have a plan after all. */
	clash = $state.raw<ClashStudy | 'none' | null>(null);
	failed = $state.raw<unknown>(null);
	/** The planner is being stopped: epochs that still arrive belong to what is asked. */
	settling = $state(false);
	readonly #plan: PlanState;
	#turn = 0;

	constructor(plan: PlanState) {
		this.#plan = plan;
	}

	/** Ends what runs and forgets what was found: settings or plan have changed. */
	reset(): void {
		this.#turn++;
		this.settling = false;
		this.progress = null;
		this.prices = null;
		this.clash = null;
		this.failed = null;
	}

	async price(): Promise<void> {
		await this.#run(async (attempt, { rules }, expect) => {
			const { mostTrials, priceRules } = await import('#engine/scenario/rule-prices.ts');
			expect(mostTrials(rules.length));
			const prices = await priceRules(rules, (without, from) =>
				attempt(() => this.#plan.ask('leastTravel', without, from))
			);
			return () => (this.prices = prices);
		});
	}

	/** The rules that clash and the ways out, cheapest first; which of them is taken is up to the reader. */
	async findClash(): Promise<void> {
		const { settings } = this.#plan;
		await this.#run(async (attempt, { rules, locked }, expect) => {
			const { studyClash } = await import('#engine/scenario/clash-study.ts');
			const tried = (question: RuleQuestion) => attempt(() => this.#plan.ask('tryRules', question));
			const clash = await studyClash(settings, rules, locked, {
				isRefuted: (without) => this.#plan.ask('rulesRefuted', without),
				without: (without) => tried({ without }),
				under: (trial, without) => tried({ without, trial }),
				expect
			});
			return () => (this.clash = clash ?? 'none');
		});
	}

	/** @param work is given a trial, the rules, and a way to say how many trials at most are still to come */
	async #run(
		work: (
			attempt: <Trial>(ask: () => Promise<Trial>) => Promise<Trial>,
			limits: Answer<'limitingRules'>,
			expect: (more: number) => void
		) => Promise<() => void>
	): Promise<void> {
		this.reset();
		const turn = this.#turn;
		const stopped = new Error('another question was asked');
		const current = (): void => {
			if (turn !== this.#turn) throw stopped;
		};
		const told = (done: number, most: number) => (this.progress = { done, most: Math.max(done, most) });
		try {
			told(0, 1);
			if (this.#plan.activity === 'planning') {
				this.settling = true;
				await this.#plan.rest();
				await tick();
				this.settling = false;
				current();
			}
			const limits = await this.#plan.ask('limitingRules');
			current();
			const attempt = async <Trial>(ask: () => Promise<Trial>) => {
				current();
				const trial = await ask();
				current();
				const { done, most } = this.progress ?? { done: 0, most: 1 };
				told(done + 1, most);
				return trial;
			};
			const show = await work(attempt, limits, (more) => {
				const done = this.progress?.done ?? 0;
				told(done, done + more);
			});
			current();
			show();
		} catch (error) {
			if (error !== stopped && turn === this.#turn) this.failed = error;
		} finally {
			if (turn === this.#turn) this.progress = null;
		}
	}
}
