import { describe, expect, it } from 'vitest';
import { splitCell } from '#engine/ingest/mapping/split.ts';

describe('coordinates of one cell', () => {
	it.each([
		['52.5, 13.4', { lat: '52.5', lon: '13.4' }],
		['( 52.5° N ,  13.4° E )', { lat: '52.5', lon: '13.4' }],
		['52,5 ;  13,4', { lat: '52.5', lon: '13.4' }],
		[`52.5${' '.repeat(200)}13.4`, { lat: '52.5', lon: '13.4' }]
	])('%j', (text, parts) => {
		expect(splitCell(text, 'lat-lon')).toEqual(parts);
	});

	it('whole numbers parted by a blank are none: a postcode, a post office box', () => {
		expect(['040 01', '12 34', '48 11'].map((text) => splitCell(text, 'lat-lon'))).toEqual([null, null, null]);
		expect(splitCell('48, 11', 'lat-lon')).toEqual({ lat: '48', lon: '11' });
		expect(splitCell('040 01', 'postcode-place')).toEqual({ postcode: '040 01' });
	});

	it('blanks without end are none, and cost nothing', () => {
		for (const sign of [' ', '\t', '\u00a0'])
			for (let k = 0; k < 200; k++) expect(splitCell(`1${sign.repeat(297)}x`, 'lat-lon')).toBeNull();
	});
});
