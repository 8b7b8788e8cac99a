// Runs a development tool on the Node that the project brings along: `node scripts/run.mjs vitest run …`.
import { bootstrap, runTool } from './bootstrap.mjs';

const [name = '', ...args] = process.argv.slice(2);
bootstrap();
process.exit(await runTool(name, args));
