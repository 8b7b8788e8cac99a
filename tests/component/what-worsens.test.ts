import { describe, expect, test } from 'vitest';
import { effectOf } from '#lib/screens/effect.ts';
import { savingOf } from '#lib/screens/saving.ts';
import type { TerritoryRow } from '#lib/screens/territory-rows.ts';
import { bindingMeasure, whatWorsens } from '#lib/screens/what-worsens.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';

const { today } = fixturePlan(60, 100);
const base = {
	...today.territories[0]!,
	...{ accounts: 10, potentialDev: 0.02, indexDev: 0.02, workloadHours: 1000, capacityHours: 1350 },
	travelHoursPerVisit: 1
};
type Figures = Partial<typeof base>;
const row = (index: number, before: Figures, after: Figures): TerritoryRow => ({
	...{ index, id: `R${index}`, letter: 'ABC'[index] ?? '', name: `Rep ${index}`, colour: '', badge: '' },
	today: { ...base, ...before },
	after: { ...base, ...after }
});

describe('what gets worse for whom', () => {
	test('longer travel counts from three minutes per visit', () => {
		const rows = [row(0, {}, { travelHoursPerVisit: 1.04 }), row(1, {}, { travelHoursPerVisit: 1.06 })];
		expect(whatWorsens(rows, 0.1).travel).toEqual([1]);
	});
	test('more work counts only beyond the hours', () => {
		const rows = [row(0, {}, { workloadHours: 1349 }), row(1, { workloadHours: 1400 }, { workloadHours: 1500 })];
		expect(whatWorsens(rows, 0.1).load).toEqual([1]);
	});
	test('further from the share counts only outside the tolerance', () => {
		const rows = [row(0, {}, { potentialDev: -0.09 }), row(1, { potentialDev: 0.05 }, { potentialDev: -0.2 })];
		expect(whatWorsens(rows, 0.1).balance).toEqual([1]);
		expect(whatWorsens([row(0, { potentialDev: 0.5 }, { potentialDev: 0.2 })], 0.1).balance).toEqual([]);
	});
});

describe('the measure that binds', () => {
	const measures = [
		{ id: 'potential', tolerance: 10 },
		{ id: 'index', tolerance: 5 }
	];
	test('is the one that uses most of its own tolerance', () => {
		const rows = [row(0, {}, { potentialDev: 0.06 }), row(1, {}, { indexDev: -0.049 })];
		expect(bindingMeasure(rows, measures)).toMatchObject({ measure: 'index', rep: 1, state: 'binds' });
	});
	test('is free below 95 % of the tolerance and broken above it', () => {
		expect(bindingMeasure([row(0, {}, { potentialDev: 0.05 })], measures)?.state).toBe('free');
		expect(bindingMeasure([row(0, {}, { potentialDev: 0.2 })], measures)?.state).toBe('broken');
	});
});

describe('the attainable saving', () => {
	// 100 visits today, 120 after: accounts without a rep are served now.
	const before = { travelHoursPerVisit: 2 };
	const after = { travelHoursPerVisit: 1.5, travelHoursPerYear: 180 };
	test('compares the same visits: half an hour on each of the 120', () => {
		expect(savingOf(before, after, null)).toEqual({ today: 2, after: 1.5, bound: null, hoursPerYear: 60 });
	});
	test('the bound per visit gives back the share the planner tells', () => {
		const { today, after: now, bound } = savingOf(before, after, 20);
		expect(bound).toBeCloseTo(1.25, 12);
		expect((today - now) / (today - bound!)).toBeCloseTo(2 / 3, 12);
	});
});

test('an effect is green where a figure falls, red where it rises, plain where nobody could read it', () => {
	const after = {
		...today,
		potentialSpread: today.potentialSpread + 0.01,
		travelHoursPerYear: today.travelHoursPerYear - 8
	};
	const effects = Object.fromEntries(effectOf(today, after, 'EUR').map((effect) => [effect.id, effect]));
	expect(effects['spread']).toMatchObject({ tone: 'bad', text: '+1 pt' });
	expect(effects['travel']).toMatchObject({ tone: 'good', text: expect.stringMatching(/^[-−]8 h$/) });
	expect(effects['moved']).toMatchObject({ tone: 'plain', text: '0' });
});
