import type { Component } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ExportDialog from '#lib/screens/ExportDialog.svelte';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { openWorkspace } from './fixtures/open-workspace.ts';

afterEach(() => vi.restoreAllMocks());

async function opened(answers: Parameters<typeof openWorkspace>[0]) {
	const { workspace, client } = await openWorkspace(answers);
	const names: string[] = [];
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
		names.push(this.download);
	});
	const onclose = vi.fn();
	const of = ExportDialog as unknown as Component<Record<string, unknown>>;
	const screen = await render(WithWorkspace, { workspace, of, given: { onclose } });
	return { workspace, client, screen, names, onclose };
}

test('postcodes, territories and accounts come as files under their names', async () => {
	const asked: unknown[][] = [];
	const answer =
		(name: string) =>
		(...input: unknown[]) => {
			asked.push([name, ...input]);
			return Uint8Array.of(1);
		};
	const { screen, names } = await opened({
		exportPostcodes: answer('postcodes'),
		exportTerritories: answer('territories')
	});
	await screen.getByTestId('export-postcodes-csv').click();
	await vi.waitFor(() => expect(names.length).toBe(1));
	await screen.getByRole('checkbox').click();
	await screen.getByTestId('export-map-geojson').click();
	await vi.waitFor(() => expect(names.length).toBe(2));
	await screen.getByTestId('export-accounts-xlsx').click();
	await vi.waitFor(() => expect(names.length).toBe(3));
	expect(names.map((name) => /(-postcodes\.csv|-territories\.geojson|\.xlsx)$/.exec(name)?.[0])).toEqual([
		'-postcodes.csv',
		'-territories.geojson',
		'.xlsx'
	]);
	expect(asked).toEqual([
		['postcodes', 'csv', 'en'],
		['territories', new Date().toISOString().slice(0, 10), true]
	]);
});

test('a file that takes long can be cancelled, and nothing comes of it later', async () => {
	let finish = () => {};
	const cancelFile = vi.fn();
	const { screen, names } = await opened({
		exportPostcodes: () => new Promise((resolve) => (finish = () => resolve(Uint8Array.of(1)))),
		cancelFile
	});
	await screen.getByTestId('export-postcodes-xlsx').click();
	await expect.element(screen.getByTestId('export-postcodes-csv')).toBeDisabled();
	await screen.getByTestId('export-cancel').click();
	expect(cancelFile).toHaveBeenCalledOnce();
	await expect.element(screen.getByRole('status')).toHaveTextContent('Nothing was written');
	finish();
	await expect.element(screen.getByTestId('export-postcodes-csv')).toBeEnabled();
	expect(names).toEqual([]);
});

test('what goes wrong is said in the dialog', async () => {
	const { screen } = await opened({
		exportTerritories: () => Promise.reject(Object.assign(new Error(), { code: 'PLAN_NONE', where: {} }))
	});
	await screen.getByTestId('export-map-geojson').click();
	await expect.element(screen.getByTestId('export-failed')).toBeVisible();
});
