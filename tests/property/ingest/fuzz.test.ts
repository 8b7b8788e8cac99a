import { RecordBatchStreamWriter, tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow } from '#engine/ingest/arrow-write.ts';
import { defaultMeta } from '#engine/ingest/meta.ts';
import { RevirError } from '#engine/model/errors.ts';
import { createRandom } from '#engine/model/random.ts';
import { mutators } from './mutators.ts';

const csv = [
	'account_id,name,lon,lat,revenue_y0,stage,owner_id,owner_since,locked',
	...Array.from(
		{ length: 12 },
		(_, i) =>
			`A${i},"N ""${i}"", x",${8 + i / 10},${48 + i / 10},${i * 100},lead,R${i % 3},2024-0${1 + (i % 9)}-05,true`
	)
].join('\r\n');
const text = new TextEncoder().encode(csv);

function arrowFile(): Uint8Array {
	const { accounts } = readAccounts(text, 'base.csv');
	const months = new Float64Array(accounts.count * 36).map((_, i) => (i % 7 === 0 ? NaN : i));
	return writeAccountsArrow({ ...accounts, revenueMonth: months }, defaultMeta);
}

function arrowStream(file: Uint8Array): Uint8Array {
	const table = tableFromIPC(file);
	const writer = new RecordBatchStreamWriter();
	for (const part of [table.slice(0, 5), table.slice(5)]) for (const batch of part.batches) writer.write(batch);
	return writer.finish().toUint8Array(true);
}

/** Reads every cell, so that damage inside a column shows as well. */
function readAll(bytes: Uint8Array, name: string): 'read' | 'refused' {
	try {
		const { accounts } = readAccounts(bytes, name, { budget: { rows: 10_000 } });
		for (const column of Object.values(accounts) as unknown[]) {
			if (column !== null && typeof column === 'object' && 'at' in column && 'length' in column) {
				const { length, at } = column as { length: number; at(row: number): unknown };
				for (let row = 0; row < length; row++) at.call(column, row);
			}
		}
		return 'read';
	} catch (error) {
		if (error instanceof RevirError && error.code !== 'INTERNAL') return 'refused';
		throw error;
	}
}

const file = arrowFile();
const bases = { 'accounts.arrow': file, 'stream.arrow': arrowStream(file), 'accounts.csv': text };
const rounds = Number(process.env['REVIR_FUZZ'] ?? (process.env['REVIR_LONG'] === '1' ? 4000 : 90));

describe('damaged files give a catalogued error or a table, never a crash or a hang', () => {
	for (const [name, base] of Object.entries(bases)) {
		it(`${name} itself can be read`, () => expect(readAll(base, name)).toBe('read'));
		for (const [mutation, mutate] of Object.entries(mutators)) {
			it(`${name}: ${mutation}`, () => {
				let refused = 0;
				for (let seed = 0; seed < rounds; seed++) {
					if (readAll(mutate(base, createRandom(seed)), name) === 'refused') refused++;
				}
				if (mutation === 'truncate') expect(refused).toBeGreaterThan(0);
				// Neither a wall against everything nor blind: some damage must get through to the cells, some must be found.
				if (mutation === 'bitFlip' && name.endsWith('.arrow')) {
					expect(refused).toBeGreaterThan(0);
					expect(refused).toBeLessThan(rounds);
				}
			});
		}
	}
});
