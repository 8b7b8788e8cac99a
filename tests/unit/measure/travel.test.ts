import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { chordKm, EARTH_KM, equalAreaAround, toSphere } from '#engine/measure/sphere.ts';
import {
	accountTravelSeconds,
	crowHours,
	crowSpeed,
	localKm,
	roadKm,
	travelHours,
	travelMatrix,
	travelRoadKm,
	visitsPerDay
} from '#engine/measure/travel.ts';

const travel = defaultSettings().travel;

describe('travel of one visit', () => {
	it('follows the speed fit 25.5 + 6.9·ln d, held between 15 and 85 km/h', () => {
		expect(crowSpeed(1, 1)).toBeCloseTo(25.5, 12);
		expect(crowSpeed(100, 1)).toBeCloseTo(25.5 + 6.9 * Math.log(100), 10);
		expect(crowSpeed(0.01, 1)).toBe(15);
		expect(crowSpeed(0, 1)).toBe(15);
		expect(crowSpeed(10000, 1)).toBe(85);
	});

	it('lets the speed factor scale every time by its inverse, also where the clamp holds', () => {
		for (const km of [0.05, 1, 40, 9000]) expect(crowHours(km, 0.5)).toBeCloseTo(2 * crowHours(km, 1), 12);
	});

	it('shares the way out and back among the visits of the day: hand-computed example', () => {
		// 100 km: v = 25.5 + 6.9·4.60517 = 57.27568 km/h, H = 1.745942 h; local leg 0.25 h, visits of 1.5 h:
		// n = (8 − 3.491884)/1.75 = 2.576066; travel = 3.491884/2.576066 + 0.25 = 1.605510 h.
		expect(travelHours(100, 1.5, 0.25, 0, travel)).toBeCloseTo(1.60551, 4);
		expect(travelHours(100, 1.5, 0.25, 0.4, travel)).toBeCloseTo(1.60551 * 0.6, 4);
	});

	it('plans at least one and at most maxVisits visits a day, whatever the lengths', () => {
		expect(visitsPerDay(6, 1.5, 0.2, travel)).toBe(1);
		expect(visitsPerDay(0, 0.1, 0, travel)).toBe(8);
		expect(visitsPerDay(0, 0, 0, travel)).toBe(8);
		expect(visitsPerDay(1, 1.5, 0.5, travel)).toBe(3);
	});

	it('costs nothing beside the local leg for an account next door', () => {
		expect(travelHours(0, 1.5, 0.3, 0, travel)).toBeCloseTo(0.3, 12);
	});

	it('turns crow-fly into road kilometres by the measured detours', () => {
		expect([0.5, 2, 10, 100].map(roadKm)).toEqual([0.8, 2.8, 13.5, 130]);
		// 100 km, no local leg, visits of 1.5 h: n = 4.508116/1.5 = 3.005411; 2·130/n = 86.5106 km.
		expect(travelRoadKm(100, 1.5, 0, 0, travel)).toBeCloseTo(86.51, 1);
	});
});

describe('distances', () => {
	it('one degree of latitude is 111.19 km', () => {
		const points = toSphere([10, 10], [50, 51]);
		expect(chordKm(points, 0, points, 1)).toBeCloseTo((EARTH_KM * Math.PI) / 180, 2);
	});

	it('a missing coordinate has no distance', () => {
		const points = toSphere([10, NaN], [50, 51]);
		expect(chordKm(points, 0, points, 1)).toBeNaN();
	});

	it('the equal-area projection keeps areas: a spherical rectangle of 1° × 1° far from the centre', () => {
		const project = equalAreaAround(10, 50);
		const corners: [number, number][] = [];
		for (let k = 0; k < 100; k++) corners.push([20 + k / 100, 60]);
		for (let k = 0; k < 100; k++) corners.push([21, 60 + k / 100]);
		for (let k = 0; k < 100; k++) corners.push([21 - k / 100, 61]);
		for (let k = 0; k < 100; k++) corners.push([20, 61 - k / 100]);
		const flat = corners.map(([x, y]) => project(x, y));
		let doubled = 0;
		flat.forEach(([x, y], i) => {
			const [px, py] = flat[(i + flat.length - 1) % flat.length]!;
			doubled += px * y - x * py;
		});
		const exact = EARTH_KM ** 2 * (Math.PI / 180) * (Math.sin((61 * Math.PI) / 180) - Math.sin((60 * Math.PI) / 180));
		expect(doubled / 2 / exact).toBeCloseTo(1, 5);
	});
});

describe('local density', () => {
	it('uses the eighth nearest account: 0.7124·√(π·r²/8)', () => {
		// Nine points on the equator, 0.1° apart: for the first the eighth nearest is 0.8° away.
		const sphere = toSphere([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], new Array<number>(9).fill(0));
		const r = chordKm(sphere, 0, sphere, 8);
		expect(localKm(sphere)[0]).toBeCloseTo(0.7124 * Math.sqrt((Math.PI * r * r) / 8), 9);
	});

	it('is finite for one account, two accounts, all at one point, and accounts without a place', () => {
		expect([...localKm(toSphere([10], [50]))]).toEqual([0]);
		expect(localKm(toSphere([10, 10.1], [50, 50]))[0]).toBeGreaterThan(0);
		expect(
			[...localKm(toSphere(new Array<number>(20).fill(10), new Array<number>(20).fill(50)))].every((km) => km === 0)
		).toBe(true);
		expect([...localKm(toSphere([10, NaN], [50, NaN]))]).toEqual([0, 0]);
	});
});

describe('yearly travel', () => {
	const sphere = toSphere([10, 11, NaN], [50, 50, NaN]);
	const places = {
		count: 3,
		sphere,
		localKm: localKm(sphere),
		visits: Float64Array.of(6, 0, 3),
		visitHours: Float64Array.of(1.5, 1.5, 1.5),
		videoShare: new Float64Array(3)
	};
	const centres = toSphere([10.5, 12], [50, 51]);

	it('is whole seconds, the same in the matrix and one by one', () => {
		const matrix = travelMatrix(places, centres, travel);
		expect(matrix.length).toBe(6);
		for (let i = 0; i < 3; i++)
			for (let t = 0; t < 2; t++)
				expect(matrix[i * 2 + t]).toBe(i === 1 ? 0 : accountTravelSeconds(places, i, centres, t, travel));
		const km = chordKm(sphere, 0, centres, 0);
		const hours = travelHours(km, 1.5, crowHours(places.localKm[0]!, 1), 0, travel);
		expect(matrix[0]).toBe(Math.round(6 * hours * 3600));
	});

	it('is 0 without visits and without a place', () => {
		expect([...travelMatrix(places, centres, travel).slice(2)]).toEqual([0, 0, 0, 0]);
	});

	it('rewrites only the centres that moved', () => {
		const matrix = travelMatrix(places, centres, travel);
		const untouched = matrix[1];
		travelMatrix(places, toSphere([10, 0], [50, 0]), travel, matrix, [0]);
		expect(matrix[1]).toBe(untouched);
		expect(matrix[0]).toBe(Math.round(6 * crowHours(places.localKm[0]!, 1) * 3600));
	});
});
