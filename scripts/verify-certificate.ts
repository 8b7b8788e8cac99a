/** Recomputes the bound of a certificate from its numbers alone, without a line of the engine (docs/formats/certificate.md).
 *  Use: node scripts/run.mjs scripts/verify-certificate.ts c.json [instance.json.gz]. Exit 1 where the claimed bound is more than that. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Term {
	readonly amounts: readonly number[];
	readonly least: readonly number[];
	readonly most: readonly number[];
}
interface PlanCertificate {
	readonly unit_ids: readonly string[];
	readonly rep_ids: readonly string[];
	readonly travel_seconds: readonly number[];
	readonly fixed: readonly number[];
	readonly allowed: readonly number[] | null;
	/** Missing in older certificates. */
	readonly together?: readonly number[] | null;
	readonly measures: readonly {
		readonly amounts: readonly number[];
		readonly targets: readonly number[];
		readonly tolerance: number;
	}[];
	readonly limits: readonly Term[];
	readonly prices: readonly number[];
	readonly bound_seconds: number;
}
interface InstanceCertificate {
	readonly instance: string;
	readonly measures: readonly string[];
	readonly targets: readonly number[];
	readonly tolerances: readonly number[];
	readonly locked: readonly (readonly [number, number])[];
	readonly prices: readonly number[];
	readonly bound_km: number;
}
interface Instance {
	readonly n: number;
	readonly p: number;
	readonly lat0: number;
	readonly lon: readonly number[];
	readonly lat: readonly number[];
	readonly measures: Readonly<Record<string, readonly number[]>>;
	readonly centres: readonly number[];
}
type OfPair<T> = (unit: number, territory: number) => T;

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const [file, given] = process.argv.slice(2);
if (file === undefined) {
	console.error('Give a certificate: verify-certificate.ts c.json [instance.json.gz]');
	process.exit(2);
}
const certificate = JSON.parse(readFileSync(file, 'utf8')) as PlanCertificate | InstanceCertificate;
const { bound, claimed, unit } = 'travel_seconds' in certificate ? ofPlan(certificate) : ofInstance(certificate);
const holds = claimed <= bound * (1 + 1e-9) + 1e-6;
console.log(`recomputed ${bound} ${unit}, claimed ${claimed} ${unit}: ${holds ? 'holds' : 'DOES NOT HOLD'}`);
process.exit(holds ? 0 : 1);

function ofPlan(c: PlanCertificate) {
	const reps = c.rep_ids.length;
	const terms: Term[] = [
		...c.measures.map(({ amounts, targets, tolerance }) => band(amounts, targets, tolerance)),
		...c.limits
	];
	const groups = groupsOf(c);
	const may: OfPair<boolean> = (g, t) => {
		const lock = groups[g]!.find((u) => c.fixed[u]! >= 0);
		if (lock !== undefined) return c.fixed[lock] === t;
		return c.allowed === null || groups[g]!.every((u) => c.allowed![u * reps + t] === 1);
	};
	const cost: OfPair<number> = (g, t) => groups[g]!.reduce((sum, u) => sum + c.travel_seconds[u * reps + t]!, 0);
	const grouped = terms.map((term) => ({
		...term,
		amounts: groups.map((units) => units.reduce((sum, u) => sum + term.amounts[u]!, 0))
	}));
	return {
		bound: lagrangian(groups.length, reps, grouped, c.prices, cost, may),
		claimed: c.bound_seconds,
		unit: 's'
	};
}

/** Units that stay together have one minimum in common; a unit alone is a group of one. */
function groupsOf({ unit_ids, together }: PlanCertificate): readonly (readonly number[])[] {
	const groups = new Map<number, number[]>();
	unit_ids.forEach((_, u) => {
		const group = together?.[u] ?? -1;
		const key = group < 0 ? -1 - u : group;
		groups.set(key, [...(groups.get(key) ?? []), u]);
	});
	return [...groups.values()];
}

function ofInstance(c: InstanceCertificate) {
	const bytes = readFileSync(resolve(given ?? c.instance));
	const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
	const { n, p, lat0, lon, lat, measures, centres } = JSON.parse(text) as Instance;
	const kilometres = 111.32 * Math.cos((lat0 * Math.PI) / 180);
	const terms = c.measures.map((name, m) => {
		const targets = Array.from({ length: p }, (_, t) => c.targets[t * c.measures.length + m]!);
		return band(measures[name]!, targets, c.tolerances[m]!);
	});
	const lock = new Map(c.locked);
	const workload = measures.workload!;
	const may: OfPair<boolean> = (u, t) => !lock.has(u) || lock.get(u) === t;
	const cost: OfPair<number> = (u, t) => {
		const dx = (lon[u]! - lon[centres[t]!]!) * kilometres;
		const dy = (lat[u]! - lat[centres[t]!]!) * 110.57;
		return workload[u]! * Math.sqrt(dx * dx + dy * dy);
	};
	return { bound: lagrangian(n, p, terms, c.prices, cost, may) / total(workload), claimed: c.bound_km, unit: 'km' };
}

function band(amounts: readonly number[], targets: readonly number[], tolerance: number): Term {
	const all = total(amounts);
	return {
		amounts,
		least: targets.map((share) => share * all * (1 - tolerance)),
		most: targets.map((share) => share * all * (1 + tolerance))
	};
}

/** Σ_u min_t (cost + Σ_m amount · price) − Σ_tm (most · max(price, 0) − least · max(−price, 0)). */
function lagrangian(
	units: number,
	territories: number,
	terms: readonly Term[],
	prices: readonly number[],
	cost: OfPair<number>,
	may: OfPair<boolean>
): number {
	const price = (t: number, m: number): number => prices[t * terms.length + m]!;
	let sum = 0;
	for (let u = 0; u < units; u++) {
		let least = Infinity;
		for (let t = 0; t < territories; t++) {
			if (!may(u, t)) continue;
			const priced = terms.reduce((all, { amounts }, m) => all + amounts[u]! * price(t, m), cost(u, t));
			least = Math.min(least, priced);
		}
		sum += least;
	}
	for (let t = 0; t < territories; t++)
		terms.forEach(({ least, most }, m) => {
			sum -= price(t, m) * (price(t, m) > 0 ? most[t]! : least[t]!);
		});
	return sum;
}
