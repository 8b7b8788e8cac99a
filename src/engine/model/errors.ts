import type { ErrorCode } from './error-texts.ts';

export interface ErrorWhere {
	readonly file?: string;
	readonly row?: number;
	readonly column?: string;
	readonly rule?: string;
}

export interface ErrorDetail {
	readonly where?: ErrorWhere;
	readonly got?: string;
	readonly expected?: string;
}

/** The only error the engine throws on purpose: a catalogue code with what, where and how to mend it. */
export class RevirError extends Error {
	readonly code: ErrorCode;
	readonly where: ErrorWhere;
	readonly got: string | undefined;
	readonly expected: string | undefined;
	constructor(code: ErrorCode, detail: ErrorDetail = {}) {
		// For logs; people read describe-error.ts, which pages load when there is something to tell.
		super([code, JSON.stringify(detail)].join(' '));
		this.name = 'RevirError';
		this.code = code;
		this.where = detail.where ?? {};
		this.got = detail.got;
		this.expected = detail.expected;
	}
	/** Survives structured cloning between workers. */
	toPlain(): PlainError {
		return {
			code: this.code,
			where: this.where,
			...(this.got === undefined ? {} : { got: this.got }),
			...(this.expected === undefined ? {} : { expected: this.expected })
		};
	}
}

export interface PlainError extends ErrorDetail {
	readonly code: ErrorCode;
}
