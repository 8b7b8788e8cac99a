import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { RevirError } from '#engine/model/errors.ts';
import { createRandom } from '#engine/model/random.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { canonicalJson, settingsHash, sha256 } from '#engine/scenario/hash.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario, reachedOf, storedLabels } from '#engine/scenario/reached.ts';
import { replayScenario } from '#engine/scenario/replay.ts';
import { createSession } from '#engine/scenario/session.ts';
import { unpackParts } from '#engine/scenario/plan-file-zip.ts';
import { noGeography } from '../../fixtures/dataset.ts';
import { mutators } from '../../property/ingest/mutators.ts';
import { refusal } from '../ingest/helpers.ts';
import { about, sampleBytes, samplePlan } from './sample.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (content: string) => new TextEncoder().encode(content);

/** The sample with one part changed. */
function changed(change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
	const parts = unzipSync(sampleBytes());
	change(parts);
	return zipSync(parts);
}

/** The sample with a part changed by someone who also mends its hash in the manifest. */
function forged(name: string, edit: (content: string) => string): Uint8Array {
	return changed((parts) => {
		parts[name] = bytesOf(edit(text(parts[name]!)));
		const manifest = JSON.parse(text(parts['manifest.json']!));
		manifest.parts[name] = { bytes: parts[name].length, sha256: sha256(parts[name]) };
		parts['manifest.json'] = bytesOf(JSON.stringify(manifest));
	});
}

