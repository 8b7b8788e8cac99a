import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { RevirError } from '#engine/model/errors.ts';
import ImportWizard from '#lib/screens/import/ImportWizard.svelte';
import { ImportState } from '#lib/state/import.svelte.ts';
import { PlanState } from '#lib/state/plan.svelte.ts';
import { Workspace } from '#lib/state/workspace.svelte.ts';
import WithWorkspace from './fixtures/WithWorkspace.svelte';
import { geoJson, polygon, square } from '../fixtures/areas.ts';
import { createFixtureClient } from './fixtures/fixture-client.ts';
import { createFixtureImport } from './fixtures/import-client.ts';

beforeEach(() => localStorage.removeItem('revir-mappings'));
afterEach(() => document.body.replaceChildren());

const lines = (count: number) =>
	Array.from(
		{ length: count },
		(_, k) => `K${100 + k};Firma ${k} GmbH;${10115 + k} Berlin;Rep ${k % 3};info@firma${k}.de;${k},5;${k % 4};A`
	);
const dirty = (name = 'kunden.csv') =>
	new File([['Kundennr;Firma;PLZ Ort;Betreuer;E-Mail;Umsatz 2025;Zahl;Klasse', ...lines(40)].join('\n')], name);

const districts = () => {
	const features = [0, 1, 2].map((k) => polygon({ AGS: `0${k}`, GEN: `Kreis ${k}`, land: 'DE' }, square(8 + k, 50, 1)));
	return new File([geoJson(features) as BlobPart], 'kreise.geojson');
};

async function opened(file: File = dirty(), client = createFixtureImport(), first = 'preview') {
	const workspace = new Workspace(new PlanState(createFixtureClient()));
	workspace.dialog = 'import';
	const given = { files: [file], onclose: vi.fn(), onopen: vi.fn(async () => true), create: () => client.client };
	const of = ImportWizard as unknown as Component<Record<string, unknown>>;
	const screen = await render(WithWorkspace, { workspace, of, given });
	await expect.element(screen.getByTestId(first)).toBeVisible();
	return { screen, client, ...given };
}
const toColumns = async ({ screen }: Awaited<ReturnType<typeof opened>>) => {
	await screen.getByTestId('import-next').click();
	await expect.element(screen.getByTestId('mapping')).toBeVisible();
};

test('what was guessed about a file is shown, and another separator reads it again', async () => {
	const { screen } = await opened();
	await expect.element(screen.getByTestId('read-delimiter')).toHaveValue(';');
	await expect.element(screen.getByTestId('read-headerRow')).toHaveValue('1');
	await expect.element(screen.getByTestId('preview').getByText('10115 Berlin')).toBeVisible();
	await screen.getByTestId('read-delimiter').selectOptions('|');
	await expect.element(screen.getByText('39 rows, 1 columns').or(screen.getByText('40 rows, 1 columns'))).toBeVisible();
	await screen.getByTestId('read-delimiter').selectOptions(';');
	await expect.element(screen.getByText('40 rows, 8 columns')).toBeVisible();
});

test('a column is mapped by keyboard, and the one that had its place goes out', async () => {
	const wizard = await opened();
	await toColumns(wizard);
	const { screen, client } = wizard;
	const choice = (column: string) => screen.getByRole('combobox', { name: `“${column}” becomes` });
	await expect.element(choice('PLZ Ort')).toHaveValue('postcode_city');
	await expect.element(screen.getByText('Split into Postcode and Town')).toBeVisible();
	await expect.element(choice('Umsatz 2025')).toHaveValue('revenue_y0');
	(choice('Zahl').element() as HTMLSelectElement).focus();
	await userEvent.keyboard('Visits');
	await expect.element(choice('Zahl')).toHaveValue('visits_per_year');
	await choice('Zahl').selectOptions('revenue_y0');
	await expect.element(choice('Umsatz 2025')).toHaveValue('');
	await screen.getByTestId('import-next').click();
	await expect.element(screen.getByTestId('homes-guessed')).toMatchTextContent(/3 of 3/);
	expect(client.loads[0]!.accounts.fields.find(({ target }) => target === 'revenue_y0')).toMatchObject({
		from: ['Zahl']
	});
});

