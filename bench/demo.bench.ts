import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { createSession, type SessionEpoch } from '#engine/scenario/session.ts';
import { accountsToArrow, repsToArrow } from '#cli/demo/arrow.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { loadDemoGeography } from '#cli/demo/geography.ts';

/** Today, after and bound of the reference case, for the demo seed and five further seeds that nothing was tuned on; the table of
 *  README.md. Epochs, not seconds, so that every machine prints the same: `demo.bench.ts [epochs]`. */
const epochs = Number(process.argv[2] ?? 60);
const percent = (value: number) => `±${(100 * value).toFixed(1)} %`;
const hours = (value: number) => `${value.toFixed(2)} h`;

console.log(
	'| seed | | spread of potential | largest : smallest | travel per customer | change | of the attainable | bound |'
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (let seed = 1; seed <= 6; seed++) {
	const geography = loadDemoGeography('maschinenbau');
	const tables = generateDemo({ dataset: 'maschinenbau', seed, geography });
	const { accounts, meta } = readAccounts(accountsToArrow(tables), 'accounts.arrow');
	const { reps } = readReps(repsToArrow(tables), 'reps.arrow');
	const { places, outline } = geography;
	const session = createSession({
		dataset: { accounts, reps, meta },
		settings: defaultSettings(),
		geography: { places, outlines: outline === null ? [] : [outline] }
	});
	session.begin('cold', defaultSettings(), 1);
	let last: SessionEpoch | null = null;
	while ((last?.epoch ?? 0) < epochs) last = session.step() ?? last;
	const { todayKpis: today } = session;
	const { kpis, attainableShare, boundHoursPerVisit } = last!;
	const change = 100 * (kpis.travelHoursPerVisit / today.travelHoursPerVisit - 1);
	console.log(
		`| ${seed} | today | ${percent(today.potentialSpread)} | ${today.maxMinRatio.toFixed(1)} : 1 | ${hours(today.travelHoursPerVisit)} | | | |`
	);
	console.log(
		`| | after | ${percent(kpis.potentialSpread)} | ${kpis.maxMinRatio.toFixed(2)} : 1 | ${hours(kpis.travelHoursPerVisit)} | ` +
			`${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(0)} % | ${attainableShare === null || attainableShare < 0 ? '–' : `${(100 * attainableShare).toFixed(0)} %`} | ` +
			`${boundHoursPerVisit === null ? '–' : hours(boundHoursPerVisit)} |`
	);
	if (kpis.outsideUnits > 0) console.log(`| | | ${kpis.outsideUnits} units out of contiguity | | | | | |`);
}
