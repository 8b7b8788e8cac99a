import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Rule } from '#engine/model/rules.ts';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import { columnNames } from '#lib/screens/rule-list.ts';
import RulesPanel from '#lib/screens/RulesPanel.svelte';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { openWorkspace } from './fixtures/open-workspace.ts';

const industries = [
	{ name: 'Pharma', accounts: 12, specialists: 2 },
	{ name: 'Tools', accounts: 30, specialists: 0 }
];
const regions = [
	{ key: 'DE-02', name: 'Bayern', units: 40 },
	{ key: 'DE-05', name: 'Hessen', units: 20 }
];
const none = new Int32Array();

async function opened(
	rules: readonly Rule[] = [],
	broken: readonly number[] = [],
	served: readonly (typeof industries)[number][] = industries
) {
	const { workspace, client } = await openWorkspace({
		ruleChoices: () => ({
			industries: served,
			families: 3,
			familyAccounts: 8,
			openDeals: 5,
			regions,
			countries: [],
			postcodes: true
		}),
		ruleFacts: () =>
			workspace.plan.settings.rules.map(({ id }) => ({
				id,
				accounts: none,
				units: none,
				hours: id === 'keep' ? 9 : null,
				broken: null
			})),
		accountIds: (rows) =>
			Array.from(rows, (row) => ({ row, id: `A${row}`, repId: null, lockedInData: false, lock: null, located: true })),
		limitingRules: () => ({ rules: workspace.plan.settings.rules.map(({ id }) => id), locked: [] }),
		leastTravel: (without) => ({
			labels: new Int32Array(),
			missing: without,
			travelHours: without.length === 0 ? 1040 : 1000,
			boundHours: null
		})
	});
	client.breaks = ({ rules: asked }) =>
		asked.filter(({ type }) => type !== 'drive-time').map(({ id }) => ({ id, territories: broken }));
	workspace.mode = 'after';
	if (rules.length > 0) {
		workspace.set({ ...workspace.plan.settings, rules }, 'rules');
		workspace.plan.history.settle();
		await vi.waitFor(() => expect(workspace.plan.activity).toBe('done'), 10_000);
	}
	const screen = await render(WithWorkspace, {
		workspace,
		of: RulesPanel as Component<Record<string, unknown>>,
		given: {}
	});
	const form = async () => {
		await screen.getByRole('button', { name: 'Add', exact: true }).click();
		await screen.getByRole('menuitem', { name: 'More rules …' }).click();
		await expect.element(screen.getByTestId('rule-form')).toBeVisible();
	};
	return { workspace, client, screen, form };
}