test('personal data stay out until a reason is given', async () => {
	const wizard = await opened();
	await toColumns(wizard);
	const { screen } = wizard;
	await screen.getByRole('button', { name: 'Unlock “E-Mail”' }).click();
	await screen.getByTestId('unlock-reason').fill('too short');
	await expect.element(screen.getByTestId('unlock-go')).toBeDisabled();
	await screen.getByTestId('unlock-reason').fill('to find the firm behind it');
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('combobox', { name: '“E-Mail” becomes' })).toHaveValue('domain');
	await expect.element(screen.getByText('Only the domain of the firm')).toBeVisible();
});

test('a mapping used before is used again for the same columns, and is told', async () => {
	const first = await opened();
	await toColumns(first);
	await first.screen.getByRole('combobox', { name: '“Klasse” becomes' }).selectOptions('stage');
	await first.screen.getByTestId('import-next').click();
	await expect.element(first.screen.getByTestId('reps-list')).toBeVisible();
	await first.screen.unmount();
	const second = await opened(dirty('kunden-neu.csv'));
	await toColumns(second);
	const choice = second.screen.getByRole('combobox', { name: '“Klasse” becomes' });
	await expect.element(second.screen.getByTestId('remembered')).toMatchTextContent(/As last time/);
	await expect.element(choice).toHaveValue('stage');
	await second.screen.getByRole('button', { name: 'Guess anew' }).click();
	await expect.element(choice).not.toHaveValue('stage');
});

test('long work can be cancelled; what was reached stays and goes on from there', async () => {
	const wizard = await opened();
	await toColumns(wizard);
	const { screen, client } = wizard;
	client.hangs = true;
	await screen.getByTestId('import-next').click();
	await screen.getByTestId('import-cancel').click();
	await expect.element(screen.getByRole('status')).toMatchTextContent(/Cancelled/);
	expect(client.stops).toBe(1);
	client.hangs = false;
	await screen.getByTestId('import-next').click();
	await expect.element(screen.getByTestId('reps-list')).toBeVisible();
});

test('a file beyond all limits is refused before it is brought into memory', async () => {
	const flow = new ImportState('', () => createFixtureImport().client);
	const unread = () => Promise.reject(new Error('was read'));
	const huge = Object.assign(new File(['a;b'], 'huge.csv'), { arrayBuffer: unread, text: unread });
	Object.defineProperty(huge, 'size', { value: 3e9 });
	for (const take of [
		() => flow.open('accounts', huge),
		() => flow.openAreas(huge),
		() => flow.addPostcodes(huge),
		() => flow.loadMapping('accounts', huge)
	]) {
		flow.failure = null;
		await take();
		expect(flow.failure).toMatchObject({
			error: { code: 'FILE_TOO_LARGE', got: '2862 MiB', expected: 'at most 256 MiB' }
		});
	}
	expect(flow.accounts.file).toBeNull();
});

test('cancelling what is written for the plan loses nothing that was mended', async () => {
	const { client } = createFixtureImport();
	let written = () => {};
	client.finish = () => new Promise((resolve) => (written = () => resolve({} as never)));
	const stop = vi.spyOn(client, 'stop');
	const flow = new ImportState('', () => client);
	const finished = flow.finish();
	flow.cancel();
	written();
	expect([await finished, flow.work, flow.cancelled, stop.mock.calls.length]).toEqual([null, null, true, 0]);
});

test('an error says what to mend and keeps what was reached; leaving asks only when something would be lost', async () => {
	const wizard = await opened();
	const { screen, client, onclose } = wizard;
	await screen.getByTestId('close-screen').click();
	expect(onclose).toHaveBeenCalledOnce();
	await screen.getByTestId('import-file').upload(new File([], 'leer.xlsx'));
	await expect.element(screen.getByTestId('error')).toMatchTextContent(/leer\.xlsx/);
	await expect.element(screen.getByTestId('preview').getByText('10115 Berlin')).toBeVisible();
	await toColumns(wizard);
	await screen.getByRole('combobox', { name: '“Klasse” becomes' }).selectOptions('segment');
	client.fails = new RevirError('ACCOUNTS_NONE', { where: { file: 'kunden.csv' } });
	await screen.getByTestId('import-next').click();
	await expect.element(screen.getByTestId('error')).toMatchTextContent(/kunden\.csv/);
	await expect.element(screen.getByRole('combobox', { name: '“Klasse” becomes' })).toHaveValue('segment');
	await userEvent.keyboard('{Escape}');
	await screen.getByTestId('leave-stay').click();
	await screen.getByTestId('close-screen').click();
	await screen.getByTestId('leave-go').click();
	expect(onclose).toHaveBeenCalledTimes(2);
});

