import { expect, it } from 'vitest';
import { drain } from '#engine/model/steps.ts';
import { typeColumns } from '#engine/ingest/raw/type-columns.ts';
import { Notices } from '#engine/ingest/table.ts';

it('texts of any length and script are the same in the room that grows, figures become numbers', () => {
	const texts = Array.from({ length: 3_000 }, (_, row) => ['Tromsø', 'a'.repeat(row), '東京', '😀', null][row % 5]!);
	const columns = [
		{ name: 'text', kind: 'text', at: (row: number) => texts[row]! },
		{ name: 'figure', kind: 'text', at: (row: number) => `${row},5` }
	] as const;
	const steps = typeColumns(columns, texts.length, {}, new Notices(), 'a.xlsx', (row) => row + 2);
	const [text, figure] = drain(steps).columns;
	if (text?.kind !== 'text' || figure?.kind !== 'number') throw new Error('other kinds');
	expect(texts.map((_, row) => text.at(row))).toEqual(texts);
	expect([...figure.values]).toEqual(texts.map((_, row) => row + 0.5));
});
