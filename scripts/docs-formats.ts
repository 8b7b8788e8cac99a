// Rewrites the tables in docs/formats from the tables the program itself uses: node scripts/docs-formats.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { commands } from '#cli/commands/all.ts';
import { flagText, usageLine } from '#cli/io/help.ts';
import { errorTexts } from '#engine/model/error-texts.ts';
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
