/** Recomputes the bound of a certificate from its numbers alone, without a line of the engine (docs/formats/certificate.md).
 *  Use: node scripts/verify-certificate.mjs c.json [instance.json.gz]. Exit 1 where the claimed bound is more than that. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [file, given] = process.argv.slice(2);
if (file === undefined) {
	console.error('Give a certificate: node scripts/verify-certificate.mjs c.json [instance.json.gz]');
	process.exit(2);
}
const certificate = JSON.parse(readFileSync(file, 'utf8'));
const { bound, claimed, unit } = 'travel_seconds' in certificate ? ofPlan(certificate) : ofInstance(certificate);
const holds = claimed <= bound * (1 + 1e-9) + 1e-6;
console.log(`recomputed ${bound} ${unit}, claimed ${claimed} ${unit}: ${holds ? 'holds' : 'DOES NOT HOLD'}`);
process.exit(holds ? 0 : 1);

function ofPlan(c) {
	const reps = c.rep_ids.length;
	const terms = [
		...c.measures.map(({ amounts, targets, tolerance }) => {
			const total = amounts.reduce((sum, amount) => sum + amount, 0);
			return {
				amounts,
				least: targets.map((share) => share * total * (1 - tolerance)),
				most: targets.map((share) => share * total * (1 + tolerance))
			};
		}),
		...(c.limits ?? [])
	];
	const may = (u, t) => (c.fixed[u] < 0 ? (c.allowed?.[u * reps + t] ?? 1) === 1 : c.fixed[u] === t);
	const cost = (u, t) => c.travel_seconds[u * reps + t];
	return {
		bound: lagrangian(c.unit_ids.length, reps, terms, c.prices, cost, may),
		claimed: c.bound_seconds,
		unit: 's'
	};
}

function ofInstance(c) {
	const bytes = readFileSync(resolve(given ?? c.instance));
	const { n, p, lat0, lon, lat, measures, centres } = JSON.parse(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
	const kilometres = 111.32 * Math.cos((lat0 * Math.PI) / 180);
	const terms = c.measures.map((name, m) => {
		const total = measures[name].reduce((sum, amount) => sum + amount, 0);
		const shares = Array.from({ length: p }, (_, t) => c.targets[t * c.measures.length + m] * total);
		return {
			amounts: measures[name],
			least: shares.map((share) => share * (1 - c.tolerances[m])),
			most: shares.map((share) => share * (1 + c.tolerances[m]))
		};
	});
	const lock = new Map(c.locked);
	const may = (u, t) => !lock.has(u) || lock.get(u) === t;
	const cost = (u, t) =>
		measures.workload[u] *
		Math.sqrt(((lon[u] - lon[centres[t]]) * kilometres) ** 2 + ((lat[u] - lat[centres[t]]) * 110.57) ** 2);
	const workload = measures.workload.reduce((sum, amount) => sum + amount, 0);
	return { bound: lagrangian(n, p, terms, c.prices, cost, may) / workload, claimed: c.bound_km, unit: 'km' };
}

/** Σ_u min_t (cost + Σ_m amount · price) − Σ_tm (most · max(price, 0) − least · max(−price, 0)). */
function lagrangian(units, territories, terms, prices, cost, may) {
	let sum = 0;
	for (let u = 0; u < units; u++) {
		let least = Infinity;
		for (let t = 0; t < territories; t++) {
			if (!may(u, t)) continue;
			let priced = cost(u, t);
			terms.forEach(({ amounts }, m) => (priced += amounts[u] * prices[t * terms.length + m]));
			least = Math.min(least, priced);
		}
		sum += least;
	}
	for (let t = 0; t < territories; t++)
		terms.forEach(({ least, most }, m) => {
			const price = prices[t * terms.length + m];
			sum -= price > 0 ? price * most[t] : price * least[t];
		});
	return sum;
}
