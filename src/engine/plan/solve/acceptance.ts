/** Natural logarithm of x > 0 from +, −, ×, ÷ only (|error| < 1e-14), so that every engine agrees to the last bit.
 *  Source: ln x = e·ln 2 + 2·artanh((f − 1)/(f + 1)) with f in [√½, √2). */
export function plainLog(x: number): number {
	let exponent = 0;
	let fraction = x;
	while (fraction >= Math.SQRT2) {
		fraction *= 0.5;
		exponent++;
	}
	while (fraction < Math.SQRT1_2) {
		fraction *= 2;
		exponent--;
	}
	const y = (fraction - 1) / (fraction + 1);
	const square = y * y;
	let sum = 0;
	for (let k = 25; k >= 1; k -= 2) sum = sum * square + 1 / k;
	return exponent * 0.6931471805599453 + 2 * y * sum;
}

const SIZE = 4096;

/** −ln of 4096 evenly spaced uniforms: a Metropolis test is `delta < temperature · table[random bits]`. */
export function acceptanceTable(): Float64Array {
	return Float64Array.from({ length: SIZE }, (_, k) => -plainLog((k + 0.5) / SIZE));
}
