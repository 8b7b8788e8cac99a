import { parseArgs } from 'node:util';
import { RevirError } from '#engine/model/errors.ts';
import { shorten } from '#engine/ingest/table.ts';
import type { Command, Flag } from './command.ts';

const usage = (rule: string, got?: string, expected?: string) =>
	new RevirError('USAGE', {
		where: { rule },
		...(got === undefined ? {} : { got: shorten(got) }),
		...(expected === undefined ? {} : { expected })
	});

export interface ParsedArguments {
	readonly flags: Record<string, string | number | boolean | undefined>;
	readonly files: readonly string[];
	readonly help: boolean;
}

/** @throws RevirError USAGE naming the flag */
export function readArguments(command: Command, args: readonly string[]): ParsedArguments {
	const options = Object.fromEntries(
		Object.entries(command.flags).map(([name, flag]) => [
			name,
			{ type: flag.kind === 'switch' ? 'boolean' : 'string' } as const
		])
	);
	const { tokens } = parseArgs({
		args: [...args],
		options: { ...options, help: { type: 'boolean', short: 'h' } },
		strict: false,
		tokens: true,
		allowPositionals: true
	});
	const flags: ParsedArguments['flags'] = {};
	const files: string[] = [];
	let help = false;
	for (const token of tokens) {
		if (token.kind === 'positional') files.push(token.value);
		if (token.kind !== 'option') continue;
		if (token.name === 'help') {
			help = true;
			continue;
		}
		const flag = Object.hasOwn(command.flags, token.name) ? command.flags[token.name] : undefined;
		if (!flag)
			throw usage(
				token.rawName,
				'an unknown flag',
				Object.keys(command.flags)
					.map((name) => `--${name}`)
					.join(', ')
			);
		if (flags[token.name] !== undefined) throw usage(token.rawName, 'the flag twice', 'once');
		flags[token.name] = flagValue(token.rawName, flag, token.value);
	}
	if (help) return { flags, files, help };
	for (const [name, flag] of Object.entries(command.flags)) {
		if (flag.required && flags[name] === undefined) throw usage(`--${name}`, 'nothing', flag.value ?? 'a value');
		if (flag.kind === 'switch') flags[name] ??= false;
	}
	const { least, most, label } = command.files;
	if (files.length < least) throw usage(command.name, `${files.length} files`, label);
	if (files.length > most)
		throw usage(command.name, files[most]!, most === 0 ? 'flags only' : `${label}, nothing more`);
	return { flags, files, help };
}

function flagValue(name: string, flag: Flag, text: string | undefined): string | number | boolean {
	if (flag.kind === 'switch') {
		if (text !== undefined) throw usage(name, text, 'no value');
		return true;
	}
	if (text === undefined || text === '' || (text.startsWith('--') && text.length > 2))
		throw usage(name, 'no value', flag.value ?? 'a value');
	if (flag.kind === 'text') {
		if (flag.values && !flag.values.includes(text)) throw usage(name, text, flag.values.join(', '));
		return text;
	}
	const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN;
	const { min = -Infinity, max = Infinity } = flag;
	const fits =
		Number.isFinite(value) && value >= min && value <= max && (flag.kind === 'number' || Number.isInteger(value));
	if (!fits) throw usage(name, text, `a ${flag.kind === 'whole' ? 'whole number' : 'number'}${rangeText(flag)}`);
	return value;
}

export const rangeText = ({ min, max }: Flag) =>
	min === undefined ? '' : max === undefined || max >= 4294967295 ? `, ${min} or more` : `, ${min} to ${max}`;
