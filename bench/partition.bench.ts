/** Prints one line per bench instance and task. `node bench/partition.bench.ts [seconds] [tasks,…] [instances,…] [seed]`. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partition } from '#cli/partition/command.ts';

const folder = join(import.meta.dirname, '../../shared/bench/instances');
const [seconds = '10', tasks = 'W5-free,W5-fixed,M5-fixed', only = '', seed = '1'] = process.argv.slice(2);
const names = readdirSync(folder)
	.map((file) => file.replace('.json.gz', ''))
	.filter((name) => only === '' || only.split(',').includes(name));

console.log('instance       task       travel_km  worst%  outside  bound_km   gap%   first_ms  epochs  cpu_s');
for (const task of tasks.split(',')) {
	for (const name of names) {
		const out = join(tmpdir(), `revir-${name}-${task}.txt`);
		const result = await partition({
			instance: join(folder, `${name}.json.gz`),
			out,
			task,
			seconds: Number(seconds),
			seed: Number(seed)
		});
		const cells = [
			name.padEnd(14),
			task.padEnd(10),
			result.travel_km.toFixed(3).padStart(9),
			result.worst_dev_pct.toFixed(2).padStart(7),
			String(result.outside).padStart(8),
			(result.bound_km?.toFixed(3) ?? '–').padStart(9),
			(result.gap_pct?.toFixed(2) ?? '–').padStart(7),
			result.first_plan_ms.toFixed(0).padStart(9),
			String(result.epochs).padStart(7),
			(result.cpu_ms / 1000).toFixed(1).padStart(6)
		];
		console.log(cells.join(' '));
	}
}
