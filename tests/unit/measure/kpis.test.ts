import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import type { MeasureInput } from '#engine/measure/input.ts';
import { measureAlignment } from '#engine/measure/kpis.ts';
import { toSphere } from '#engine/measure/sphere.ts';
import { localKm, travelMatrix } from '#engine/measure/travel.ts';
import { balancingWorkload } from '#engine/measure/workload.ts';
import { fillAccounts } from '#engine/score/fill.ts';
import { indexAmounts } from '#engine/score/score.ts';
import { dataset } from '../../fixtures/dataset.ts';

/** Four accounts in four unit squares in a row; reps live in the first and the last one. The last account is not located. */
const settings = defaultSettings();
const rows = [
	{ lon: 10, lat: 50, potential: 300, revenue: 100, visits: 4, visitHours: 1, stage: 'customer' as const },
	{ lon: 10.5, lat: 50, potential: 100, revenue: 100, visits: 2, visitHours: 2, stage: 'customer' as const },
	{ lon: 11, lat: 50, potential: 100, revenue: 0, visits: 0, visitHours: 1, stage: 'lead' as const },
	{ lon: 11.5, lat: 50, potential: 100, revenue: 50, visits: 1, visitHours: 3, stage: 'customer' as const },
	{ potential: 40, revenue: 0, visits: 1, visitHours: 1, stage: 'lead' as const }
];
const data = dataset(rows, [{ id: 'p' }, { id: 'q' }]);
const filled = fillAccounts(data, settings.travel);
const sphere = toSphere(data.accounts.lon, data.accounts.lat);
const places = {
	count: 5,
	sphere,
	localKm: localKm(sphere),
	visits: filled.visits,
	visitHours: filled.visitHours,
	videoShare: filled.videoShare
};
const homes = toSphere([10, 11.5], [50, 50]);
const seconds = travelMatrix(places, homes, settings.travel);
const today = Int32Array.of(0, 0, 1, 1, -1);
const input: MeasureInput = {
	repIds: ['p', 'q'],
	filled,
	index: indexAmounts(filled, settings.factors),
	places,
	accountUnit: Int32Array.of(0, 1, 2, 3, -1),
	units: 4,
	graph: {
		offsets: Uint32Array.of(0, 1, 3, 5, 6),
		neighbours: Uint32Array.of(1, 0, 2, 1, 3, 2),
		kinds: new Uint8Array(6)
	},
	cells: {
		area: new Float64Array(4).fill(1),
		perimeter: new Float64Array(4).fill(4),
		shared: new Float64Array(6).fill(1)
	},
	homes,
	centreUnit: Int32Array.of(0, 3),
	freeCentres: false,
	keptCentres: null,
	travelSeconds: seconds,
	workload: balancingWorkload(filled, seconds, today, 2),
	capacity: Float64Array.of(1000, 1000),
	potentialTargets: Float64Array.of(0.5, 0.5),
	indexTargets: Float64Array.of(0.5, 0.5),
	band: 0.1,
	ownerToday: today,
	travel: settings.travel
};

describe('the KPIs of one alignment', () => {
	const kpis = measureAlignment(input, today, Int32Array.of(0, 0, 1, 1));

	it('potential 400 against 200: spread 33 %, ratio 2, nobody inside the band', () => {
		expect(kpis.potentialSpread).toBeCloseTo(1 / 3, 12);
		expect(kpis.maxMinRatio).toBeCloseTo(2, 12);
		expect(kpis.largestGap).toBeCloseTo(1 / 3, 12);
		expect(kpis.gini).toBeCloseTo(1 / 6, 12);
		expect(kpis.insideBand).toBe(0);
	});

	it('travel adds up over the accounts, whole seconds', () => {
		const driven = seconds[0]! + seconds[2]! + seconds[5]! + seconds[7]!;
		expect(kpis.travelHoursPerYear).toBe(driven / 3600);
		expect(kpis.travelHoursPerVisit).toBeCloseTo(driven / 3600 / 7, 12);
		expect(kpis.travelShareOfFieldTime).toBeCloseTo(driven / 3600 / 2000, 12);
		expect(kpis.travelCostPerYear).toBeCloseTo(60 * kpis.travelHoursPerYear + 0.4 * kpis.travelKmPerYear, 9);
		expect(kpis.travelKmPerYear).toBeGreaterThan(0);
	});

	it('the account without a place is unassigned, whoever is said to own it', () => {
		expect(kpis.unassignedAccounts).toBe(1);
		const claimed = measureAlignment(input, Int32Array.of(0, 0, 1, 1, 0), Int32Array.of(0, 0, 1, 1));
		expect(claimed).toEqual(kpis);
	});

	it('coverage: all served but the one hour of the account without a place', () => {
		const required = 4 + 4 + 0 + 3 + kpis.travelHoursPerYear;
		expect(kpis.coverage).toBeCloseTo(required / (required + 1), 12);
		expect(kpis.uncoveredPotential).toBeCloseTo(40, 9);
	});

	it('growth is potential above revenue of what is assigned', () => {
		expect(kpis.growth).toBe(200 + 0 + 100 + 50);
	});

	it('two bars of two squares: Polsby-Popper 4π·2/36, nothing outside, no overlap, no hole', () => {
		expect(kpis.polsbyPopper).toBeCloseTo((4 * Math.PI * 2) / 36, 12);
		expect([kpis.outsideUnits, kpis.overlapUnits, kpis.holeUnits]).toEqual([0, 0, 0]);
	});

	it('a move shows in disruption, gains and losses', () => {
		const moved = measureAlignment(input, Int32Array.of(0, 1, 1, 1, -1), Int32Array.of(0, 1, 1, 1));
		expect(moved.movedAccounts).toBe(0.25);
		expect(moved.movedRevenue).toBe(0.4);
		expect(moved.territories.map(({ gained, lost }) => [gained, lost])).toEqual([
			[0, 1],
			[1, 0]
		]);
		expect(moved.territories.map(({ customers, accounts, units }) => [customers, accounts, units])).toEqual([
			[1, 1, 1],
			[2, 3, 3]
		]);
		expect(moved.maxMinRatio).toBe(1);
	});

	it('compactness weighs the distance to the home by workload', () => {
		const near = measureAlignment(input, Int32Array.of(0, -1, -1, 1, -1), Int32Array.of(0, -1, -1, 1));
		expect(near.compactnessKm).toBe(0);
		expect(kpis.compactnessKm).toBeGreaterThan(5);
	});

	it('an alignment without anybody is finite except the ratio it cannot have', () => {
		const { maxMinRatio, territories, ...rest } = measureAlignment(
			input,
			new Int32Array(5).fill(-1),
			new Int32Array(4).fill(-1)
		);
		expect(maxMinRatio).toBe(1);
		expect(Object.values(rest).every(Number.isFinite)).toBe(true);
		expect(territories.every((t) => Object.values(t).every((v) => typeof v === 'string' || Number.isFinite(v)))).toBe(
			true
		);
		expect(rest.holeUnits).toBe(4);
	});
});

describe('balancing workload', () => {
	it('travels from today’s rep, else from the nearest home', () => {
		expect(input.workload[1]).toBe(4 + seconds[2]! / 3600);
		const nobody = balancingWorkload(filled, seconds, new Int32Array(5).fill(-1), 2);
		expect(nobody[1]).toBe(4 + Math.min(seconds[2]!, seconds[3]!) / 3600);
		expect(nobody[4]).toBe(1);
	});
});
