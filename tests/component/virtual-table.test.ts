import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import VirtualTable from '#lib/ui/VirtualTable.svelte';
import { chosenRows, placeAfter, type CellPlace, type Choosing, type TableColumn } from '#lib/ui/virtual-table.ts';

const columns: TableColumn[] = [
	{ id: 'name', label: 'Name', width: 160, sticky: true },
	...Array.from({ length: 8 }, (_, k) => ({ id: `c${k}`, label: `Column ${k}`, width: 140, end: true }))
];

async function table(count: number) {
	const seen = {
		moves: [] as CellPlace[],
		chosen: [] as [number, Choosing][],
		acts: [] as string[],
		sorts: [] as string[]
	};
	const cell = createRawSnippet<[number, TableColumn]>((index, column) => ({
		render: () => `<span>${column().id} ${index()}</span>`
	}));
	const props = {
		label: 'Things',
		columns,
		count,
		rowKey: (index: number) => index,
		cell,
		sort: { id: 'name', down: false },
		sortText: (label: string) => `Sort by ${label}`,
		onsort: (id: string) => void seen.sorts.push(id),
		active: { row: 0, column: 0 },
		onmove: (place: CellPlace) => {
			seen.moves.push(place);
			void screen.rerender({ active: place });
		},
		onchoose: (index: number, how: Choosing) => void seen.chosen.push([index, how]),
		onact: (index: number, column: TableColumn, how: string) => {
			seen.acts.push(`${how} ${column.id} ${index}`);
			return how !== 'space';
		}
	};
	const frame = document.createElement('div');
	frame.style.cssText = 'width: 480px; height: 300px';
	document.body.append(frame);
	const screen = await render(VirtualTable, { target: frame, props });
	await expect.element(screen.getByRole('row').nth(1)).toBeInTheDocument();
	return { screen, seen, frame };
}
const focused = () => document.activeElement?.textContent;

test('a quarter of a million rows are a few dozen nodes, and the last is one key away', async () => {
	const { screen, frame } = await table(250_000);
	const grid = screen.getByRole('grid').element();
	expect(grid.getAttribute('aria-rowcount')).toBe('250001');
	expect(frame.querySelectorAll('.row').length).toBeLessThan(40);
	frame.querySelector<HTMLElement>('[data-row="0"] > [data-column="0"]')!.focus();
	await userEvent.keyboard('{Control>}{End}{/Control}');
	await expect.poll(focused).toContain('c7 249999');
	expect(frame.querySelectorAll('.row').length).toBeLessThan(40);
	await userEvent.keyboard('{Control>}{Home}{/Control}');
	await expect.poll(focused).toContain('name 0');
});

test('arrow keys move one cell and bring it into sight, up to the head, where Enter sorts', async () => {
	const { seen, frame } = await table(100);
	frame.querySelector<HTMLElement>('[data-row="0"] > [data-column="0"]')!.focus();
	await userEvent.keyboard('{ArrowDown}{ArrowRight}');
	await expect.poll(focused).toContain('c0 1');
	await userEvent.keyboard('{End}');
	await expect.poll(focused).toContain('c7 1');
	const scroller = frame.querySelector<HTMLElement>('[role=grid]')!;
	expect(scroller.scrollLeft).toBeGreaterThan(0);
	await userEvent.keyboard('{Home}{ArrowUp}{ArrowUp}');
	await expect.poll(focused).toContain('Name');
	await userEvent.keyboard('{Enter}');
	expect(seen.sorts).toEqual(['name']);
	expect(frame.querySelectorAll('[tabindex="0"]').length).toBe(1);
});

test('keys act on the cell; what means nothing there chooses the row', async () => {
	const { seen, frame } = await table(100);
	frame.querySelector<HTMLElement>('[data-row="2"] > [data-column="1"]')!.focus();
	await userEvent.keyboard('{Enter}{F2} ');
	expect(seen.acts).toEqual(['enter c0 2', 'edit c0 2', 'space c0 2']);
	expect(seen.chosen).toEqual([[2, 'toggle']]);
	await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
	await expect.poll(() => seen.chosen.at(-1)).toEqual([3, 'range']);
	await userEvent.keyboard('{Control>}a{/Control}');
	expect(seen.chosen.at(-1)?.[1]).toBe('all');
});

test('ranges, toggles and single rows speak of rows of the data, not of places', () => {
	const order = [7, 3, 9, 1, 5];
	expect(chosenRows('range', 3, 1, order, [7])).toEqual([3, 9, 1]);
	expect(chosenRows('range', 1, 3, order, [])).toEqual([3, 9, 1]);
	expect(chosenRows('toggle', 2, 0, order, [7, 9])).toEqual([7]);
	expect(chosenRows('only', 4, 0, order, [7, 9])).toEqual([5]);
	expect(chosenRows('all', 0, 0, order, [])).toEqual(order);
});

test('no key leads out of the table', () => {
	const size = { rows: 10, columns: 3, page: 4 };
	expect(placeAfter('PageDown', { row: 8, column: 1 }, size, false)).toEqual({ row: 9, column: 1 });
	expect(placeAfter('ArrowLeft', { row: 0, column: 0 }, size, false)).toEqual({ row: 0, column: 0 });
	expect(placeAfter('ArrowUp', { row: -1, column: 0 }, size, false)).toEqual({ row: -1, column: 0 });
	expect(placeAfter('End', { row: 2, column: 0 }, size, true)).toEqual({ row: 9, column: 2 });
	expect(placeAfter('x', { row: 2, column: 0 }, size, false)).toBeNull();
});
