import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Settings } from '#engine/model/settings.ts';
import { withAssigned } from '#lib/state/edit-settings.ts';
import RuleStudy from '#lib/screens/RuleStudy.svelte';
import { RuleStudy as Study } from '#lib/state/rule-study.svelte.ts';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { openWorkspace } from './fixtures/open-workspace.ts';

const ids = ['tolerance:potential', 'tolerance:index'];
const loosened = (settings: Settings, without: readonly string[], to: number) => ({
	settings: {
		...settings,
		measures: settings.measures.map((one) =>
			without.includes(`tolerance:${one.id}`) ? { ...one, tolerance: to } : one
		)
	},
	changes: without.map((id) => ({ id, part: 'tolerance' as const, was: 10, to }))
});
/** With a clash, only an index tolerance of at least `needed` has a plan. */
const opened = async (hoursWithout: Record<string, number>, clashes = false, needed = 13) => {
	const asked: string[][] = [];
	const { workspace, client } = await openWorkspace(
		{
			limitingRules: () => ({ rules: ids, locked: [] }),
			rulesRefuted: () => false,
			leastTravel: (without) => {
				asked.push([...without]);
				const travelHours = hoursWithout[without.join()] ?? 0;
				const missing = clashes ? ['tolerance:index'] : without;
				return { labels: new Int32Array(), missing, travelHours, boundHours: travelHours - 7 };
			},
			tryRules: ({ without, trial }) => {
				asked.push([...without]);
				const index = trial?.measures.find(({ id }) => id === 'index')?.tolerance ?? Infinity;
				const keeps = !clashes || (without.includes('tolerance:index') && index >= needed);
				return {
					keeps,
					infeasible: !keeps,
					travelHours: hoursWithout[without.join()] ?? 0,
					breaks: [],
					loosened: loosened(workspace.plan.settings, without, 20)
				};
			}
		},
		40
	);
	workspace.mode = 'after';
	if (clashes)
		workspace.plan.epoch = {
			...workspace.plan.epoch!,
			keepsRules: false,
			broken: [{ id: 'tolerance:index', territories: [-1] }]
		};
	const screen = await render(WithWorkspace, {
		workspace,
		of: RuleStudy as unknown as Component<Record<string, unknown>>,
		given: { onprices: () => {} }
	});
	return { workspace, client, screen, asked };
};

test('the price of a rule is the difference of two plans, dearest first', async () => {
	const { screen, asked } = await opened({ '': 1000, 'tolerance:potential': 990, 'tolerance:index': 880 });
	await screen.getByRole('button', { name: 'Price each rule' }).click();
	await expect.element(screen.getByText(/120.*a year/)).toBeVisible();
	expect(screen.getByTestId('rule-study').element().textContent).toMatch(/Weighted index.*120.*Potential.*10/s);
	await expect.element(screen.getByText('proved: at most 127 h')).toBeVisible();
	expect(asked).toEqual([[], ['tolerance:potential'], [], ['tolerance:index'], []]);
});

test('a clash is named, and its cheapest way out widens the tolerance that stands in it, once it is chosen', async () => {
	const { workspace, screen } = await opened({}, true);
	const before = workspace.plan.settings;
	await screen.getByRole('button', { name: 'Find the rules that clash' }).click();
	await expect.element(screen.getByText(/^Proved: no plan can keep this rule/)).toBeVisible();
	await expect.element(screen.getByText(/^[−+]\d.* a year against this plan$/)).toBeVisible();
	await expect.element(screen.getByText('Weighted index within ±10 %')).toBeVisible();
	await expect.element(screen.getByText(/Allow ±13 %/)).toBeVisible();
	expect(workspace.plan.settings).toBe(before);
	await screen.getByRole('button', { name: 'Plan with it' }).click();
	expect(workspace.plan.settings.measures.find(({ id }) => id === 'index')?.tolerance).toBe(13);
});

test('what lies within the noise of the searches is about zero, and no price is negative', async () => {
	const { screen } = await opened({ '': 1000, 'tolerance:potential': 1031, 'tolerance:index': 998 });
	await screen.getByRole('button', { name: 'Price each rule' }).click();
	await expect.element(screen.getByText('Searches err by up to 3 h a year; that counts as about 0.')).toBeVisible();
	const { textContent } = screen.getByTestId('rule-study').element();
	expect(textContent?.match(/about 0 h a year/g)).toHaveLength(2);
	expect(textContent).not.toContain('−');
});

test('a price that cannot be had says why', async () => {
	const { screen, workspace } = await opened({}, true);
	workspace.plan.epoch = { ...workspace.plan.epoch!, keepsRules: true, broken: [] };
	await screen.getByRole('button', { name: 'Price each rule' }).click();
	await expect.element(screen.getByText('not measurable').first()).toBeVisible();
	await expect.element(screen.getByText(/^no plan was found that keeps all rules/).first()).toBeVisible();
});

test('an answer is forgotten as soon as the settings change', async () => {
	const { workspace, screen } = await opened({ '': 1 });
	await screen.getByRole('button', { name: 'Price each rule' }).click();
	await expect.element(screen.getByText(/^Hours on the road that each rule costs/)).toBeVisible();
	workspace.set({ ...workspace.plan.settings, goals: { ...workspace.plan.settings.goals, travel: 11 } }, 'travel');
	await expect.element(screen.getByText(/^Hours on the road that each rule costs/)).not.toBeInTheDocument();
});

test('what fails after another question was asked is not told of it', async () => {
	const failing: (() => void)[] = [];
	const { workspace } = await openWorkspace({
		limitingRules: () => ({ rules: ids, locked: [] }),
		leastTravel: () => new Promise((_, reject) => failing.push(() => reject(new Error('gone')))) as never
	});
	const study = new Study(workspace.plan);
	const first = study.price();
	await expect.poll(() => failing.length).toBe(1);
	study.reset();
	failing[0]!();
	await first;
	expect(study.failed).toBeNull();
});

test('both questions are offered while the planner runs; asking stops it and tells so', async () => {
	const { workspace, screen, asked } = await opened({ '': 1000, 'tolerance:potential': 990, 'tolerance:index': 880 });
	const { plan } = workspace;
	workspace.set({ ...plan.settings, goals: { ...plan.settings.goals, travel: 11 } }, 'travel');
	await expect.poll(() => plan.activity).toBe('planning');
	await screen.getByRole('button', { name: 'Stop and price each rule' }).click();
	await expect.element(screen.getByText(/120.*a year/)).toBeVisible();
	expect([plan.activity, asked.length]).toEqual(['stopped', 5]);
});

test('rules that the plan on the screen breaks are studied while planning and after a hand edit as well', async () => {
	const { workspace, client, screen } = await opened({}, true);
	const { plan } = workspace;
	client.breaks = () => [{ id: 'tolerance:index', territories: [-1] }];
	workspace.set({ ...plan.settings, goals: { ...plan.settings.goals, travel: 11 } }, 'travel');
	await expect.element(screen.getByRole('button', { name: 'Stop and find the rules that clash' })).toBeVisible();
	plan.edit(withAssigned(plan.settings, ['A1'], 'R1'), 'assign');
	await expect.element(screen.getByRole('button', { name: 'Find the rules that clash', exact: true })).toBeVisible();
	await expect.element(screen.getByText(/^1 of 3 rules not kept$/)).toBeVisible();
});
