import { RevirError } from '#engine/model/errors.ts';

/** The kind of a file to write by the ending of its name. @throws RevirError USAGE for another ending */
export function endingOf<Kind extends string>(path: string, flag: string, kinds: readonly Kind[]): Kind {
	const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
	const kind = kinds.find((one) => one === ending);
	if (kind !== undefined) return kind;
	const expected = `a name ending in ${kinds.map((one) => `.${one}`).join(' or ')}`;
	throw new RevirError('USAGE', { where: { rule: flag }, got: path, expected });
}

export const reportKind = (path: string, flag: string): 'xlsx' | 'csv' => endingOf(path, flag, ['xlsx', 'csv']);
