import { describe, expect, it } from 'vitest';
import { reasonFor } from '#engine/explain/reason.ts';

const facts = { before: 0, after: 1, travelBefore: 2, travelAfter: 1.5, deviationBefore: 0.3, assigned: false };

describe('the reason of an account', () => {
	it('is the shorter way, in minutes per visit', () => {
		expect(reasonFor(facts)).toEqual({ kind: 'nearer', minutesPerVisit: 30 });
	});
	it('is a hand edit before anything else, and only where it changed the rep', () => {
		expect(reasonFor({ ...facts, assigned: true })).toEqual({ kind: 'assigned' });
		expect(reasonFor({ ...facts, after: 0, assigned: true })).toEqual({ kind: 'stays' });
	});
	it('is relief where the way is longer and the former territory was over target', () => {
		expect(reasonFor({ ...facts, travelAfter: 2.25 })).toEqual({
			kind: 'full',
			rep: 0,
			deviation: 0.3,
			minutesPerVisit: 15
		});
	});
	it('is the neighbourhood where neither holds', () => {
		expect(reasonFor({ ...facts, travelAfter: 2, deviationBefore: -0.1 })).toEqual({
			kind: 'neighbours',
			minutesPerVisit: 0
		});
	});
	it('tells unchanged, new and unassigned apart', () => {
		expect(reasonFor({ ...facts, after: 0 }).kind).toBe('stays');
		expect(reasonFor({ ...facts, before: -1 }).kind).toBe('new');
		expect(reasonFor({ ...facts, after: -1 }).kind).toBe('unassigned');
	});
});