test('the country chosen holds when the file is read otherwise, and two columns changed at once are both kept', async () => {
	const wizard = await opened();
	await toColumns(wizard);
	const { screen, client } = wizard;
	await screen.getByTestId('import-country').selectOptions('NO');
	await screen.getByTestId('import-back').click();
	await screen.getByTestId('read-headerRow').selectOptions('2');
	await screen.getByTestId('read-headerRow').selectOptions('1');
	await expect.element(screen.getByText('40 rows, 8 columns')).toBeVisible();
	await toColumns(wizard);
	const choose = (column: string, target: string) => {
		const choice = screen.getByRole('combobox', { name: `“${column}” becomes` }).element() as HTMLSelectElement;
		choice.value = target;
		choice.dispatchEvent(new Event('change', { bubbles: true }));
	};
	choose('Klasse', 'stage');
	choose('Zahl', 'visits_per_year');
	await expect.element(screen.getByRole('combobox', { name: '“Zahl” becomes' })).toHaveValue('visits_per_year');
	await screen.getByTestId('import-next').click();
	await expect.element(screen.getByTestId('reps-list')).toBeVisible();
	const { fields, currency } = client.loads[0]!.accounts;
	const of = (target: string) => fields.find((field) => field.target === target);
	expect([of('country'), currency]).toMatchObject([{ value: 'NO' }, 'NOK']);
	expect([of('stage'), of('visits_per_year')]).toMatchObject([{ from: ['Klasse'] }, { from: ['Zahl'] }]);
});

test('a postcode table of the own is added and counted, and what is none is refused', async () => {
	const wizard = await opened();
	await toColumns(wizard);
	const { screen } = wizard;
	const table = 'DE\t10115\tBerlin\t\t\t\t\t\t\t52.5\t13.4\t4\nDE\t10117\tBerlin\t\t\t\t\t\t\t52.5\t13.3\t4\n';
	await screen.getByTestId('postcodes-load').upload(new File([table], 'DE.txt'));
	await expect.element(screen.getByTestId('postcodes-added')).toMatchTextContent('DE: 2 postcodes');
	await screen.getByTestId('postcodes-load').upload(new File([], 'leer.txt'));
	await expect.element(screen.getByTestId('error')).toMatchTextContent(/leer\.txt/);
});

test('a file of areas is no list of customers: it becomes the basic units, and can be read otherwise', async () => {
	const wizard = await opened(districts(), createFixtureImport(), 'areas');
	const { screen } = wizard;
	await expect
		.element(screen.getByText(/3 areas become the basic units.*Now choose the file with the accounts/))
		.toBeVisible();
	await expect.element(screen.getByRole('combobox', { name: 'Id' })).toHaveValue('AGS');
	await screen.getByRole('combobox', { name: 'Id' }).selectOptions('GEN');
	await expect.element(screen.getByRole('combobox', { name: 'Name' })).toHaveValue('');
	await screen.getByTestId('import-file').upload(dirty());
	await toColumns(wizard);
	await screen.getByTestId('import-next').click();
	await expect
		.element(screen.getByTestId('loaded-areas'))
		.toMatchTextContent(/3 areas from kreise.geojson.*3 accounts lie outside/);
	await screen.getByTestId('import-back').click();
	await screen.getByTestId('import-back').click();
	await screen.getByRole('button', { name: 'Without this file' }).click();
	await expect.element(screen.getByTestId('areas')).not.toBeInTheDocument();
	// What was chosen as customers nonetheless is offered as areas.
	await screen.getByTestId('import-file').upload(new File([await districts().arrayBuffer()], 'kreise.txt'));
	await screen.getByTestId('use-as-areas').click();
	await expect.element(screen.getByTestId('areas')).toBeVisible();
	await screen.getByRole('button', { name: /not areas/ }).click();
	await expect.element(screen.getByTestId('preview')).toMatchTextContent(/Kreis 1/);
});
