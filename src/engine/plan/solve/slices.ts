/** Work in slices of 1–5 ms, counted in passes or moves, never in time; between two the solver hands control back to its caller. */
export type Slices = Generator<undefined, void>;
