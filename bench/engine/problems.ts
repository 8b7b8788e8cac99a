import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASKS, type Task } from '#cli/partition/instance.ts';
import { isWanted, type Options } from './options.ts';

export interface BenchInstance {
	/** Without its endings, e.g. `DE-8k-40`. */
	readonly name: string;
	readonly file: string;
}

/** The six given instances; null (with a line on stderr) where the folder is missing. */
export function givenInstances(options: Options): readonly BenchInstance[] | null {
	const folder = join(options.folder, 'instances');
	if (!existsSync(folder)) {
		console.error(`Skipped: no instances in ${folder}. Name the folder that holds them with --folder.`);
		return null;
	}
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json.gz'))
		.map((file) => ({ name: file.replace('.json.gz', ''), file: join(folder, file) }))
		.filter(({ name }) => isWanted(options, name));
}

/** @throws Error where the task is unknown */
export function taskNamed(name: string): Task {
	const task = TASKS.find((known) => known.name === name);
	if (task === undefined) throw new Error(`--tasks: "${name}" is none of ${TASKS.map((t) => t.name).join(', ')}.`);
	return task;
}

const EASY = /^(GRID|DE-2k|DE-8k)/;

/** CPU seconds in which the targets are to be met. */
export function secondsFor(options: Options, instance: string, task: string): number {
	if (options.seconds !== null) return options.seconds;
	if (task === 'W5-free') return 2;
	if (task === 'W5-fixed') return 5;
	return EASY.test(instance) && !task.startsWith('S') ? 5 : 10;
}

interface Known {
	readonly [key: string]: number | null | object;
}

/** Published figures of one instance and task: exact LP bound and what plain annealing reaches in 10 s, in km. */
export function knownFigures(
	options: Options,
	instance: string,
	task: string
): { lp: number | null; base: number | null } {
	const file = join(options.folder, 'known.json');
	if (!existsSync(file)) return { lp: null, base: null };
	const { instances } = JSON.parse(readFileSync(file, 'utf8')) as { instances: Record<string, Known> };
	const key = task.replace('-', '');
	const figure = (name: string): number | null => {
		const value = instances[instance]?.[name];
		return typeof value === 'number' ? value : null;
	};
	return { lp: figure(`bound${key}`), base: figure(`baseline${key}`) };
}
