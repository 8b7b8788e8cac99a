import { basename } from 'node:path';
import { RevirError } from '#engine/model/errors.ts';
import { command, islands, json, noFiles, seed, workers } from '../io/command.ts';
import { checkWritable, readInput } from '../io/files.ts';
import { log } from '../io/output.ts';

/** Digits enough that a narrow miss does not read like a hit. */
const percent = (share: number) => Number((100 * share).toPrecision(6));

export const partitionCommand = command({
	name: 'partition',
	summary: 'solves a benchmark instance with the bare engine',
	files: noFiles,
	flags: {
		instance: { kind: 'text', value: 'X.json.gz', required: true, doc: 'instance file' },
		out: { kind: 'text', value: 'labels.txt', required: true, doc: 'labels, one per line' },
		task: {
			kind: 'text',
			value: 'TASK',
			values: ['W5-free', 'W5-fixed', 'M5-free', 'M5-fixed', 'M10-free', 'M10-fixed', 'S10-fixed'],
			doc: 'which task; default W5-fixed'
		},
		seconds: { kind: 'number', value: 'N', min: 0.01, max: 86_400, doc: 'CPU time to spend, each thread' },
		epochs: {
			kind: 'whole',
			value: 'N',
			min: 1,
			max: 1_000_000,
			doc: 'epochs to run instead: the same labels every time'
		},
		seed,
		islands,
		workers,
		certificate: { kind: 'text', value: 'c.json', doc: 'writes the prices that prove the bound' },
		json
	},
	async run({ instance, out, task, seconds, epochs, seed, islands, workers, certificate }) {
		if (seconds !== undefined && epochs !== undefined) {
			throw new RevirError('USAGE', {
				where: { rule: '--epochs' },
				got: '--seconds as well',
				expected: 'one of the two'
			});
		}
		readInput(instance);
		checkWritable(out, certificate);
		const { partition } = await import('#cli/partition/command.ts');
		const job = partition({
			instance,
			out,
			task: task ?? 'W5-fixed',
			seed: seed ?? 1,
			onMissed: (worst, tolerance) =>
				log(
					`revir: tolerance missed: worst deviation ${percent(worst)} %, tolerance ${percent(tolerance)} %; give it more --seconds or --epochs`
				),
			...(seconds === undefined ? {} : { seconds }),
			...(epochs === undefined ? {} : { epochs }),
			...(islands === undefined ? {} : { islands }),
			...(workers === undefined ? {} : { workers }),
			...(certificate === undefined ? {} : { certificate })
		});
		return job.catch((error: unknown) => {
			const unreadable = error instanceof SyntaxError || String((error as NodeJS.ErrnoException).code).startsWith('Z_');
			throw unreadable
				? new RevirError('FILE_CORRUPT', { where: { file: basename(instance) }, expected: 'instance JSON, gzipped' })
				: error;
		});
	}
});
