/** Elementary functions from + − × ÷ and sqrt only: Math.log, sin and cos may differ in the last bit between
 *  JavaScript engines, and these values decide costs and therefore plans. */

const LN2 = 0.6931471805599453;
const SQRT2 = 1.4142135623730951;
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Natural logarithm of a positive normal number; −Infinity at 0, NaN below.
 * x = m·2^e with m in [√½, √2); ln m = 2·artanh((m − 1)/(m + 1)), series to s¹⁹. Absolute error < 1e-14 for
 * 1e-300 < x < 1e300 (tested against Math.log; the contract is 1e-9).
 */
export function ln(x: number): number {
	if (!(x > 0)) return x === 0 ? -Infinity : NaN;
	if (x < 2.2250738585072014e-308) return ln(x * 18014398509481984) - 54 * LN2;
	if (x === Infinity) return Infinity;
	bits[0] = x;
	const high = words[HIGH]!;
	let exponent = (high >>> 20) - 1023;
	words[HIGH] = (high & 0x000fffff) | 0x3ff00000;
	let mantissa = bits[0]!;
	if (mantissa > SQRT2) {
		mantissa /= 2;
		exponent++;
	}
	const s = (mantissa - 1) / (mantissa + 1);
	const z = s * s;
	const series =
		1 +
		z *
			(1 / 3 +
				z *
					(1 / 5 +
						z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19)))))))));
	return exponent * LN2 + 2 * s * series;
}

const RADIANS = 0.017453292519943295;

/** Sine and cosine of an angle in degrees (any finite value); absolute error < 1e-15, exact at multiples of 90°. */
export function sinCosDegrees(degrees: number): { sin: number; cos: number } {
	const quadrant = Math.round(degrees / 90);
	const r = (degrees - quadrant * 90) * RADIANS;
	const z = r * r;
	const sin = r * polynomial(z, sinTerms);
	const cos = polynomial(z, cosTerms);
	switch (((quadrant % 4) + 4) % 4) {
		case 0:
			return { sin, cos };
		case 1:
			return { sin: cos, cos: -sin };
		case 2:
			return { sin: -sin, cos: -cos };
		default:
			return { sin: -cos, cos: sin };
	}
}

/** Taylor coefficients, highest power first; |r| ≤ π/4 makes the first left-out term smaller than 1e-17. */
const sinTerms = taylor(1);
const cosTerms = taylor(0);

function taylor(first: 0 | 1): Float64Array {
	const terms = new Float64Array(9);
	let factorial = 1;
	let sign = 1;
	for (let k = 0; k < 9; k++) {
		const power = 2 * k + first;
		if (power > 1) factorial *= power * (power - 1 || 1);
		terms[8 - k] = sign / factorial;
		sign = -sign;
	}
	return terms;
}

function polynomial(z: number, terms: Float64Array): number {
	let sum = 0;
	for (let k = 0; k < terms.length; k++) sum = sum * z + terms[k]!;
	return sum;
}