describe('plan file', () => {
	it('gives back what was put in', () => {
		const before = samplePlan();
		const plan = readPlanFile(sampleBytes(), 'x.revir');
		expect(plan.scenarios).toEqual(before.scenarios);
		expect(plan.log).toEqual(before.log);
		expect(plan.unitIds).toEqual(['west', 'east']);
		expect([...plan.accountUnit]).toEqual([0, 1, -1]);
		expect(plan.dataset.accounts.name!.at(0)).toBe('Süß');
		expect(plan.dataset.accounts.lon).toEqual(before.dataset.accounts.lon);
		expect(plan.dataset.reps.id.at(1)).toBe('R2');
		expect(plan.manifest).toMatchObject({ version: 1, ...about, scenarios: ['plan'] });
	});

	it('the same plan is the same bytes', () => expect(sampleBytes()).toEqual(sampleBytes()));

	it('the manifest names every part with the hash any tool computes', () => {
		const parts = unzipSync(sampleBytes());
		const manifest = JSON.parse(text(parts['manifest.json']!));
		expect(Object.keys(manifest.parts).sort()).toEqual(
			Object.keys(parts)
				.filter((name) => name !== 'manifest.json')
				.sort()
		);
		for (const [name, bytes] of Object.entries(parts)) {
			if (name === 'manifest.json') continue;
			expect(manifest.parts[name].sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		}
	});

	it('a file of version 1 is readable for ever', () => {
		const plan = readPlanFile(readFileSync('tests/golden/plan-v1.revir'), 'plan-v1.revir');
		expect(plan.scenarios[0]!.labels).toEqual({ west: 'R1', east: 'R2' });
		expect(plan.dataset.accounts.id.at(2)).toBe('A3');
		expect(plan.dataset.meta.currency).toBe('EUR');
		expect(plan.log.map((entry) => entry.what)).toEqual(['planned', 'renamed']);
	});

	it('a file from before prices were stored replays, and a session can go on from it', () => {
		const plan = readPlanFile(readFileSync('tests/golden/plan-v1-replay.revir'), 'old.revir');
		const scenario = newestScenario(plan, 'old.revir');
		expect(scenario.end).toBeUndefined();
		expect(replayScenario(plan, scenario, noGeography, 'old.revir')).toEqual({ units: 60, epochs: 4 });
		const session = createSession({ dataset: plan.dataset, settings: scenario.settings, geography: noGeography });
		const { labels, end } = session.adopt(reachedOf(plan, scenario, session.prepared, 'old.revir'));
		expect(labels).toEqual(storedLabels(plan, scenario, session.prepared, 'old.revir'));
		expect(end.prices).toBeNull();
		const forgedLabels = { ...scenario, labels: { ...scenario.labels, [plan.unitIds[0]!]: 'r9' } };
		expect(refusal(() => storedLabels(plan, forgedLabels, session.prepared, 'x')).line).toContain('rep "r9"');
		const elsewhere = { ...scenario, labels: { ...scenario.labels, nowhere: 'r1' } };
		expect(refusal(() => storedLabels(plan, elsewhere, session.prepared, 'x')).line).toContain('unit "nowhere"');
	});

	it('a plan on basic units that this installation does not make is refused by name', () => {
		const plan = readPlanFile(readFileSync('tests/golden/plan-v1.revir'), 'plan-v1.revir');
		const scenario = newestScenario(plan, 'plan-v1.revir');
		const prepared = prepare(plan.dataset, scenario.settings, noGeography);
		const { code, line } = refusal(() => reachedOf(plan, scenario, prepared, 'plan-v1.revir'));
		expect([code, line.includes('expected "west"')]).toEqual(['PLAN_UNITS', true]);
		expect(refusal(() => replayScenario(plan, scenario, noGeography, 'plan-v1.revir')).code).toBe('PLAN_UNITS');
	});

	it('stored prices that do not fit their reps and measures are refused', () => {
		const end = { labels: {}, reps: ['R1', 'R2'], measures: ['potential'], prices: [1] };
		const odd = forged('scenarios/plan.json', (content) => JSON.stringify({ ...JSON.parse(content), end }));
		expect(refusal(() => readPlanFile(odd, 'x.revir')).line).toContain('scenarios/plan.json');
	});

	it('a changed, missing or added part is found and named', () => {
		const edited = changed((parts) => (parts['scenarios/plan.json']![40]! ^= 1));
		expect(refusal(() => readPlanFile(edited, 'x.revir'))).toMatchObject({ code: 'PLAN_TAMPERED' });
		expect(refusal(() => readPlanFile(edited, 'x.revir')).line).toContain('scenarios/plan.json');
		const missing = changed((parts) => delete parts['reps.arrow']);
		expect(refusal(() => readPlanFile(missing, 'x.revir')).line).toContain('reps.arrow');
		const added = changed((parts) => (parts['extra.txt'] = bytesOf('hello')));
		expect(refusal(() => readPlanFile(added, 'x.revir')).code).toBe('PLAN_TAMPERED');
	});

	it('a line taken out of the log, or changed, breaks its chain even when the hashes are mended', () => {
		const cut = forged('log.jsonl', (log) => log.split('\n').slice(1).join('\n'));
		expect(refusal(() => readPlanFile(cut, 'x.revir')).code).toBe('PLAN_TAMPERED');
		const edited = forged('log.jsonl', (log) => log.replace('"seed":1', '"seed":2'));
		expect(refusal(() => readPlanFile(edited, 'x.revir')).line).toContain('row 1');
	});

	it('a newer version, another zip and plain text are no plan file', () => {
		const newer = changed((parts) => {
			parts['manifest.json'] = bytesOf(text(parts['manifest.json']!).replace('"version":1', '"version":2'));
		});
		expect(refusal(() => readPlanFile(newer, 'x.revir')).line).toContain('got version 2, expected at most 1');
		expect(refusal(() => readPlanFile(zipSync({ 'a.txt': bytesOf('x') }), 'x.revir')).code).toBe('PLAN_FORMAT');
		expect(refusal(() => readPlanFile(bytesOf('hello'), 'x.revir')).code).toBe('PLAN_FORMAT');
	});

	it('a setting out of range inside a plan is named', () => {
		const odd = forged('scenarios/plan.json', (content) => content.replace('"dayHours":8', '"dayHours":80'));
		expect(refusal(() => readPlanFile(odd, 'x.revir'))).toMatchObject({ code: 'SETTING_INVALID' });
	});

	it('a zip that would unpack to too much, or to paths elsewhere, is refused before unpacking', () => {
		const bomb = zipSync({ 'manifest.json': new Uint8Array(8 * 1048576) });
		const budget = { entries: 10, bytes: 4 * 1048576, ratio: 1000 };
		expect(refusal(() => unpackParts(bomb, 'x.revir', budget)).code).toBe('FILE_TOO_LARGE');
		expect(refusal(() => unpackParts(bomb, 'x.revir', { ...budget, bytes: 1e9, ratio: 100 })).code).toBe(
			'FILE_TOO_LARGE'
		);
		const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`f${i}`, new Uint8Array(1)])));
		expect(refusal(() => unpackParts(many, 'x.revir', budget)).code).toBe('FILE_TOO_LARGE');
		expect(refusal(() => unpackParts(zipSync({ '../evil': new Uint8Array(1) }), 'x.revir')).code).toBe('PLAN_FORMAT');
	});

	it('damaged plan files give catalogued errors', () => {
		const base = sampleBytes();
		let refused = 0;
		for (const mutate of Object.values(mutators)) {
			for (let seed = 0; seed < 25; seed++) {
				try {
					readPlanFile(mutate(base, createRandom(seed)), 'x.revir');
				} catch (error) {
					expect(error).toBeInstanceOf(RevirError);
					refused++;
				}
			}
		}
		expect(refused).toBeGreaterThan(100);
	});
});

describe('hashes', () => {
	it('SHA-256 agrees with the published vectors and with node:crypto around block edges', () => {
		expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
			const bytes = new Uint8Array(length).map((_, i) => i * 7);
			expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
		}
	});

	it('the order of keys does not matter, values do', () => {
		expect(canonicalJson({ b: [1, { d: 2, c: 3 }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":3,"d":2}]}');
		const settings = defaultSettings();
		const turned = parseSettings(Object.fromEntries(Object.entries(settings).reverse()));
		expect(settingsHash(turned)).toBe(settingsHash(settings));
		expect(settingsHash({ ...settings, seed: 2 })).not.toBe(settingsHash(settings));
	});
});
