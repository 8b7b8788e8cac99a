import { RevirError } from '#engine/model/errors.ts';

/** @throws RevirError USAGE for another ending */
export function reportKind(path: string, flag: string): 'xlsx' | 'csv' {
	const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
	if (ending === 'xlsx' || ending === 'csv') return ending;
	throw new RevirError('USAGE', { where: { rule: flag }, got: path, expected: 'a name ending in .xlsx or .csv' });
}
