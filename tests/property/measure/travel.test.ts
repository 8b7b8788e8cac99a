import fc from 'fast-check';
import { it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { crowHours, travelHours } from '#engine/measure/travel.ts';

const travel = defaultSettings().travel;
const km = fc.double({ min: 0, max: 2000, noNaN: true });
const hours = fc.double({ min: 0, max: 8, noNaN: true });

it('farther is never quicker', () => {
	fc.assert(fc.property(km, km, (a, b) => crowHours(Math.min(a, b), 1) <= crowHours(Math.max(a, b), 1) + 1e-12));
	fc.assert(
		fc.property(km, km, hours, hours, (a, b, visit, leg) => {
			const near = travelHours(Math.min(a, b), visit, leg, 0, travel);
			return near <= travelHours(Math.max(a, b), visit, leg, 0, travel) + 1e-9;
		})
	);
});

it('travel is finite, never negative, and video saves its share', () => {
	fc.assert(
		fc.property(km, hours, hours, fc.double({ min: 0, max: 1, noNaN: true }), (d, visit, leg, video) => {
			const full = travelHours(d, visit, leg, 0, travel);
			const rest = travelHours(d, visit, leg, video, travel);
			return Number.isFinite(full) && full >= 0 && Math.abs(rest - full * (1 - video)) < 1e-9;
		})
	);
});
