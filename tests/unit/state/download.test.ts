import { expect, it } from 'vitest';
import { fileName } from '#lib/state/download.ts';

it('what is saved has one ending, whatever the file of the data ended in', () => {
	expect(fileName('kunden.xlsm', 'xlsx')).toBe('kunden.xlsx');
	expect(fileName('kreise.geojson', 'csv', 'Gebiete')).toBe('kreise-gebiete.csv');
	expect(fileName('Meyer & Co.', 'revir')).toBe('meyer-co.revir');
});
