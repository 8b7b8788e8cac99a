// `npm start`: installs what is missing, builds what changed, serves the app and prints its address.
import { bootstrap, runTool } from './bootstrap.mjs';
import { build } from './build.mjs';

bootstrap();
await build();
process.exit(await runTool('scripts/serve.ts', []));
