import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Slider from '#lib/ui/Slider.svelte';

const props = { label: 'Fairness', value: 60, min: 0, max: 100, step: 1, text: '60' };

test('a slider moves by arrow keys and tells when it settles', async () => {
	const oninput = vi.fn();
	const onsettle = vi.fn();
	const screen = await render(Slider, { ...props, oninput, onsettle });
	const slider = screen.getByRole('slider', { name: 'Fairness' });
	slider.element().focus();
	await userEvent.keyboard('{ArrowRight}');
	expect(oninput).toHaveBeenLastCalledWith(61);
	await userEvent.keyboard('{Home}');
	expect(oninput).toHaveBeenLastCalledWith(0);
	await userEvent.keyboard('{End}');
	expect(oninput).toHaveBeenLastCalledWith(100);
	expect(onsettle).toHaveBeenCalledTimes(3);
});

test('a slider speaks its value with the unit', async () => {
	const screen = await render(Slider, { ...props, text: '±60 %', oninput: () => {} });
	await expect.element(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', '±60 %');
});
