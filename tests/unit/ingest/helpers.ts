import { describeError } from '#engine/model/describe-error.ts';
import { RevirError } from '#engine/model/errors.ts';

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Code and English line of the error a call throws; fails when it throws none or another kind. */
export function refusal(run: () => unknown): { code: string; line: string } {
	try {
		run();
	} catch (error) {
		if (error instanceof RevirError) return { code: error.code, line: describeError(error.toPlain(), 'en') };
		throw error;
	}
	throw new Error('nothing was refused');
}
