import { describeError } from '#engine/model/describe-error.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { ErrorCode } from '#engine/model/error-texts.ts';
import { shorten } from '#engine/ingest/table.ts';
import { commands } from './commands/all.ts';
import { readArguments } from './io/arguments.ts';
import { commandHelp, overview } from './io/help.ts';

/** Everything else is bad use or bad input: exit code 2. */
const workFailed: readonly ErrorCode[] = ['INTERNAL', 'REPLAY_DIFFERS', 'PLAN_UNITS', 'PLAN_BROKEN', 'FILE_UNWRITABLE'];

async function main(args: readonly string[]): Promise<void> {
	const [name, ...rest] = args;
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		process.stdout.write(overview(commands));
		if (name === undefined) process.exitCode = 2;
		return;
	}
	const command = commands.find((candidate) => candidate.name === name);
	if (!command) {
		const expected = commands.map((candidate) => candidate.name).join(', ');
		throw new RevirError('USAGE', { got: shorten(name), expected });
	}
	const { flags, files, help } = readArguments(command, rest);
	if (help) {
		process.stdout.write(commandHelp(command));
		return;
	}
	const result = await command.run(flags as never, files);
	if (flags['json'] === true) process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** One line, never a stack trace. */
function fail(error: unknown): void {
	if (process.env['REVIR_DEBUG'] === '1') console.error(error);
	const known =
		error instanceof RevirError
			? error
			: new RevirError('INTERNAL', { got: shorten(error instanceof Error ? error.message : String(error), 120) });
	process.stderr.write(`revir: ${describeError(known.toPlain(), 'en')}\n`);
	process.exitCode = workFailed.includes(known.code) ? 1 : 2;
}

// A reader that closes the pipe early (head) is no error.
process.stdout.on('error', () => process.exit(0));
process.on('uncaughtException', (error) => {
	fail(error);
	process.exit();
});
await main(process.argv.slice(2)).catch(fail);
