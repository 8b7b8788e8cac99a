import { createIsland } from '#engine/plan/islands/island.ts';
import type { ToIsland } from '#engine/plan/islands/pool.ts';

const run = createIsland((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToIsland>) => run(data));
