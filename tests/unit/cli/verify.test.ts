import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAssignments, recompute } from '../../../scripts/verify-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'revir-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function revir(...args: string[]): Record<string, Record<string, number>> & { outside: number } {
	const main = resolve(import.meta.dirname, '../../../src/cli/main.ts');
	const result = spawnSync(process.execPath, [main, ...args, '--json'], {
		encoding: 'utf8',
		env: { ...process.env, NODE_NO_WARNINGS: '1' }
	});
	expect(result.stderr).not.toContain('    at ');
	expect(result.status).toBe(0);
	return JSON.parse(result.stdout) as ReturnType<typeof revir>;
}

it('the reference case: fairer, less travel, contiguous, and a script outside the engine finds the same figures', () => {
	const at = (name: string) => join(folder, name);
	revir('demo', '--out', folder);
	const files = ['--accounts', at('accounts.arrow'), '--reps', at('reps.arrow')];
	const plan = revir(
		...['plan', ...files, '--epochs', '20', '--seed', '1', '--out', at('x.revir'), '--assignments', at('a.csv')]
	);
	const after = plan['after']!;
	expect(after['potential_spread_pct']).toBeLessThanOrEqual(12);
	expect(after['max_min_ratio']).toBeLessThanOrEqual(1.5);
	expect(after['travel_hours_per_customer']).toBeLessThan(0.95 * plan['today']!['travel_hours_per_customer']!);
	expect(plan.outside).toBe(0);

	const own = recompute(at('accounts.arrow'), at('reps.arrow'), readAssignments(at('a.csv')));
	expect(own.assigned).toBe(own.located);
	expect(own.potential_spread_pct).toBeCloseTo(after['potential_spread_pct']!, 3);
	expect(own.max_min_ratio).toBeCloseTo(after['max_min_ratio']!, 3);
	expect(own.travel_hours_per_customer).toBeCloseTo(after['travel_hours_per_customer']!, 3);
}, 240_000);