test('a size rule is made by keyboard, plans again, and undo takes it back', async () => {
	const { workspace, client, screen, form } = await opened();
	await form();
	const save = screen.getByTestId('rule-save');
	await expect.element(save).toBeDisabled();
	await screen.getByLabelText('At most', { exact: true }).fill('40');
	await screen.getByLabelText('At least', { exact: true }).fill('50');
	await expect.element(screen.getByText(/^At least is more than at most/)).toBeVisible();
	await expect.element(save).toBeDisabled();
	await screen.getByLabelText('At least', { exact: true }).fill('20');
	const search = screen.getByRole('combobox', { name: /^Find / });
	(search.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	const jobs = client.jobs.length;
	await save.click();
	const rule = workspace.plan.settings.rules[0]!;
	expect(rule).toEqual({
		id: 'size-1',
		type: 'size',
		hard: true,
		params: { of: 'accounts', min: 20, max: 40, repIds: [workspace.plan.view!.reps[0]!.id] }
	});
	await vi.waitFor(() => expect(client.jobs.length).toBeGreaterThan(jobs));
	expect(client.jobs.at(-1)!.settings.rules).toEqual([rule]);
	await expect.element(screen.getByText(/at least 20, at most 40/)).toBeVisible();
	workspace.plan.undo();
	expect(workspace.plan.settings.rules).toEqual([]);
});

test('a rule in the list tells whether the plan keeps it, is changed in place and deleted', async () => {
	const drive: Rule = { id: 'reach', type: 'drive-time', hard: true, params: { hours: 2 } };
	const size: Rule = { id: 'most', type: 'size', hard: true, params: { of: 'accounts', max: 9 } };
	const { workspace, screen } = await opened([drive, size], [0, 2]);
	await expect.element(screen.getByText('not kept: A, C').first()).toBeVisible();
	await screen.getByRole('button', { name: /^Change rule: At most 2/ }).click();
	await screen.getByLabelText('Hours, one way').fill('1.5');
	await screen.getByTestId('rule-save').click();
	expect(workspace.plan.settings.rules).toEqual([{ ...drive, params: { hours: 1.5 } }, size]);
	await screen.getByRole('button', { name: /^Remove rule: Every/ }).click();
	expect(workspace.plan.settings.rules.map(({ id }) => id)).toEqual(['reach']);
});

test('an industry without a specialist cannot be asked for', async () => {
	const { workspace, screen, form } = await opened();
	await form();
	await screen.getByTestId('rule-kind').selectOptions('specialists');
	await screen.getByRole('option', { name: /Tools/ }).click();
	await expect.element(screen.getByText(/^No rep names Tools/)).toBeVisible();
	await expect.element(screen.getByTestId('rule-save')).toBeDisabled();
	await screen.getByRole('button', { name: 'Leave out Tools' }).click();
	await screen.getByRole('option', { name: /Pharma/ }).click();
	await screen.getByTestId('rule-save').click();
	expect(workspace.plan.settings.rules[0]).toMatchObject({ type: 'specialists', params: { industries: ['Pharma'] } });
});

test('where no rep names an industry the rule for specialists is not on offer, and the form says why', async () => {
	const { screen, form } = await opened([], [], [{ name: 'Tools', accounts: 30, specialists: 0 }]);
	await form();
	const option = screen.getByRole('option', { name: /no rep names an industry$/ });
	await expect.element(option).toBeDisabled();
});

test('what a size counts has one name each, written alike', async () => {
	for (const locale of ['en', 'de', 'nb'] as const) {
		overwriteGetLocale(() => locale);
		const names = Object.values(columnNames).map((name) => name());
		expect(new Set(names.map((name) => name.toLowerCase())).size, locale).toBe(names.length);
		for (const name of names) expect(name.charAt(0), name).toBe(name.charAt(0).toUpperCase());
	}
	overwriteGetLocale(() => 'en');
});

test('what is selected on the map is what the rule is about', async () => {
	const { workspace, screen, form } = await opened();
	workspace.picked = [3, 4, 5];
	await form();
	await screen.getByTestId('rule-kind').selectOptions('only');
	await expect.element(screen.getByText(/^About \d+ areas$/)).toBeVisible();
	await screen.getByRole('radio', { name: /^Only these/ }).click();
	await expect.element(screen.getByText('About 3 accounts')).toBeVisible();
	await screen.getByRole('combobox', { name: /^Find / }).fill(workspace.plan.view!.reps[1]!.name);
	await userEvent.keyboard('{Enter}');
	await screen.getByTestId('rule-save').click();
	expect(workspace.plan.settings.rules[0]).toMatchObject({
		type: 'only',
		params: { repIds: [workspace.plan.view!.reps[1]!.id], units: [], accounts: ['A3', 'A4', 'A5'] }
	});
});

test('the borders of a region are closed by keyboard, and the list calls it by its name', async () => {
	const { workspace, screen, form } = await opened([], [1]);
	await form();
	await screen.getByTestId('rule-kind').selectOptions('border');
	(screen.getByRole('combobox', { name: 'Find regions' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await screen.getByTestId('rule-save').click();
	const [rule] = workspace.plan.settings.rules;
	expect(rule).toMatchObject({ type: 'border', params: { by: 'region', of: [expect.stringMatching(/^DE-/)] } });
	await expect.element(screen.getByText(/^Do not cross the borders of (Bayern|Hessen)/)).toBeVisible();
	await expect.element(screen.getByText('not kept: B')).toBeVisible();
});

test('postcode areas ask for a number of digits', async () => {
	const { workspace, screen, form } = await opened();
	await form();
	await screen.getByTestId('rule-kind').selectOptions('border');
	await screen.getByTestId('rule-border-by').selectOptions('postcode');
	await screen.getByLabelText('First digits of the postcode').fill('12');
	await expect.element(screen.getByTestId('rule-save')).toBeDisabled();
	await screen.getByLabelText('First digits of the postcode').fill('1');
	await screen.getByTestId('rule-save').click();
	expect(workspace.plan.settings.rules[0]).toMatchObject({ type: 'border', params: { by: 'postcode', digits: 1 } });
});

test('a territory is locked as the plan has it, or as it is today', async () => {
	const { workspace, screen, form } = await opened();
	const { view, epoch } = workspace.plan;
	const second = view!.reps[1]!;
	const units = (labels: Int32Array) => view!.units.ids.filter((_, unit) => labels[unit] === 1);
	await form();
	await screen.getByTestId('rule-kind').selectOptions('keep-territory');
	await expect.element(screen.getByTestId('rule-save')).toBeDisabled();
	await screen.getByTestId('rule-territory').selectOptions(second.id);
	await screen.getByRole('radio', { name: 'As today' }).click();
	await expect
		.element(screen.getByTestId('rule-territory-units'))
		.toHaveTextContent(`About ${units(view!.todayLabels).length} areas`);
	await screen.getByRole('radio', { name: 'As in this plan' }).click();
	await screen.getByTestId('rule-save').click();
	expect(workspace.plan.settings.rules).toEqual([
		{
			id: 'keep-territory-1',
			type: 'keep-territory',
			hard: true,
			params: { repId: second.id, units: units(epoch!.labels) }
		}
	]);
});

test('a searched price takes the place of the estimate, and the row says which it is', async () => {
	const keep: Rule = { id: 'keep', type: 'keep-units', hard: true, params: { repId: 'R1', units: [] } };
	const { screen } = await opened([keep]);
	await expect.element(screen.getByText('+9 h a year (estimate)')).toBeVisible();
	await screen.getByRole('button', { name: 'Price each rule' }).click();
	await expect.element(screen.getByText('+40 h a year (by search)')).toBeVisible();
	await expect.element(screen.getByText('+9 h a year (estimate)')).not.toBeInTheDocument();
});
