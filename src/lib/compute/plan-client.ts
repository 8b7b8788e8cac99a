import type { PlanWorkerApi } from '#workers/plan-api.ts';

/** What the page may see of the compute side. */
export type ComputeStatus = 'starting' | 'ready' | 'thinking' | 'stopped' | 'restarted' | 'failed';

type Promised<T> = {
	[K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** The plan worker behind Comlink, supervised: calls never hang on a dead worker; errors arrive as RevirError. */
export interface PlanClient extends Promised<PlanWorkerApi> {
	onStatus(listener: (status: ComputeStatus) => void): () => void;
	dispose(): void;
}
