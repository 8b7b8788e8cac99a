import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let copy = '';

/** Each is planted into an otherwise clean tree; the rule named must catch it. */
const violations = [
	['src/engine/measure/planted.ts', "import '#engine/plan/planted-target.ts';", 'engine-measure-looks-left'],
	['src/engine/score/planted.ts', "import 'node:fs';", 'engine-knows-no-node'],
	[
		'src/engine/score/planted.ts',
		"import type { Layer } from '@deck.gl/core';\nexport type L = Layer;",
		'engine-knows-no-framework'
	],
	['src/engine/model/planted.ts', "import '#lib/ui/planted-target.ts';", 'engine-is-pure'],
	['workers/planted.ts', "import '#lib/state/planted-target.svelte.ts';", 'workers-only-engine'],
	['src/lib/map/planted.ts', "import '#lib/state/planted-target.svelte.ts';", 'map-and-charts'],
	['src/lib/ui/planted.ts', "import '#engine/plan/planted-target.ts';", 'ui-knows-no-domain'],
	['src/lib/screens/planted.ts', "import '#workers/planted.worker.ts';", 'screens'],
	['src/cli/planted.ts', "import '#lib/state/planted-target.svelte.ts';", 'cli'],
	['src/engine/plan/planted.ts', "import './planted-target.ts';", 'no-cycles'],
	['src/engine/plan/planted.ts', "import '#engine/plan/nowhere.ts';", 'every-import-resolves']
] as const;

const targets = {
	'src/engine/plan/planted-target.ts': "import './planted.ts';\nexport const x = 1;",
	'src/engine/plan/planted.ts': 'export {};',
	'src/lib/ui/planted-target.ts': 'export const x = 1;',
	'src/lib/state/planted-target.svelte.ts': 'export const x = 1;',
	'workers/planted.worker.ts': 'export {};'
};

const write = (file: string, text: string) => {
	mkdirSync(dirname(join(copy, file)), { recursive: true });
	writeFileSync(join(copy, file), text);
};

describe('the rooms of ARCHITECTURE.md are enforced', () => {
	beforeAll(() => {
		copy = mkdtempSync(join(root, '.reports-rooms-'));
		for (const file of ['package.json', '.dependency-cruiser.cjs']) copyFileSync(join(root, file), join(copy, file));
		writeFileSync(
			join(copy, 'tsconfig.json'),
			'{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}'
		);
		symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	});
	afterAll(() => rmSync(copy, { recursive: true, force: true }));

	it.each(violations)('%s importing %s breaks rule %s', async (file, text, rule) => {
		rmSync(join(copy, 'src'), { recursive: true, force: true });
		rmSync(join(copy, 'workers'), { recursive: true, force: true });
		for (const [target, content] of Object.entries(targets)) write(target, content);
		write(file, text);
		const config = await extractConfig(join(copy, '.dependency-cruiser.cjs'));
		const before = process.cwd();
		process.chdir(copy);
		try {
			const { output } = await cruise(['src', 'workers'], { ...config, baseDir: copy });
			if (typeof output === 'string') throw new Error('expected a result object');
			expect(output.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
		} finally {
			process.chdir(before);
		}
	});
});
