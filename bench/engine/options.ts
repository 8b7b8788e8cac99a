import { join } from 'node:path';
import { parseArgs } from 'node:util';

const PARTS = ['table', 'own', 'curves', 'growth', 'live'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
	readonly parts: readonly Part[];
	/** Parts of names; empty = all. */
	readonly instances: readonly string[];
	readonly tasks: readonly string[];
	/** CPU seconds per run instead of those of the targets; null = the targets'. */
	readonly seconds: number | null;
	readonly seeds: readonly number[];
	readonly metisSeeds: number;
	readonly write: boolean;
	/** ISO day. */
	readonly date: string;
	/** Holds `instances/`, `score.mjs` and `known.json`. */
	readonly folder: string;
	/** As typed, for the line that tells how to reproduce. */
	readonly typed: string;
}

const usage = `npm run bench:engine -- [options]
  --parts table,own,curves,growth,live  which parts (all)
  --instances NO,DE-8k              names that contain one of these (all)
  --tasks W5-free,M5-fixed          (W5-free,W5-fixed,M5-fixed,M5-free,S10-fixed)
  --seconds N                       CPU seconds per run (those of the targets)
  --seeds 1,2,3                     seeds of the tables (1)
  --metis-seeds N                   METIS runs per problem, the best counts (10)
  --write                           replaces these parts of bench/RESULTS.md
  --date 2026-01-31                 day written beside the parts (today)
  --folder DIR                      instances and scorer (../shared/bench)`;

const list = (text: string): string[] => text.split(',').filter((item) => item !== '');

/** Exits with the usage where something is unknown. */
export function readOptions(args: readonly string[]): Options {
	if (args.includes('--help')) {
		console.log(usage);
		process.exit(0);
	}
	try {
		return parse(args);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
		process.exit(2);
	}
}

function parse(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			parts: { type: 'string', default: PARTS.join(',') },
			instances: { type: 'string', default: '' },
			tasks: { type: 'string', default: 'W5-free,W5-fixed,M5-fixed,M5-free,S10-fixed' },
			seconds: { type: 'string' },
			seeds: { type: 'string', default: '1' },
			'metis-seeds': { type: 'string', default: '10' },
			write: { type: 'boolean', default: false },
			date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
			folder: { type: 'string', default: join(import.meta.dirname, '../../../shared/bench') }
		}
	});
	const number = (text: string, name: string, least: number): number => {
		const value = Number(text);
		if (!Number.isFinite(value) || value < least) throw new Error(`--${name}: "${text}" is no number from ${least}.`);
		return value;
	};
	const parts = list(values.parts).map((name) => {
		const part = PARTS.find((known) => known === name);
		if (part === undefined) throw new Error(`--parts: "${name}" is none of ${PARTS.join(', ')}.`);
		return part;
	});
	return {
		parts,
		instances: list(values.instances),
		tasks: list(values.tasks),
		seconds: values.seconds === undefined ? null : number(values.seconds, 'seconds', 0.1),
		seeds: list(values.seeds).map((seed) => number(seed, 'seeds', 0)),
		metisSeeds: Math.floor(number(values['metis-seeds'], 'metis-seeds', 1)),
		write: values.write,
		date: values.date,
		folder: values.folder,
		typed: args.join(' ')
	};
}

export const isWanted = (options: Options, name: string): boolean =>
	options.instances.length === 0 || options.instances.some((part) => name.includes(part));
