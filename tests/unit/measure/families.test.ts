import { describe, expect, it } from 'vitest';
import { gini, insideBand, largestGap, loads, maxMinRatio, spread } from '#engine/measure/balance.ts';
import { meanPolsbyPopper, polsbyPopper } from '#engine/measure/compactness.ts';
import { outsideUnits } from '#engine/measure/contiguity.ts';
import { coverageKpis } from '#engine/measure/coverage.ts';
import { disruption } from '#engine/measure/disruption.ts';
import { majorityOwners, overlapAndHoles } from '#engine/measure/today.ts';
import { medianCentres } from '#engine/measure/centres.ts';
import { toSphere } from '#engine/measure/sphere.ts';
import type { TerritorySums } from '#engine/measure/workload.ts';
import type { FilledAccounts } from '#engine/score/fill.ts';

const quarters = Float64Array.of(0.25, 0.25, 0.25, 0.25);

describe('balance', () => {
	it('hand-computed: 20, 10, 5, 5 against equal targets', () => {
		const load = loads(Float64Array.of(20, 10, 5, 5), quarters);
		expect([...load]).toEqual([2, 1, 0.5, 0.5]);
		expect(spread(load)).toBeCloseTo(Math.sqrt((1 + 0 + 0.25 + 0.25) / 4), 12);
		expect(maxMinRatio(load)).toBe(4);
		expect(largestGap(load)).toBe(1);
		// Σ|xi − xj| over ordered pairs: 2·(1 + 1.5 + 1.5 + 0.5 + 0.5 + 0) = 10; 10 / (2·16·1) = 0.3125.
		expect(gini(load)).toBeCloseTo(0.3125, 12);
		expect(insideBand(load, 0.1)).toBe(0.25);
	});

	it('measures against capacity: half the job for half the capacity is on target', () => {
		expect(
			[...loads(Float64Array.of(10, 20), Float64Array.of(1 / 3, 2 / 3))].map((x) => Math.round(x * 1e9) / 1e9)
		).toEqual([1, 1]);
	});

	it('an empty territory makes the ratio infinite and leaves the rest finite', () => {
		const load = loads(Float64Array.of(30, 0, 10), Float64Array.of(1 / 3, 1 / 3, 1 / 3));
		expect(maxMinRatio(load)).toBe(Infinity);
		expect(Number.isFinite(spread(load) + gini(load) + largestGap(load))).toBe(true);
	});

	it('with nothing to share everybody is on target', () => {
		const load = loads(new Float64Array(4), quarters);
		expect([spread(load), maxMinRatio(load), gini(load), insideBand(load, 0.1)]).toEqual([0, 1, 0, 1]);
	});
});

const sumsWith = (part: Partial<TerritorySums>) => part as TerritorySums;

describe('coverage', () => {
	it('hand-computed: 100 of 150 hours in a full territory, 50 of 50 in another, 20 hours nobody serves', () => {
		const sums = sumsWith({
			required: Float64Array.of(150, 50),
			potential: Float64Array.of(900, 400),
			unassigned: { accounts: 1, potential: 70, required: 20 }
		});
		const { coverage, uncoveredPotential } = coverageKpis(sums, Float64Array.of(100, 100));
		expect(coverage).toBeCloseTo(150 / 220, 12);
		expect(uncoveredPotential).toBeCloseTo(900 / 3 + 70, 9);
	});

	it('is complete when nothing is required', () => {
		const sums = sumsWith({
			required: new Float64Array(2),
			potential: Float64Array.of(5, 5),
			unassigned: { accounts: 0, potential: 0, required: 0 }
		});
		expect(coverageKpis(sums, new Float64Array(2))).toEqual({ coverage: 1, uncoveredPotential: 0 });
	});
});

