import { describe, expect, it } from 'vitest';
import { ln, sinCosDegrees } from '#engine/measure/portable.ts';

describe('portable elementary functions', () => {
	it('ln agrees with Math.log to 1e-13 from a metre to the circumference of the Earth', () => {
		for (let x = 1e-3; x < 5e4; x *= 1.0137) expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-13);
	});

	it('ln is exact where it must be and defined at the edges', () => {
		expect(ln(1)).toBe(0);
		expect(ln(0)).toBe(-Infinity);
		expect(ln(-1)).toBeNaN();
		expect(ln(Infinity)).toBe(Infinity);
		expect(Math.abs(ln(5e-324) - Math.log(5e-324))).toBeLessThan(1e-12);
	});

	it('sine and cosine agree with the library to 1e-15 all round', () => {
		for (let degrees = -400; degrees <= 400; degrees += 0.37) {
			const { sin, cos } = sinCosDegrees(degrees);
			expect(Math.abs(sin - Math.sin((degrees * Math.PI) / 180))).toBeLessThan(3e-15);
			expect(Math.abs(cos - Math.cos((degrees * Math.PI) / 180))).toBeLessThan(3e-15);
		}
		expect(sinCosDegrees(90)).toEqual({ sin: 1, cos: -0 });
	});
});
