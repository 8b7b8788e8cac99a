import type { PlainError } from '#engine/model/errors.ts';
import type { PlanClient } from '#lib/compute/plan-client.ts';

// The contract lives with the worker; the page knows it through the client it talks to.
export type PlanView = Awaited<ReturnType<PlanClient['open']>>;
export type OpenStage = Parameters<Parameters<PlanClient['open']>[1]>[0];
export type EpochEvent = Parameters<Parameters<PlanClient['start']>[1]>[0];
export type AccountCard = Awaited<ReturnType<PlanClient['account']>>;
export type ComputeStatus = Parameters<Parameters<PlanClient['onStatus']>[0]>[0];

export type ViewMode = 'today' | 'after';
export type MapLayer = 'territories' | 'potential' | 'change';
export const mapLayers: readonly MapLayer[] = ['territories', 'potential', 'change'];

/** What the page shows of a failure: a catalogued error, or the bare text of one nobody foresaw. */
export type Failure =
	| { readonly kind: 'catalogued'; readonly error: PlainError }
	| { readonly kind: 'demo'; readonly detail: string }
	| { readonly kind: 'unexpected'; readonly detail: string };
