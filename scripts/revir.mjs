// `npm run -s revir -- …`: the command line on the project's own Node, installed on first use. Nothing but the command writes to stdout.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, node24, root, toolEnvironment } from './bootstrap.mjs';

bootstrap();
const child = spawn(node24, [join(root, 'src/cli/main.ts'), ...process.argv.slice(2)], {
	// npm changes into the project; paths of the user are meant from where they stand.
	cwd: process.env['INIT_CWD'] ?? process.cwd(),
	stdio: 'inherit',
	env: { ...toolEnvironment(), NODE_NO_WARNINGS: '1' }
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
