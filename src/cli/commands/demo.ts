import { basename } from 'node:path';
import { command, json, noFiles, seed } from '../io/command.ts';
import { log } from '../io/output.ts';

export const demoCommand = command({
	name: 'demo',
	summary: 'writes a demo dataset: accounts.arrow, reps.arrow, settings.json',
	files: noFiles,
	flags: {
		out: { kind: 'text', value: 'DIR', required: true, doc: 'folder to write to' },
		dataset: { kind: 'text', value: 'NAME', doc: 'which one; default maschinenbau' },
		accounts: { kind: 'whole', value: 'N', min: 1, max: 2_000_000, doc: 'number of accounts' },
		seed,
		json
	},
	async run({ out, dataset, accounts, seed }) {
		const [{ demo }, { DEMO_SEED }] = await Promise.all([
			import('#cli/demo/command.ts'),
			import('#cli/demo/parameters.ts')
		]);
		const written = await demo({
			out,
			dataset: dataset ?? 'maschinenbau',
			seed: seed ?? DEMO_SEED,
			...(accounts === undefined ? {} : { accounts })
		});
		const names = written.files.map((file) => basename(file)).join(', ');
		log(`revir: ${written.accounts} accounts, ${written.reps} reps → ${out} (${names})`);
		return written;
	}
});
