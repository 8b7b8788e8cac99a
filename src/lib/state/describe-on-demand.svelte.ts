import type { describeError } from '#engine/model/describe-error.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { PlainError } from '#engine/model/errors.ts';

let describe = $state.raw<typeof describeError | null>(null);
let asked: Promise<void> | null = null;

/** The catalogue comes with the first error: most visits never need it. Until it is there the code stands for the text. */
export function describeOnDemand(error: PlainError, language: Language): string {
	if (describe !== null) return describe(error, language);
	void loadDescriptions();
	return error.code;
}

/** For whoever writes a text down instead of showing it. */
export function loadDescriptions(): Promise<void> {
	asked ??= import('#engine/model/describe-error.ts').then(
		({ describeError }) => void (describe = describeError),
		() => void (asked = null)
	);
	return asked;
}
