import type { PlainError } from '#engine/model/errors.ts';
import type { Failure } from './types.ts';

/** Errors cross the worker border as RevirError or as plain data; both carry a code of the catalogue. */
export function toFailure(cause: unknown): Failure {
	if (cause !== null && typeof cause === 'object' && 'code' in cause && typeof cause.code === 'string') {
		if (/^[A-Z][A-Z_]+$/.test(cause.code) && !('syscall' in cause)) {
			const { code, where, got, expected } = cause as PlainError;
			return {
				kind: 'catalogued',
				error: {
					code,
					...(where === undefined ? {} : { where }),
					...(got === undefined ? {} : { got }),
					...(expected === undefined ? {} : { expected })
				}
			};
		}
	}
	return { kind: 'unexpected', detail: cause instanceof Error ? cause.message : String(cause) };
}
