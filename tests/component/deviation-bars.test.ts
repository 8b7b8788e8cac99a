import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import DeviationBars from '#lib/charts/DeviationBars.svelte';

const row = (id: string, before: number, after: number | null) => ({
	id,
	letter: id,
	name: `Rep ${id}`,
	colour: 'rgb(76 120 168)',
	badge: 'rgb(50 80 110)',
	before,
	after,
	text: `${Math.round(100 * (after ?? before))} %`,
	spoken: `Rep ${id}: today ${before}, after ${after}`
});
const props = { band: 0.1, label: 'Potential', summary: '2 territories', focus: null, onfocus: () => {} };

test('bars start at the mean: a territory below it grows to the left, one above to the right', async () => {
	const { container } = await render(DeviationBars, { ...props, rows: [row('A', -0.5, -0.2), row('B', 0.5, 0.2)] });
	const plot = container.querySelector('.plot')!.getBoundingClientRect();
	const [left, right] = [...container.querySelectorAll('.now')].map((bar) => bar.getBoundingClientRect());
	const mean = plot.left + plot.width / 2;
	expect(left!.right).toBeCloseTo(mean, 0);
	expect(right!.left).toBeCloseTo(mean, 0);
	expect(left!.width).toBeCloseTo(right!.width, 0);
});

test('the band is drawn to the same scale as the bars', async () => {
	const { container } = await render(DeviationBars, { ...props, rows: [row('A', 0.5, 0.1)] });
	const band = container.querySelector('.band')!.getBoundingClientRect();
	const bar = container.querySelector('.now')!.getBoundingClientRect();
	expect(bar.width).toBeCloseTo(band.width / 2, 0);
});

test('a screen reader hears a summary and every territory in words', async () => {
	const screen = await render(DeviationBars, { ...props, rows: [row('A', 0.5, 0.1)] });
	await expect.element(screen.getByText('2 territories')).toBeInTheDocument();
	await expect.element(screen.getByText('Rep A: today 0.5, after 0.1')).toBeInTheDocument();
});

test('pointing at a bar names its territory, so that the map can show it', async () => {
	const onfocus = vi.fn();
	const screen = await render(DeviationBars, { ...props, rows: [row('A', 0.5, 0.1), row('B', 0.1, null)], onfocus });
	await screen.getByText('Rep B', { exact: true }).hover();
	expect(onfocus).toHaveBeenLastCalledWith(1);
});
