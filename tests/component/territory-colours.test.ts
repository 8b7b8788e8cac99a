import { describe, expect, test } from 'vitest';
import { badgeColour, colourDistance, palette, territoryColours, territoryNeighbours } from '#lib/map/colour.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';
import { randomFrom } from './fixtures/random.ts';

describe('territory colours', () => {
	test('neighbours never share a colour and differ for colour-blind readers too', () => {
		const view = fixturePlan(200, 300);
		const neighbours = territoryNeighbours(view.reps.length, view.todayLabels, view.units.edges, view.reps);
		const colours = territoryColours(neighbours);
		neighbours.forEach((set, t) => {
			for (const n of set) expect(colourDistance(colours[t]!, colours[n]!)).toBeGreaterThan(8);
		});
	});

	test('a white letter can be read on every badge', () => {
		const channel = (v: number) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
		for (const colour of palette) {
			const [r, g, b] = badgeColour(colour).map(channel);
			expect(1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05)).toBeGreaterThan(4.5);
		}
	});

	test('eight territories get eight different colours', () => {
		const alone = Array.from({ length: 8 }, () => new Set<number>());
		expect(new Set(territoryColours(alone).map(String)).size).toBe(8);
	});

	test('sixty territories on a grid still differ from their neighbours', () => {
		const random = randomFrom(3);
		const neighbours = Array.from({ length: 60 }, () => new Set<number>());
		for (let t = 0; t < 60; t++) {
			for (const n of [t + 1, t + 10, random() < 0.5 ? t + 11 : t + 9]) {
				if (n >= 60) continue;
				neighbours[t]!.add(n);
				neighbours[n]!.add(t);
			}
		}
		const colours = territoryColours(neighbours).map(String);
		neighbours.forEach((set, t) => {
			for (const n of set) expect(colours[n]).not.toBe(colours[t]);
		});
	});

	test('the same territories get the same colours again', () => {
		const neighbours = [new Set([1, 2]), new Set([0]), new Set([0])];
		expect(territoryColours(neighbours)).toEqual(territoryColours(neighbours));
	});

	test('territories touch where two neighbouring units have different labels', () => {
		const sets = territoryNeighbours(3, Int32Array.of(0, 1, 1, -1), Uint32Array.of(0, 1, 1, 2, 2, 3), []);
		expect(sets.map((set) => [...set])).toEqual([[1], [0], []]);
	});
});
