import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readInstance, type Task } from '#cli/partition/instance.ts';
import { planFigures } from '#cli/partition/figures.ts';

export interface Verdict {
	readonly travelKm: number;
	/** Worst deviation from the mean over the task's measures, in %. */
	readonly worstPct: number;
	readonly outside: number;
	/** Share of customers that change hands, in %; null where the task has no limit. */
	readonly movedPct: number | null;
	/** Contiguous, inside the tolerance, and inside the limits on moves. */
	readonly holds: boolean;
}

export type Judge = (file: string, task: Task, labels: Int32Array) => Verdict;

interface Score {
	readonly bad: number;
	readonly empty: number;
	readonly outside: number;
	readonly balance: Readonly<Record<string, { readonly max: number }>>;
	readonly travelKm: number;
	readonly travelFixedKm?: number;
	readonly movedCustomers?: number;
	readonly lockedMoved?: number;
}

interface Scorer {
	load(file: string): object;
	score(instance: object, labels: Int32Array, options: { fixed: boolean }): Score;
}

/** The official scorer of the instances' folder; the command line's own figures (same definitions) where it is missing. */
export async function findJudge(folder: string): Promise<{ judge: Judge; official: boolean }> {
	const file = resolve(join(folder, 'score.mjs'));
	if (!existsSync(file)) {
		console.error(`No scorer at ${file}: plans are measured by the figures of \`revir partition\` instead.`);
		return { judge: ownJudge, official: false };
	}
	const scorer = (await import(pathToFileURL(file).href)) as Scorer;
	return { judge: (path, task, labels) => officialVerdict(scorer, path, task, labels), official: true };
}

function officialVerdict(scorer: Scorer, file: string, task: Task, labels: Int32Array): Verdict {
	const fixed = task.centres === 'fixed';
	const score = scorer.score(scorer.load(file), labels, { fixed });
	const worstPct = Math.max(...task.measures.map((name) => score.balance[name]!.max));
	const movedPct = task.moved === null ? null : (score.movedCustomers ?? 0);
	return {
		travelKm: fixed ? score.travelFixedKm! : score.travelKm,
		worstPct,
		outside: score.outside,
		movedPct,
		holds:
			score.bad === 0 &&
			score.empty === 0 &&
			score.outside === 0 &&
			worstPct <= task.tolerance * 100 &&
			(task.moved === null || (movedPct! <= task.moved * 100 && (score.lockedMoved ?? 0) === 0))
	};
}

function ownJudge(file: string, task: Task, labels: Int32Array): Verdict {
	const instance = readInstance(file);
	const { travelKm, worstDeviation, outside } = planFigures(instance, task, labels);
	let movedPct: number | null = null;
	if (task.moved !== null) {
		let moved = 0;
		let all = 0;
		instance.measures.customers!.forEach((customers, unit) => {
			all += customers;
			if (labels[unit] !== instance.current[unit]) moved += customers;
		});
		movedPct = (100 * moved) / all;
	}
	const holds =
		outside === 0 && worstDeviation <= task.tolerance && (task.moved === null || movedPct! <= task.moved * 100);
	return { travelKm, worstPct: worstDeviation * 100, outside, movedPct, holds };
}
