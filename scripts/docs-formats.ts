// Rewrites the tables in docs/formats from the tables the program itself uses: node scripts/docs-formats.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { commands } from '#cli/commands/all.ts';
import { flagText, usageLine } from '#cli/io/help.ts';
import { errorTexts } from '#engine/model/error-texts.ts';
import { sizeColumns } from '#engine/model/rule-columns.ts';
import type { Rule } from '#engine/model/rules.ts';
import { arrowTypeNames, schemas, type ColumnSpec } from '#engine/model/schema.ts';
import {
	factorDefaults,
	goalDefaults,
	measureDefaults,
	travelDefaults,
	type Parameter
} from '#engine/model/settings.ts';

/** Aligned as Prettier does it, so that formatting does not undo it. */
function table(rows: readonly (readonly string[])[]): string {
	const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = cells[0]!.map((_, i) => Math.max(3, ...cells.map((row) => row[i]!.length)));
	const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n');
}

function range(spec: ColumnSpec): string {
	if (spec.values) return spec.values.join(', ');
	if (spec.min === undefined) return spec.unit;
	return `${spec.unit} ${spec.max === undefined ? `≥ ${spec.min}` : `${spec.min} … ${spec.max}`}`.trim();
}

const columns = (specs: readonly ColumnSpec[]) =>
	table([
		['column', 'Arrow type', 'unit, range', 'empty or absent means', 'meaning'],
		...specs.map((spec) => [
			`\`${spec.name}\`${spec.required ? ' **required**' : ''}`,
			arrowTypeNames[spec.kind],
			range(spec),
			spec.nulls,
			spec.doc + (spec.reserved ? ' Named, not read yet.' : '')
		])
	]);

const parameters = (rows: Readonly<Record<string, Parameter>>) =>
	table([
		['setting', 'default', 'range', 'step', 'unit', 'why'],
		...Object.entries(rows).map(([name, p]) => [
			`\`${name}\``,
			String(p.value),
			`${p.min} … ${p.max}`,
			String(p.step),
			p.unit,
			p.why
		])
	]);

const list = '`accounts: [account_id, …]`';

/** What every type of rule means, with an example that the test holds against the schema. */
export const ruleDocs: Readonly<Record<Rule['type'], { params: string; meaning: string; example: Rule['params'] }>> = {
	assign: {
		params: `\`repId\`, ${list}`,
		meaning:
			'These accounts belong to this rep whatever becomes of their unit, also against a lock in the data. One without a position waits for it.',
		example: { repId: 'R03', accounts: ['A000017', 'A000018'] }
	},
	release: {
		params: list,
		meaning: 'A lock in the data (`locked`) no longer holds these accounts: they follow their unit.',
		example: { accounts: ['A000021'] }
	},
	'keep-units': {
		params: '`repId`, `units: [unit_id, …]`',
		meaning:
			'These basic units stay with this rep. Units apart from the rest of the territory are allowed and counted as outside.',
		example: { repId: 'R03', units: ['DE-Ulm'] }
	},
	barrier: {
		params: '`name`, `line: [[lon, lat], …]`',
		meaning:
			'Units whose connecting line crosses this one are no neighbours, ferries included: no territory crosses it, though it may go round its ends. An area that is cut off from every home is served from across and counted as outside.',
		example: {
			name: 'Rhine',
			line: [
				[8.45, 49.1],
				[8.35, 49.9]
			]
		}
	},
	border: {
		params:
			'`by` (region, country, postcode), `digits` (1 … 9, of postcodes; 2 where left out), `of: [key, …]` (all where left out)',
		meaning:
			'No territory crosses a border between two first-level regions (federal states, counties; those of the shipped places), countries or postcode areas; with `of` only the borders of these ("DE-02" for a region, "DE", "DE-80"). What is cut off from every home is served from across: the rule then counts as not kept.',
		example: { by: 'region', of: ['DE-02'] }
	},
	'keep-territory': {
		params: '`repId`, `units: [unit_id, …]`',
		meaning:
			'These basic units are the territory of this rep: it loses none and gains none. Accounts may still be assigned to it.',
		example: { repId: 'R03', units: ['DE-Ulm', 'DE-Neu-Ulm'] }
	},
	'keep-centre': {
		params: '`repIds: [rep_id, …]`',
		meaning: 'With free centres, the centres of these reps stay at their homes. With `centres: homes` all do anyway.',
		example: { repIds: ['R03'] }
	},
	only: {
		params: '`repIds: [rep_id, …]`, `units: [unit_id, …]`, `accounts: [account_id, …]` (one of the two may be missing)',
		meaning:
			'Only these reps may serve these units and accounts. Several such rules leave the reps that all of them name. For accounts see below.',
		example: { repIds: ['R03', 'R04'], units: ['DE-Ulm'] }
	},
	specialists: {
		params: '`industries: [industry, …]`',
		meaning:
			'Accounts of these industries are served only by reps whose `industries` name the account’s. A rep without `industries` sells everything but is no specialist.',
		example: { industries: ['Pharma'] }
	},
	families: {
		params: 'none',
		meaning:
			'Accounts with one `parent_id`, and the account with that id, have one rep: that of the unit of the largest of them by revenue (of equals the lower id), or the one who holds one of them by a lock or a rule. Their travel and amounts count there.',
		example: {}
	},
	'drive-time': {
		params: '`hours` (0.1 … 24)',
		meaning:
			'No unit goes to a rep from whose home one of its accounts is further than so many hours, one way; the nearest rep is always allowed. Not with free centres.',
		example: { hours: 2.5 }
	},
	together: {
		params: '`units: [unit_id, …]`',
		meaning: 'These units stay in one territory, whichever it is; groups that share a unit are one group.',
		example: { units: ['DE-Ulm', 'DE-Neu-Ulm'] }
	},
	size: {
		params: `\`of\` (${sizeColumns.join(', ')}), \`min\`, \`max\`, \`repIds\` (all where left out)`,
		meaning:
			'What a territory holds at least and at most, locked and assigned accounts included. `index` is in percent of the whole index, `workload` in hours a year, `empty_units` counts basic units without accounts.',
		example: { of: 'accounts', max: 400 }
	},
	moves: {
		params: '`of` (accounts, revenue, relationship_years), `percent`, `perTerritory`',
		meaning:
			'Of what has a rep today at most so many percent may change hands, and no territory loses or gains more than `perTerritory`. What locks and rules have moved already counts; per territory the one where they moved most tells what is left to all.',
		example: { of: 'accounts', percent: 20 }
	},
	protected: {
		params: 'none',
		meaning: 'Accounts whose `protected_until` lies after the date of the data stay with their rep, wherever they lie.',
		example: {}
	}
};

