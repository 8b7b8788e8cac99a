/** Set by `npm run test:long`. */
export const isLong = process.env['REVIR_LONG'] === '1';

/** Most of the time of a tiny plan is its second epoch, whose search has no fewer moves for fewer units: every fourth plan gets one. */
export const epochsOf = (run: number): number => (isLong || run % 4 === 0 ? 2 : 1);
