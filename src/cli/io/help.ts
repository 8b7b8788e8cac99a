import { rangeText } from './arguments.ts';
import type { Command } from './command.ts';

export function usageLine(command: Command): string {
	const flags = Object.entries(command.flags).map(([name, flag]) => {
		const text = flag.kind === 'switch' ? `--${name}` : `--${name} ${flag.value ?? 'TEXT'}`;
		return flag.required ? text : `[${text}]`;
	});
	return ['revir', command.name, command.files.label, ...flags].filter((part) => part !== '').join(' ');
}

export function flagText(flag: Command['flags'][string]): string {
	const range = flag.values ? ` (${flag.values.join(', ')})` : rangeText(flag);
	return `${flag.doc}${flag.kind === 'text' ? range : range.replace(/^, (.*)$/, ' ($1)')}`;
}

export function commandHelp(command: Command): string {
	const rows = Object.entries(command.flags).map(([name, flag]) => {
		const left = flag.kind === 'switch' ? `--${name}` : `--${name} ${flag.value ?? 'TEXT'}`;
		return `  ${left.padEnd(26)} ${flagText(flag)}`;
	});
	return `${command.summary}\n\n  ${usageLine(command)}\n\n${rows.join('\n')}\n`;
}

export function overview(commands: readonly Command[]): string {
	const rows = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
	return [
		'revir: fair sales territories',
		'',
		...rows,
		'',
		'revir COMMAND --help lists the flags. JSON goes to stdout, progress to stderr.',
		'Exit code: 0 done, 1 the work failed, 2 wrong use or unusable input.',
		''
	].join('\n');
}
