import { expect, it } from 'vitest';
import { madeUpReps } from '#engine/scenario/made-up-reps.ts';
import { accountColumns } from '../../fixtures/dataset.ts';

it('reps nobody named live amid their share of the accounts, and their homes say that they are guessed', () => {
	const rows = Array.from({ length: 40 }, (_, k) => ({ id: `${k}`, lon: k < 20 ? 9 : 13, lat: 48 + (k % 20) / 100 }));
	const reps = madeUpReps(accountColumns([...rows, { id: 'nowhere' }]), 2, 'Berater');
	expect([reps.count, reps.name.at(1), ...reps.homeGuessed!]).toEqual([2, 'Berater 2', 1, 1]);
	expect([...reps.lon].sort((a, b) => a - b)).toEqual([9, 13]);
	expect(madeUpReps(accountColumns([{ id: 'nowhere' }]), 1, 'Berater')).toMatchObject({
		lon: Float64Array.of(NaN),
		lat: Float64Array.of(NaN)
	});
	for (const lat of reps.lat) expect(Math.abs(lat - 48.1)).toBeLessThan(0.02);
});
