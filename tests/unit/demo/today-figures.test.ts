import { expect, test } from 'vitest';
import { accountsToArrow, repsToArrow } from '#cli/demo/arrow.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { geographyOf } from './fixtures.ts';

function todayOf(seed: number) {
	const geography = geographyOf('DE');
	const tables = generateDemo({ dataset: 'maschinenbau', seed, geography });
	const { accounts, meta } = readAccounts(accountsToArrow(tables), 'accounts.arrow');
	const { reps } = readReps(repsToArrow(tables), 'reps.arrow');
	const outlines = geography.outline === null ? [] : [geography.outline];
	return prepare({ accounts, reps, meta }, defaultSettings(), { places: geography.places, outlines }).today.kpis;
}

test('today of the demo seed shows the reference case: about ±48 %, 4:1 and 2.4 h per visit', () => {
	const today = todayOf(1);
	expect(today.potentialSpread).toBeGreaterThan(0.46);
	expect(today.potentialSpread).toBeLessThan(0.5);
	expect(today.maxMinRatio).toBeGreaterThan(3.5);
	expect(today.maxMinRatio).toBeLessThan(4.5);
	expect(today.travelHoursPerVisit).toBeGreaterThan(2.3);
	expect(today.travelHoursPerVisit).toBeLessThan(2.5);
});

test('an untouched seed draws other regions: unfair too, and about as much travel', () => {
	const today = todayOf(2);
	expect(today.potentialSpread).toBeGreaterThan(0.2);
	expect(today.maxMinRatio).toBeGreaterThan(2);
	expect(today.travelHoursPerVisit).toBeGreaterThan(2);
	expect(today.travelHoursPerVisit).toBeLessThan(3);
});
