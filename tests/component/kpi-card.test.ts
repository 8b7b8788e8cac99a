import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import KpiCard from '#lib/screens/KpiCard.svelte';
import { kpiRows } from '#lib/screens/kpi-rows.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';

const today = {
	...fixturePlan(60, 100).today,
	potentialSpread: 0.48,
	maxMinRatio: 4,
	travelHoursPerVisit: 2.4,
	coverage: 0.81
};
const after = {
	...today,
	potentialSpread: 0.12,
	maxMinRatio: 1.4,
	travelHoursPerVisit: 1.6,
	coverage: 0.97,
	movedRevenue: 0.094,
	protectedMoved: 0
};
const input = { today, after, assumedShare: { visits_per_year: 0.4, visit_hours: 0.1 }, owned: true };
const cutOff = { today: 17, after: 0 };
const rows = kpiRows({ ...input, cutOff });
const row = (id: string) => rows.find((candidate) => candidate.id === id)!;

describe('a figure card', () => {
	test('shows today and after, and keeps the raw numbers for whoever compares them', async () => {
		const screen = await render(KpiCard, { row: row('potentialSpread') });
		const card = screen.getByTestId('kpi-potentialSpread');
		await expect.element(card).toHaveAttribute('data-before', '0.48');
		await expect.element(card).toHaveAttribute('data-after', '0.12');
		expect(card.element().textContent).toContain('today ±48.0%, after ±12.0%');
	});

	test('counts less spread, less travel and more coverage as better', () => {
		expect(row('potentialSpread')).toMatchObject({ tone: 'good', delta: expect.stringMatching(/^[-−]75\s?%$/) });
		expect(row('travelHoursPerVisit')).toMatchObject({ tone: 'good', delta: expect.stringMatching(/^[-−]33\s?%$/) });
		expect(row('coverage')).toMatchObject({ tone: 'good', delta: '+16 pt' });
	});

	test('marks figures that rest on assumed columns, and travel as an estimate', () => {
		expect(row('travelHoursPerVisit').tags).toEqual(['estimate', 'assumed']);
		expect(row('potentialSpread').tags).toEqual([]);
	});

	test('a default that few accounts took is no badge', () => {
		const few = kpiRows({ ...input, assumedShare: { visits_per_year: 0.2 }, cutOff });
		expect(few.find(({ id }) => id === 'travelHoursPerVisit')?.tags).toEqual(['estimate']);
	});

	test('counts accounts cut off, and says nothing while they are not known', () => {
		expect(row('cutOffAccounts')).toMatchObject({ before: 17, after: 0, tone: 'good' });
		const unknown = kpiRows({ ...input, cutOff: { today: null, after: null } });
		expect(unknown.find(({ id }) => id === 'cutOffAccounts')).toMatchObject({ beforeText: null, tone: 'plain' });
	});

	test('says what share of revenue changes hands', () => {
		expect(row('movedAccounts').delta).toMatch(/^9\.4\s?% of revenue$/);
	});

	test('leaves the customers who change rep out while only today is shown', () => {
		expect(kpiRows({ ...input, after: null, cutOff }).map(({ id }) => id)).not.toContain('movedAccounts');
	});

	test('calls an endless ratio endless, not a number', () => {
		const [, ratio] = kpiRows({ ...input, today: { ...today, maxMinRatio: Infinity }, after: null, cutOff });
		expect(ratio?.beforeText).toBe('∞ : 1');
	});
});