const ruleTable = () =>
	table([
		['type', 'params', 'meaning', 'example of `params`'],
		...Object.entries(ruleDocs).map(([type, { params, meaning, example }]) => [
			`\`${type}\``,
			params,
			meaning,
			`\`${JSON.stringify(example)}\``
		])
	]);

const errors = () =>
	table([
		['code', 'what', 'how to mend it'],
		...Object.entries(errorTexts).map(([code, { what, remedy }]) => [`\`${code}\``, what.en, remedy.en])
	]);

const commandLine = () =>
	commands
		.map((command) => {
			const rows = Object.entries(command.flags).map(([name, flag]) => [
				`\`--${name}${flag.kind === 'switch' ? '' : ` ${flag.value ?? 'TEXT'}`}\``,
				flagText(flag)
			]);
			const title = `## ${command.name}\n\n${command.summary[0]!.toUpperCase()}${command.summary.slice(1)}.`;
			return `${title}\n\n\`\`\`\n${usageLine(command)}\n\`\`\`\n\n${table([['flag', 'meaning'], ...rows])}`;
		})
		.join('\n\n');

/** What stands between `<!-- table: ID -->` and `<!-- end -->`. */
export const blocks: Readonly<Record<string, () => string>> = {
	accounts: () => columns(schemas.accounts),
	reps: () => columns(schemas.reps),
	units: () => columns(schemas.units),
	edges: () => columns(schemas.edges),
	alignment: () => columns(schemas.alignment),
	factors: () => parameters(factorDefaults),
	goals: () => parameters(goalDefaults),
	measures: () => parameters(measureDefaults),
	travel: () => parameters(travelDefaults),
	rules: ruleTable,
	errors,
	commands: commandLine
};

export const documents = ['accounts', 'reps', 'plan-file', 'settings', 'errors', 'cli'].map(
	(name) => `docs/formats/${name}.md`
);

/** The document with every generated block made anew. */
export function refresh(text: string): string {
	return text.replace(/<!-- table: ([a-z]+) -->\n[\s\S]*?<!-- end -->/g, (_, id: string) => {
		const make = blocks[id];
		if (!make) throw new Error(`no table "${id}"`);
		return `<!-- table: ${id} -->\n\n${make()}\n\n<!-- end -->`;
	});
}

if (import.meta.main) for (const path of documents) writeFileSync(path, refresh(readFileSync(path, 'utf8')));
