import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { certificateOf } from '#cli/io/certificate.ts';
import { base, runTo, session, withRules } from '../scenario/market.ts';

const folder = mkdtempSync(join(tmpdir(), 'revir-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the certificate of a plan whose units stay together holds in the script outside the engine, and no bolder one', () => {
	const units = session(base).prepared.units.id.filter((_, unit) => unit % 12 === 0);
	const settings = withRules([{ id: 'one', type: 'together', hard: true, params: { units } }]);
	const plan = session(settings);
	plan.begin('cold', settings, 1);
	const certificate = certificateOf(plan.prepared, settings, runTo(plan, 10));
	const verify = (bound_seconds: number) => {
		const file = join(folder, 'c.json');
		writeFileSync(file, JSON.stringify({ ...certificate, bound_seconds }));
		return spawnSync(process.execPath, ['scripts/verify-certificate.ts', file], { encoding: 'utf8' }).status;
	};
	expect(verify(certificate.bound_seconds)).toBe(0);
	expect(verify(certificate.bound_seconds * 1.0001)).toBe(1);
});