describe('disruption', () => {
	const filled = {
		count: 4,
		revenue: Float64Array.of(100, 300, 0, 600),
		relationshipYears: Float64Array.of(1, 2, 5, 7),
		isProtected: Uint8Array.of(0, 1, 1, 0)
	} as unknown as FilledAccounts;

	it('counts against what has an owner: one of three accounts, 300 of 400, 2 of 8 years, one protected deal', () => {
		const moved = disruption(filled, Int32Array.of(0, 0, 1, -1), Int32Array.of(0, 1, 1, 1), 2);
		expect(moved.accounts).toBeCloseTo(1 / 3, 12);
		expect(moved.revenue).toBeCloseTo(0.75, 12);
		expect(moved.relationshipYears).toBeCloseTo(0.25, 12);
		expect(moved.protectedMoved).toBe(1);
		expect([...moved.gained]).toEqual([0, 2]);
		expect([...moved.lost]).toEqual([1, 0]);
	});

	it('is 0 when nobody owned anything', () => {
		const nobody = new Int32Array(4).fill(-1);
		expect(disruption(filled, nobody, Int32Array.of(0, 0, 0, 0), 1).accounts).toBe(0);
	});
});

/** Four unit squares in a row, 0-1-2-3. */
const row = {
	graph: {
		offsets: Uint32Array.of(0, 1, 3, 5, 6),
		neighbours: Uint32Array.of(1, 0, 2, 1, 3, 2),
		kinds: new Uint8Array(6)
	},
	cells: {
		area: new Float64Array(4).fill(1),
		perimeter: new Float64Array(4).fill(4),
		shared: new Float64Array(6).fill(1)
	}
};

describe('compactness', () => {
	it('Polsby-Popper dissolves borders inside a territory: a square and a 1 × 3 bar', () => {
		const [square, bar] = polsbyPopper(Int32Array.of(0, 1, 1, 1), row.graph, row.cells, 2);
		expect(square).toBeCloseTo(Math.PI / 4, 12);
		expect(bar).toBeCloseTo((4 * Math.PI * 3) / 64, 12);
	});

	it('averages over the territories that have units', () => {
		const each = polsbyPopper(Int32Array.of(0, 0, 0, 0), row.graph, row.cells, 2);
		expect(meanPolsbyPopper(each, Int32Array.of(4, 0))).toBeCloseTo((4 * Math.PI * 4) / 100, 12);
		expect(meanPolsbyPopper(new Float64Array(2), new Int32Array(2))).toBe(0);
	});
});

describe('contiguity', () => {
	it('counts the units outside the part that holds the centre', () => {
		expect([...outsideUnits(Int32Array.of(0, 1, 0, 0), row.graph, Int32Array.of(0, 1), 2)]).toEqual([2, 0]);
		expect([...outsideUnits(Int32Array.of(0, 1, 0, 0), row.graph, Int32Array.of(2, 1), 2)]).toEqual([1, 0]);
	});

	it('takes the largest part where the centre lies in somebody else’s unit or nowhere', () => {
		expect([...outsideUnits(Int32Array.of(0, 1, 0, 0), row.graph, Int32Array.of(1, -1), 2)]).toEqual([1, 0]);
		expect([...outsideUnits(Int32Array.of(-1, -1, -1, -1), row.graph, Int32Array.of(0, 1), 2)]).toEqual([0, 0]);
	});
});

describe('today', () => {
	const owner = Int32Array.of(0, 1, 1, -1, -1);
	const unit = Int32Array.of(0, 0, 1, 1, 2);

	it('the unit belongs to who has most work there, the minority are overrides', () => {
		const { unitOwner, overrides } = majorityOwners(owner, unit, Float64Array.of(5, 4, 1, 1, 1), 4, 2);
		expect([...unitOwner]).toEqual([0, 1, -1, -1]);
		expect([...overrides]).toEqual([1]);
	});

	it('two owners are an overlap, accounts without any owner a hole, an empty unit neither', () => {
		expect(overlapAndHoles(owner, unit, 4)).toEqual({ overlap: 1, holes: 1 });
	});
});

describe('free centres', () => {
	it('the median stays with the heavy account, wherever a light one goes', () => {
		const sphere = toSphere([10, 11, 10.5], [50, 50, 52]);
		const centre = medianCentres(sphere, Float64Array.of(10, 1, 1), Int32Array.of(0, 0, 0), new Float64Array(3));
		const km = Math.hypot(...[0, 1, 2].map((c) => 6371 * (centre[c]! - sphere[c]!)));
		expect(km).toBeLessThan(0.1);
	});

	it('keeps the fallback of a territory without work', () => {
		const fallback = toSphere([1], [2]);
		expect([...medianCentres(toSphere([10], [50]), Float64Array.of(1), Int32Array.of(-1), fallback)]).toEqual([
			...fallback
		]);
	});
});
