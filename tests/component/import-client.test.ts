import { parquetWriteBuffer } from 'hyparquet-writer';
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import writeXlsxFile from 'write-excel-file/universal';
import { afterEach, describe, expect, it } from 'vitest';
import type { RevirError } from '#engine/model/errors.ts';
import { createImportClient } from '#lib/compute/import-client.ts';

const clients: ReturnType<typeof createImportClient>[] = [];
function client(onLost: (error: RevirError) => void = () => {}) {
	const made = createImportClient(onLost);
	clients.push(made);
	return made;
}
afterEach(() => {
	for (const made of clients.splice(0)) made.stop();
});

const names = ['Müller', 'Öl AG'];
const text = (value: string) => ({ value, type: String });
const files: Record<string, () => Promise<ArrayBuffer> | ArrayBuffer> = {
	xlsx: async () =>
		(await writeXlsxFile([[text('name')], ...names.map((name) => [text(name)])]).toBlob()).arrayBuffer(),
	parquet: () => parquetWriteBuffer({ columnData: [{ name: 'name', data: names, type: 'STRING' }] }),
	arrow: () => tableToIPC(new Table({ name: vectorFromArray(names) }), 'file').slice().buffer,
	jsonl: () => new TextEncoder().encode(names.map((name) => JSON.stringify({ name })).join('\n')).slice().buffer
};

describe('a file is read in a worker of the browser', () => {
	it.each(Object.keys(files))('%s', async (format) => {
		const shares: number[] = [];
		const bytes = await files[format]!();
		const preview = await client().openRaw('accounts', { bytes, name: 'list' }, {}, (share) => shares.push(share));
		expect([preview.format, preview.rows.map(({ cells }) => cells[0])]).toEqual([format, names]);
		expect([shares.at(-1), bytes.byteLength]).toEqual([1, 0]);
	});

	it('errors arrive whole, and the worker goes on with the next file', async () => {
		const importer = client();
		const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10).buffer;
		await expect(importer.openRaw('accounts', { bytes: picture, name: 'x.csv' }, {}, () => {})).rejects.toMatchObject({
			code: 'FILE_KIND',
			got: 'a PNG picture'
		});
		const bytes = await files['jsonl']!();
		expect((await importer.openRaw('accounts', { bytes, name: 'a' }, {}, () => {})).count).toBe(2);
		const again = await importer.reopenRaw('accounts', { kinds: { name: 'text' } }, () => {});
		expect(again.count).toBe(2);
	});
});
