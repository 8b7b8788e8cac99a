import { expect, it } from 'vitest';
import type { Field, Mapping } from '#engine/ingest/mapping/mapping.ts';
import { warningsOf } from '#lib/screens/import/column-lines.ts';

const mapped = (...targets: readonly Field['target'][]) =>
	({ fields: targets.map((target) => ({ target, how: 'plain', from: [target] })) }) as unknown as Mapping;
const sound = ['account_id', 'postcode', 'owner_id', 'potential'] as const;

it('half a position is told, also beside an address; a whole one and none are not', () => {
	expect(warningsOf(mapped(...sound, 'lat'), false)).toEqual(['half']);
	expect(warningsOf(mapped(...sound, 'lon', 'lat'), false)).toEqual([]);
	expect(warningsOf(mapped(...sound), false)).toEqual([]);
});
