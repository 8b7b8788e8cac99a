import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { partition } from '#cli/partition/command.ts';

const bench = resolve('../shared/bench');
const file = (name: string): string => join(bench, 'instances', `${name}.json.gz`);
const scorer = join(bench, 'score.mjs');

interface Score {
	readonly outside: number;
	readonly bad: number;
	readonly empty: number;
	readonly balance: Readonly<Record<string, { readonly max: number }>>;
	readonly travelKm: number;
	readonly travelFixedKm: number;
}

interface Scorer {
	readonly load: (path: string) => unknown;
	readonly score: (instance: unknown, labels: Int32Array, options: { fixed: boolean }) => Score;
	readonly readAssignment: (path: string) => Int32Array;
}

/** Skipped (with the reason in the name) where the shared bench folder is absent. */
describe('bench instances (needs ../shared/bench)', () => {
	const runs = ['GRID-2500-25', 'NO-600-12', 'DE-2k-8'].flatMap((name) =>
		['W5-fixed', 'W5-free'].map((task) => ({ name, task }))
	);
	it.skipIf(!existsSync(scorer)).each(runs)(
		'$name $task: contiguous, inside 5 %, figures as the scorer sees them',
		async ({ name, task }) => {
			const folder = mkdtempSync(join(tmpdir(), 'revir-partition-'));
			try {
				const out = join(folder, 'labels.txt');
				const certificate = join(folder, 'certificate.json');
				const fixed = task === 'W5-fixed';
				const args = { instance: file(name), out, task, epochs: 20, seed: 1 };
				const result = await partition(fixed ? { ...args, certificate } : args);
				const { load, score, readAssignment } = (await import(pathToFileURL(scorer).href)) as Scorer;
				const judged = score(load(file(name)), readAssignment(out), { fixed });
				expect(judged.outside + judged.bad + judged.empty).toBe(0);
				expect(judged.balance.workload!.max).toBeLessThanOrEqual(5);
				expect(result.outside).toBe(0);
				expect(result.epochs).toBe(20);
				expect(result.travel_km).toBeCloseTo(fixed ? judged.travelFixedKm : judged.travelKm, 2);
				if (fixed) {
					expect(result.bound_km).toBeLessThanOrEqual(result.travel_km);
					expect(result.gap_pct).toBeLessThan(1);
					const proof = JSON.parse(readFileSync(certificate, 'utf8')) as { bound_km: number };
					expect(proof.bound_km).toBeCloseTo(result.bound_km!, 3);
				} else expect(result.bound_km).toBeNull();
			} finally {
				rmSync(folder, { recursive: true });
			}
		},
		20_000
	);
});
