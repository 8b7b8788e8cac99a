import { expect, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { RevirError } from '#engine/model/errors.ts';
import '../../src/app.css';
import { defaultSettings } from '#engine/model/settings.ts';
// Fetched now, so that no test waits for them.
import '#lib/screens/import/DuplicateReview.svelte';
import '#lib/screens/import/HealthClass.svelte';
import '#lib/screens/import/HealthLog.svelte';
import HealthStep from '#lib/screens/import/HealthStep.svelte';
import { HealthState } from '#lib/state/health.svelte.ts';
import { fakeHealth, type FakeHealth } from './fixtures/health-client.ts';

const counts = { duplicate: 8, missing: 100_000, stale: 30, outlier: 3 };

const anna = { id: 'V1', name: 'Anna', accounts: 3, home: 'known' as const };
async function opened(client: FakeHealth = fakeHealth(counts, 200_000), reps = [anna]) {
	await page.viewport(1280, 800);
	const frame = document.createElement('div');
	frame.style.cssText = 'height: 700px';
	document.body.append(frame);
	const ondone = vi.fn();
	const onreps = vi.fn();
	const data = { reps, hasOwnHeaders: true };
	const props = {
		client,
		data,
		source: 'Süd Kunden.csv',
		settings: defaultSettings(),
		onback: () => {},
		onreps,
		ondone
	};
	const screen = await render(HealthStep, { target: frame, props });
	await expect.element(screen.getByTestId('health-score')).toBeInTheDocument();
	const review = async (problem: string) => {
		await screen.getByTestId(`health-${problem}`).getByRole('button').first().click();
		await expect.element(screen.getByTestId('health-list')).toHaveFocus();
	};
	return { screen, client, review, onreps, ondone };
}
const shows = (part: Locator, text: RegExp) =>
	expect.poll(() => part.element().textContent, { timeout: 10_000 }).toMatch(text);
const order = () =>
	[...document.querySelectorAll('li[data-testid^="health-"]')].map((row) => row.getAttribute('data-testid')!.slice(7));

test('measured effects make a priority list, and what is still open goes into the plan with its count told', async () => {
	const { screen, ondone } = await opened(fakeHealth(counts));
	expect(order()[0]).toBe('duplicate');
	await expect.element(screen.getByTestId('health-duplicate').getByText('mend first')).toBeVisible();
	expect(order().slice(0, 4)).toEqual(['duplicate', 'missing', 'outlier', 'stale']);
	expect(screen.getByTestId('health-missing').element().textContent).toMatch(/\+3\.4 pt.*\+210 h/s);
	await shows(screen.getByRole('status'), /Still open: 100,041, of which 100,008 with a proposal/);
	await screen.getByTestId('health-plan').click();
	expect(ondone).toHaveBeenCalledExactlyOnceWith(100_041);
});

test('where nobody is there to plan for, the way leads to the reps and not to a plan', async () => {
	const { screen, onreps } = await opened(fakeHealth(counts), []);
	await expect.element(screen.getByTestId('health-plan')).not.toBeInTheDocument();
	await screen.getByTestId('health-to-reps').click();
	expect(onreps).toHaveBeenCalledOnce();
});

test('a place is written by hand for an account without a position', async () => {
	const { screen, client, review } = await opened(fakeHealth({ position: 2 }));
	await review('position');
	await screen.getByPlaceholder(/Postcode and town/).fill('10115 Berlin');
	await screen.getByRole('button', { name: 'Set', exact: true }).click();
	await vi.waitFor(() => expect(client.calls).toEqual(['own position:0 10115 Berlin']));
});

test('measuring can be cancelled: what comes later is not shown', async () => {
	// So many accounts are measured on demand only.
	const client = fakeHealth(counts, 200_000);
	client.effectSteps = 1000;
	const { screen } = await opened(client);
	await screen.getByTestId('measure-all').click();
	await screen.getByTestId('measuring').getByRole('button', { name: 'Cancel' }).click();
	await expect.element(screen.getByTestId('measuring')).not.toBeInTheDocument();
	await expect.element(screen.getByTestId('measure-duplicate')).toBeVisible();
});

test('a hundred thousand findings are gone through by keyboard, and every act can be taken back', async () => {
	const { screen, client, review } = await opened();
	await review('missing');
	await expect.element(screen.getByTestId('finding')).toHaveAttribute('data-id', 'missing:0');
	expect(document.querySelectorAll('[role=option]').length).toBeLessThan(60);
	await userEvent.keyboard('ja');
	await expect.element(screen.getByTestId('finding')).toHaveAttribute('data-id', 'missing:2');
	await userEvent.keyboard('x');
	await vi.waitFor(() => expect(client.calls).toEqual(['accept missing:1', 'aside missing:2']));
	await userEvent.keyboard('{End}');
	await expect.element(screen.getByTestId('finding')).toHaveAttribute('data-id', 'missing:99999');
	await userEvent.keyboard('uu');
	await vi.waitFor(() => expect(client.calls.slice(2)).toEqual(['revert missing:2', 'revert missing:1']));
	await expect.element(screen.getByRole('radio', { name: 'Open 100,000' })).toBeInTheDocument();
});

test('many are accepted at once after their count was told, and undone from the log', async () => {
	const { screen, client, review } = await opened();
	await review('missing');
	await expect.element(screen.getByTestId('accept-all')).toHaveAttribute('data-count', '5715');
	await screen.getByRole('button', { name: 'Accept 5,715' }).click();
	await expect.element(screen.getByRole('radio', { name: 'Open 94,285' })).toBeInTheDocument();
	// Its button is out of use: the keys still belong to the class.
	await expect.element(screen.getByTestId('health-list')).toHaveFocus();
	await screen.getByTestId('health-log-open').click();
	await screen.getByTestId('health-log').getByRole('button', { name: 'Undo: Missing values' }).click();
	await expect.element(screen.getByRole('radio', { name: 'Open 100,000' })).toBeInTheDocument();
	expect(client.calls[0]).toBe('acceptAll missing 0.95');
});

test('a class without proposals is set aside at once, and comes back with one undo', async () => {
	const { screen, client, review } = await opened();
	await review('stale');
	const all = screen.getByRole('button', { name: 'None of the 30 is a problem' });
	(all.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('radio', { name: 'Open 0' })).toBeInTheDocument();
	await expect.element(screen.getByTestId('health-list')).toHaveFocus();
	await userEvent.keyboard('u');
	await expect.element(screen.getByRole('radio', { name: 'Open 30' })).toBeInTheDocument();
	expect(client.calls.length).toBe(2);
});

test('an own value that is refused says why and changes nothing', async () => {
	const { screen, client, review } = await opened();
	await review('missing');
	await screen.getByTestId('own-value').fill('lots');
	client.refuse = new RevirError('VALUE_INVALID', {
		where: { column: 'revenue_y0' },
		got: 'lots',
		expected: 'a number'
	});
	await screen.getByRole('button', { name: 'Set', exact: true }).click();
	await expect.element(screen.getByRole('alert')).toBeVisible();
	await shows(screen.getByRole('alert'), /got lots/);
	expect(client.calls).toEqual([]);
	await screen.getByTestId('own-value').fill('12000');
	await screen.getByRole('button', { name: 'Set', exact: true }).click();
	await vi.waitFor(() => expect(client.calls).toEqual(['own missing:0 12000']));
});

test('duplicates side by side: survivor, single cells and revenue rule show in the merged record and in the merge', async () => {
	const { screen, client, review } = await opened();
	await review('duplicate');
	const merged = (column: string) => screen.getByTestId(`merged-${column}`);
	await shows(merged('revenue_y0'), /24,917/);
	await userEvent.keyboard('2');
	await shows(merged('city'), /Hamburg/);
	await screen.getByRole('button', { name: 'Industry: take Maschinenbau' }).click();
	await shows(merged('industry'), /Maschinenbau/);
	await screen.getByRole('radio', { name: 'Take the largest' }).click({ force: true });
	await shows(merged('revenue_y0'), /12,917/);
	await userEvent.keyboard('m');
	const rules = { survivor: 1, revenue: 'max', cells: { industry: 0 } };
	await vi.waitFor(() => expect(client.calls).toEqual([`merge duplicate:0 ${JSON.stringify(rules)}`]));
	await expect.element(screen.getByTestId('duplicate')).toHaveAttribute('data-id', 'duplicate:1');
	await userEvent.keyboard('x');
	await vi.waitFor(() => expect(client.calls[1]).toBe('aside duplicate:1'));
});

test('a search for problems that is cancelled ends in the import as well', async () => {
	let tell: (share: number) => void = () => {};
	let end: (error: Error) => void = () => {};
	const examine: FakeHealth['examine'] = (onShare) => {
		tell = onShare;
		return new Promise((_, reject) => (end = reject));
	};
	const health = new HealthState({ ...fakeHealth(counts, 10), examine });
	const searched = health.examine();
	tell(0.5);
	expect(health.examining).toBe(0.5);
	health.cancel();
	expect(() => tell(0.6)).toThrow();
	end(new Error('cancelled'));
	await searched;
	expect([health.failure, health.health]).toEqual([null, null]);
});

test('files are called after their source and tell whose headers they have', async () => {
	const names: string[] = [];
	const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
		names.push(this.download);
	});
	const { screen } = await opened();
	const files = ['Cleaned data, your columns (CSV)', 'Cleaned data (CSV)', 'List of problems (Excel)'];
	for (const [k, file] of files.entries()) {
		await screen.getByRole('button', { name: 'Download' }).click();
		await screen.getByRole('menuitem', { name: file, exact: true }).click();
		await expect.poll(() => names.length).toBe(k + 1);
	}
	expect(names).toEqual(['sud-kunden-cleaned.csv', 'sud-kunden-cleaned-revir.csv', 'sud-kunden-problems.xlsx']);
	click.mockRestore();
});
