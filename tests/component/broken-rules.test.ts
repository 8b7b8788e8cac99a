import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Rule } from '#engine/model/rules.ts';
import Headline from '#lib/screens/Headline.svelte';
import LiveRegion from '#lib/screens/LiveRegion.svelte';
import ProgressCard from '#lib/screens/ProgressCard.svelte';
import RulesPanel from '#lib/screens/RulesPanel.svelte';
import { withTolerance } from '#lib/state/edit-settings.ts';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { openWorkspace } from './fixtures/open-workspace.ts';

const few: Rule = { id: 'few', type: 'size', hard: true, params: { of: 'accounts', max: 9 } };

/** A plan under way whose epochs break a size rule and a tolerance. */
async function planning(of: unknown) {
	const { workspace, client } = await openWorkspace({ ruleFacts: () => [] }, 40);
	const { plan } = workspace;
	client.breaks = ({ rules }) => [
		{ id: 'tolerance:potential', territories: [-1] },
		...rules.map(({ id }) => ({ id, territories: [0, 2] }))
	];
	const screen = await render(WithWorkspace, {
		workspace,
		of: of as Component<Record<string, unknown>>,
		given: {}
	});
	workspace.set({ ...plan.settings, rules: [few] }, 'rules');
	await vi.waitFor(() => expect(plan.verdict.broken).toBe(2));
	expect(plan.activity).toBe('planning');
	return { workspace, client, screen };
}

test('while the planner runs, rules and tolerances say where the plan on the screen breaks them', async () => {
	const { workspace, client, screen } = await planning(RulesPanel);
	await expect.element(screen.getByText('not kept: A, C')).toBeVisible();
	await expect.element(screen.getByText('not kept', { exact: true })).toBeVisible();
	expect(workspace.plan.activity).toBe('planning');
	client.breaks = () => [];
	await expect.element(screen.getByText('kept', { exact: true })).toBeVisible();
});

test('a limit that was changed is not called broken by the plan from before', async () => {
	const { workspace, client, screen } = await planning(RulesPanel);
	await expect.element(screen.getByText('not kept', { exact: true })).toBeVisible();
	workspace.plan.stop();
	client.update = () => new Promise(() => {});
	workspace.set(withTolerance(workspace.plan.settings, 30, 'potential'), 'tolerance');
	await expect.element(screen.getByText('not kept', { exact: true })).not.toBeInTheDocument();
	await expect.element(screen.getByText('not kept: A, C')).toBeVisible();
});

test.each([
	['status card', ProgressCard],
	['card over the map', Headline]
])('the %s says how many rules are not kept, while searching and after', async (_, card) => {
	const { workspace, screen } = await planning(card);
	await expect.element(screen.getByText(/^2 of 3 rules not kept yet/)).toBeInTheDocument();
	workspace.plan.stop();
	await expect.element(screen.getByText(/^2 of 3 rules not kept$/)).toBeInTheDocument();
	workspace.plan.epoch = { ...workspace.plan.epoch!, infeasible: true, aside: ['few'] };
	await expect.element(screen.getByText('Proved: no plan keeps all rules')).toBeInTheDocument();
	if (card === ProgressCard)
		await expect.element(screen.getByText(/planned without 1 of the rules/)).toBeInTheDocument();
});

test('whoever listens hears of broken rules when planning stops', async () => {
	const { workspace, screen } = await planning(LiveRegion);
	workspace.plan.stop();
	await expect.element(screen.getByText(/^Planning stopped\. 2 of 3 rules not kept\.$/)).toBeInTheDocument();
});
