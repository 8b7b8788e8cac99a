import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accountSchema, repSchema } from '#engine/model/schema.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { documents, refresh, ruleDocs } from '../../../scripts/docs-formats.ts';

it.each(documents)('%s holds the tables the program uses (else: node scripts/docs-formats.ts)', (path) => {
	const text = readFileSync(path, 'utf8');
	expect(refresh(text)).toBe(text);
});

it('every column and flag of the program is documented', () => {
	const accounts = readFileSync('docs/formats/accounts.md', 'utf8');
	for (const { name } of accountSchema) expect(accounts).toContain(`\`${name}\``);
	const reps = readFileSync('docs/formats/reps.md', 'utf8');
	for (const { name } of repSchema) expect(reps).toContain(`\`${name}\``);
	expect(readFileSync('docs/formats/cli.md', 'utf8')).toContain('`--certificate c.json`');
});

it('every documented rule is one that settings accept', () => {
	const rules = Object.entries(ruleDocs).map(([type, { example }]) => ({
		id: type,
		type,
		hard: true,
		params: example
	}));
	expect(parseSettings({ rules }).rules).toEqual(rules);
});
