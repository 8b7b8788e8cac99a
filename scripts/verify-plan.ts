// Recomputes a plan's main figures from the files alone, without a line of the engine: its own reading of the definitions
// in docs/formats/measures.md. Use: node scripts/run.mjs scripts/verify-plan.ts accounts.arrow reps.arrow a.csv
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';

interface Figures {
	readonly potential_spread_pct: number;
	readonly max_min_ratio: number;
	readonly travel_hours_per_customer: number;
	readonly assigned: number;
	readonly located: number;
}

type Row = Record<string, unknown>;

const rowsOf = (file: string): Row[] =>
	tableFromIPC(readFileSync(file))
		.toArray()
		.map((row) => row.toJSON() as Row);
const num = (value: unknown) => (value === null || value === undefined ? NaN : Number(value));
const median = (values: number[]) => {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length === 0
		? NaN
		: ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
};

/** Great-circle chord in km from degrees, by the haversine identity: chord = 2R·√(sin²(Δφ/2) + cosφ·cosφ′·sin²(Δλ/2)). */
function chord(lon1: number, lat1: number, lon2: number, lat2: number) {
	const rad = Math.PI / 180;
	const s = Math.sin(((lat2 - lat1) * rad) / 2);
	const t = Math.sin(((lon2 - lon1) * rad) / 2);
	return 2 * 6371.0088 * Math.sqrt(s * s + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * t * t);
}

const hours = (km: number) => (km === 0 ? 0 : km / Math.min(85, Math.max(15, 25.5 + 6.9 * Math.log(km))));

/** @param owner account id → rep id; absent = unassigned */
export function recompute(accountsFile: string, repsFile: string, owner: ReadonlyMap<string, string>): Figures {
	const accounts = rowsOf(accountsFile);
	const reps = rowsOf(repsFile).filter((rep) => rep['active'] !== false);
	const revenue = accounts.map((row) => Math.max(0, num(row['revenue_y0']) || 0));
	const potential = potentials(accounts, revenue);
	const visits = visitsAYear(accounts, revenue);
	const at = accounts.map((row) => [num(row['lon']), num(row['lat'])] as const);
	const located = at.map(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && !(lon === 0 && lat === 0));
	const leg = localLegs(at, located);

	const capacity = reps.map((rep) => num(rep['capacity_hours']) || 1350);
	const allCapacity = capacity.reduce((a, b) => a + b, 0);
	const byId = new Map(reps.map((rep, index) => [String(rep['rep_id']), index]));
	const load = reps.map(() => 0);
	let travel = 0;
	let visitCount = 0;
	let assigned = 0;
	for (const [i, account] of accounts.entries()) {
		const rep = byId.get(owner.get(String(account['account_id'])) ?? '');
		if (rep === undefined || !located[i]) continue;
		assigned++;
		load[rep] = (load[rep] as number) + (potential[i] as number);
		const [lon, lat] = at[i] as readonly [number, number];
		const home = reps[rep] as Row;
		const haul = hours(chord(lon, lat, num(home['lon']), num(home['lat'])));
		const stay = Number.isNaN(num(account['visit_hours'])) ? 1.5 : num(account['visit_hours']);
		const perDay = Math.min(8, Math.max(1, (8 - 2 * haul) / (stay + (leg[i] as number))));
		const video = num(account['video_share']) || 0;
		travel += (visits[i] as number) * ((2 * haul) / perDay + (leg[i] as number)) * (1 - video);
		visitCount += visits[i] as number;
	}
	const total = load.reduce((a, b) => a + b, 0);
	const loads = load.map((value, t) => value / (((capacity[t] as number) / allCapacity) * total));
	const spread = Math.sqrt(loads.reduce((sum, value) => sum + (value - 1) ** 2, 0) / loads.length);
	return {
		potential_spread_pct: 100 * spread,
		max_min_ratio: Math.max(...loads) / Math.min(...loads),
		travel_hours_per_customer: travel / visitCount,
		assigned,
		located: located.filter(Boolean).length
	};
}

/** Known value; else max(revenue, median of known in the segment, else industry, else all). */
function potentials(accounts: Row[], revenue: number[]) {
	const known = accounts.map((row) => num(row['potential']));
	const groups = (key: string) => Map.groupBy(known.keys(), (i) => accounts[i]?.[key] ?? null);
	const medians = (key: string) =>
		new Map(
			[...groups(key)].map(([value, rows]) => [
				value,
				median(rows.map((i) => known[i] as number).filter((x) => x >= 0))
			])
		);
	const [segment, industry] = [medians('segment'), medians('industry')];
	const overall = median(known.filter((x) => x >= 0));
	return known.map((value, i) => {
		if (value >= 0) return value;
		const row = accounts[i] as Row;
		const similar = [
			row['segment'] ? segment.get(row['segment']) : NaN,
			row['industry'] ? industry.get(row['industry']) : NaN,
			overall
		];
		return Math.max(revenue[i] as number, similar.find((x) => x !== undefined && !Number.isNaN(x)) ?? 1);
	});
}

/** Given, else 12/6/2 by thirds of the accounts with revenue; without revenue 2. */
function visitsAYear(accounts: Row[], revenue: number[]) {
	const sorted = revenue.filter((x) => x > 0).toSorted((a, b) => a - b);
	const cut = (share: number) => sorted[Math.ceil(share * sorted.length)] ?? Infinity;
	return accounts.map((row, i) => {
		const given = num(row['visits_per_year']);
		const value = revenue[i] as number;
		return given >= 0 ? given : value >= cut(2 / 3) ? 12 : value >= cut(1 / 3) ? 6 : 2;
	});
}

/** Hours of the local leg: 0.7124·√(1/ρ) with ρ from the 8th nearest other located account; plain sort, no index. */
function localLegs(at: (readonly [number, number])[], located: boolean[]) {
	const rows = [...at.keys()].filter((i) => located[i]);
	const legs = at.map(() => 0);
	const k = Math.min(8, rows.length - 1);
	if (k < 1) return legs;
	for (const i of rows) {
		const [lon, lat] = at[i] as readonly [number, number];
		const nearest = new Float64Array(k).fill(Infinity);
		for (const j of rows) {
			if (i === j) continue;
			const [lon2, lat2] = at[j] as readonly [number, number];
			if (Math.abs(lat2 - lat) * 111.2 > (nearest[k - 1] as number) + 1) continue;
			const d = chord(lon, lat, lon2, lat2);
			if (d < (nearest[k - 1] as number)) {
				nearest[k - 1] = d;
				nearest.sort();
			}
		}
		legs[i] = hours(0.7124 * Math.sqrt((Math.PI * (nearest[k - 1] as number) ** 2) / k));
	}
	return legs;
}

/** `account_id,rep_id` lines; no quoting is needed for ids as the demo writes them. */
export function readAssignments(file: string): Map<string, string> {
	const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
	return new Map(
		lines.map((line) => line.split(',') as [string, string]).filter(([, rep]) => rep !== '' && rep !== undefined)
	);
}

if (import.meta.main) {
	const [accounts = '', reps = '', assignments = ''] = process.argv.slice(2);
	console.log(JSON.stringify(recompute(accounts, reps, readAssignments(assignments)), null, 1));
}
