import type { BaseIssue } from 'valibot';
import { RevirError } from './errors.ts';

const mostTold = 12;
const unknownKey = (issue: BaseIssue<unknown>) => issue.expected === 'never';
const missing = (issue: BaseIssue<unknown>) => issue.received === 'undefined';
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** `rules.0.params.of` as the reader finds it in the file. */
const pathOf = (issue: BaseIssue<unknown>) =>
	(issue.path ?? []).map(({ key }) => short(String(key))).join('.') || 'settings';

/** Checks of our own say in their message what they expect. */
const expects = ({ expected, type, message }: BaseIssue<unknown>) =>
	expected ?? (type === 'integer' ? 'a whole number' : message);

function factOf(issue: BaseIssue<unknown>): string {
	const path = pathOf(issue);
	if (missing(issue)) return `${path} is missing`;
	if (unknownKey(issue)) return `${path} is unknown`;
	return `${path} is ${short(issue.received)}, expected ${expects(issue)}`;
}

/** Everything that is wrong with settings, at once: mending one key per run is nobody's idea of help. */
export function settingsError(
	[first, ...others]: readonly [BaseIssue<unknown>, ...BaseIssue<unknown>[]],
	file: string | undefined
): RevirError {
	const where = file === undefined ? {} : { file };
	if (others.length > 0) {
		const facts = [first, ...others].slice(0, mostTold).map(factOf);
		const left = others.length + 1 - facts.length;
		if (left > 0) facts.push(`${left} more`);
		return new RevirError('SETTING_INVALID', { where, got: facts.join('; ') });
	}
	return new RevirError('SETTING_INVALID', {
		where: { ...where, rule: pathOf(first) },
		got: missing(first) ? 'nothing' : unknownKey(first) ? 'an unknown key' : short(first.received),
		...(missing(first) || unknownKey(first) ? {} : { expected: expects(first) })
	});
}
