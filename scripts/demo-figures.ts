import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import type { Dataset } from '#engine/model/columns.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { accountsToArrow, repsToArrow } from '#cli/demo/arrow.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { loadDemoGeography } from '#cli/demo/geography.ts';
import { calibration } from '#cli/demo/parameters.ts';

/** Prints TODAY's figures of the demo datasets: `demo-figures.ts [--regional-spread x] [--visit-hours x] [seed…]`. */
const args = process.argv.slice(2);
const option = (name: string, fallback: number): number => {
	const at = args.indexOf(name);
	return at < 0 ? fallback : Number(args.splice(at, 2)[1]);
};
const overrides = {
	regionalSpread: option('--regional-spread', calibration.regionalSpread.value),
	visitHours: option('--visit-hours', calibration.visitHours.value)
};
const seeds = args.length > 0 ? args.map(Number) : [1, 2, 3, 4, 5, 6];
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

console.log('dataset       seed  spread   max:min  travel/visit  coverage  located  owned   outside  customers');
for (const dataset of ['maschinenbau', 'saas-norge'] as const) {
	const geography = loadDemoGeography(dataset);
	for (const seed of seeds) {
		const tables = generateDemo({
			dataset,
			seed,
			geography,
			...(dataset === 'maschinenbau' ? { overrides } : {})
		});
		const { accounts, meta } = readAccounts(accountsToArrow(tables), 'accounts.arrow');
		const { reps } = readReps(repsToArrow(tables), 'reps.arrow');
		const data: Dataset = { accounts, reps, meta };
		const { outline } = geography;
		const { today, locatedCount } = prepare(data, defaultSettings(), {
			places: geography.places,
			outlines: outline === null ? [] : [outline]
		});
		const { kpis } = today;
		const owned = today.accountOwner.filter((rep) => rep >= 0).length;
		const customers = kpis.territories.reduce((sum, territory) => sum + territory.customers, 0);
		console.log(
			[
				dataset.padEnd(13),
				String(seed).padEnd(5),
				percent(kpis.potentialSpread).padEnd(8),
				`${kpis.maxMinRatio.toFixed(2)}:1`.padEnd(8),
				`${kpis.travelHoursPerVisit.toFixed(2)} h`.padEnd(13),
				percent(kpis.coverage).padEnd(9),
				percent(locatedCount / accounts.count).padEnd(8),
				String(owned).padEnd(7),
				String(kpis.outsideUnits).padEnd(8),
				customers
			].join(' ')
		);
		if (seeds.length === 1)
			for (const territory of kpis.territories)
				console.log(
					`  ${territory.repId} accounts ${territory.accounts} potential ${percent(territory.potentialDev)} hours ${territory.workloadHours.toFixed(0)} of ${territory.capacityHours} travel/visit ${territory.travelHoursPerVisit.toFixed(2)}`
				);
	}
}
