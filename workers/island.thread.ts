import { workerData, type MessagePort } from 'node:worker_threads';
import { createIsland } from '#engine/plan/islands/island.ts';
import type { ToIsland } from '#engine/plan/islands/pool.ts';

/** Node's counterpart of `island.worker.ts`. */
const { port } = workerData as { readonly port: MessagePort };
const run = createIsland((message) => port.postMessage(message));
port.on('message', (message: ToIsland) => run(message));
