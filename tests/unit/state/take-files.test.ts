import { expect, it, vi } from 'vitest';
import { isPlanFile } from '#engine/scenario/plan-file.ts';
import { openOwn, takeFiles } from '#lib/screens/take-files.ts';
import { isCanonical } from '#lib/state/split-files.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

const file = (name: string, text: string) => new File([text], name);

it('a table called .revir is a table; only a zip called so is a plan', async () => {
	for (const [text, plan, canonical] of [
		['PK\u0003\u0004…', true, true],
		['account_id,lon\n', false, true],
		['Firma;Ort\n', false, false]
	] as const) {
		expect(isPlanFile(new TextEncoder().encode(text), 'x.revir')).toBe(plan);
		expect(await isCanonical(file('x.revir', text), 'account_id')).toBe(canonical);
	}
});

it('a plan that is dropped with areas is opened, other files with areas are imported', async () => {
	const [ask, open] = [vi.fn(), vi.fn()];
	const areas = file('kreise.geojson', '{"type":"Polygon"}');
	const [plan, table] = [file('x.revir', 'PK'), file('kunden.csv', 'Firma;Ort\n')];
	await takeFiles([areas, plan], { ask } as unknown as Workspace, open);
	expect([ask.mock.calls, open.mock.calls]).toEqual([[], [[plan, null]]]);
	await takeFiles([areas, table], { ask } as unknown as Workspace, open);
	expect(ask.mock.calls).toEqual([[[areas, table], 'import']]);
});

it('what is too large to be read is not brought into memory', async () => {
	const huge = Object.defineProperty(file('huge.csv', 'account_id,lon\n'), 'size', { value: 3e9 });
	const open = async (_: string, load: () => Promise<unknown>) => load();
	const workspace = { plan: { open }, selection: { close: () => {} } } as unknown as Workspace;
	for (const [accounts, areas] of [
		[huge, null],
		[file('a.csv', 'account_id\n'), huge]
	] as const)
		await expect(openOwn(workspace, '', accounts, null, { areas })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});
