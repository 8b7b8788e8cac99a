import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Finding } from '#engine/explain/findings.ts';
import { rulesOf } from '#engine/model/rules.ts';
import FindingLines from '#lib/screens/FindingLines.svelte';
import Findings from '#lib/screens/Findings.svelte';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { openWorkspace } from './fixtures/open-workspace.ts';

const finding = (id: Finding['id'], more: Partial<Finding>): Finding => ({
	...{ id, severity: 'low', count: 1, amount: 1000, unit: 'money', share: 0.01 },
	...{ accounts: new Int32Array(), units: new Int32Array(), reps: new Int32Array(), around: null },
	...more
});
const isolated = finding('isolated', {
	count: 2,
	accounts: Int32Array.of(4, 9),
	units: Int32Array.of(1, 2),
	around: Int32Array.of(3, 5)
});
const over = finding('overloaded', { severity: 'high', count: 2, unit: 'hours', reps: Int32Array.of(6, 2) });
const answers = {
	findings: (of: 'today' | 'plan') => (of === 'today' ? [over, isolated] : [isolated]),
	accountIds: (rows: ArrayLike<number>) =>
		Array.from(rows, (row) => ({ row, id: `A${row}`, repId: 'R1', lock: null, lockedInData: false, located: true }))
};
const opened = async () => {
	const { workspace, client } = await openWorkspace(answers);
	const screen = await render(WithWorkspace, {
		workspace,
		of: Findings as Component<Record<string, unknown>>,
		given: {}
	});
	return { workspace, client, screen };
};

test('findings stand in the order of the engine, with what becomes of them in the proposal', async () => {
	const { screen } = await opened();
	const items = screen.getByRole('listitem');
	await expect.element(items.first()).toBeVisible();
	expect(items.first().element().textContent).toMatch(/2 reps with more work than hours.*none in the proposal/s);
	expect(screen.getByTestId('finding-isolated').element().textContent).toContain('2 in the proposal');
});

test('Show me picks the accounts and aims the map at them', async () => {
	const { workspace, screen } = await opened();
	await screen
		.getByTestId('finding-isolated')
		.getByRole('button', { name: /^Show me/ })
		.click();
	expect(workspace.picked).toEqual([4, 9]);
	expect([...(workspace.aim?.accounts as Int32Array)]).toEqual([4, 9]);
	expect(workspace.mode).toBe('today');
});

test('Show me of a finding about reps points at the worst one, then at the next', async () => {
	const { workspace, screen } = await opened();
	const show = screen.getByTestId('finding-overloaded').getByRole('button', { name: /^Show me/ });
	await show.click();
	expect(workspace.focus).toBe(6);
	await show.click();
	expect(workspace.focus).toBe(2);
	expect(workspace.aim?.units?.length).toBeGreaterThan(0);
});

test('today offers no mending: an edit acts on the proposal', async () => {
	const { screen } = await opened();
	await expect.element(screen.getByTestId('finding-isolated')).toBeVisible();
	expect(screen.getByRole('button', { name: /^What it would do/ }).elements()).toHaveLength(0);
});

test('mending shows its effect first and gives each account to the rep around it; it can be taken back', async () => {
	const { workspace, client, screen } = await opened();
	const now = workspace.plan.epoch!.kpis;
	const better = { ...now, travelHoursPerYear: now.travelHoursPerYear - 30 };
	client.preview = async (settings) => (settings.rules.length > 0 ? better : now);
	workspace.mode = 'after';
	await screen.getByRole('button', { name: /^What it would do/ }).click();
	await vi.waitFor(() => expect(screen.getByTestId('effect').element().textContent).toMatch(/[-−]30 h/));
	expect(workspace.plan.settings.rules).toEqual([]);
	await screen.getByTestId('mend-give').click();
	const rules = rulesOf(workspace.plan.settings.rules, 'assign');
	const reps = workspace.plan.view!.reps;
	expect(rules.map(({ params }) => [params.repId, params.accounts])).toEqual([
		[reps[3]!.id, ['A4']],
		[reps[5]!.id, ['A9']]
	]);
	workspace.toasts.at(-1)?.undo?.();
	await vi.waitFor(() => expect(workspace.plan.settings.rules).toEqual([]));
});

test('accounts and reps can be left out and taken back in', async () => {
	const { workspace, screen } = await opened();
	await screen
		.getByTestId('finding-isolated')
		.getByRole('button', { name: /^Leave these out/ })
		.click();
	await vi.waitFor(() => expect(workspace.plan.settings.exclude?.accounts).toEqual(['A4', 'A9']));
	await screen.getByRole('button', { name: /^Take 2 accounts back in/ }).click();
	expect(workspace.plan.settings.exclude).toBeUndefined();
});

test('the first lines leave out what the figures tell already, and fold away once something is shown', async () => {
	const { workspace } = await openWorkspace({
		...answers,
		findings: () => [over, finding('uncovered', { reps: Int32Array.of(6) }), isolated]
	});
	workspace.findings.watch();
	await vi.waitFor(() => expect(workspace.findings.today).not.toBeNull());
	const screen = await render(WithWorkspace, {
		workspace,
		of: FindingLines as Component<Record<string, unknown>>,
		given: {}
	});
	await expect.element(screen.getByTestId('headline-overloaded')).toBeVisible();
	expect(screen.getByTestId('headline-uncovered').elements()).toHaveLength(0);
	await screen.getByTestId('headline-isolated').click();
	expect(workspace.picked).toEqual([4, 9]);
	expect(screen.getByTestId('headline-overloaded').elements()).toHaveLength(0);
});
