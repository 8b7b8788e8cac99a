import type { SearchState } from './search-state.ts';

/** One bounded slice of work was done; the solver hands control back to its caller. */
export type Slices = Generator<undefined, void>;

/** A stage over the shared search state. It works in slices of at most about 5 ms, counted in passes or moves, never in time. */
export interface Layer {
	readonly id: string;
	/** One epoch's share of this layer's work. */
	run(state: SearchState): Slices;
}
