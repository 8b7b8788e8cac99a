import { RevirError } from '#engine/model/errors.ts';
import { generateDemo } from './generate.ts';
import { loadDemoGeography } from './geography.ts';
import { datasetIds, type DatasetId } from './tables.ts';
import { prepareFolder, writeDemo } from './write.ts';

const mostAccounts = 2_000_000;

/** `revir demo`: writes one of the demo datasets into a folder. */
export async function demo(args: {
	out: string;
	dataset: string;
	accounts?: number;
	seed: number;
}): Promise<{ files: string[]; accounts: number; reps: number }> {
	const dataset = datasetIds.find((id): id is DatasetId => id === args.dataset);
	if (dataset === undefined)
		throw new RevirError('USAGE', { where: { rule: '--dataset' }, got: args.dataset, expected: datasetIds.join(', ') });
	const { accounts } = args;
	if (accounts !== undefined && !(Number.isInteger(accounts) && accounts >= 1 && accounts <= mostAccounts))
		throw new RevirError('USAGE', {
			where: { rule: '--accounts' },
			got: String(accounts),
			expected: `a whole number, 1 to ${mostAccounts}`
		});
	prepareFolder(args.out);
	const tables = generateDemo({
		dataset,
		seed: args.seed,
		geography: loadDemoGeography(dataset),
		...(accounts === undefined ? {} : { accounts })
	});
	return { files: writeDemo(args.out, tables), accounts: tables.accounts.count, reps: tables.reps.length };
}
