import type { Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesOf } from '../../model/rules.ts';
import type { Settings } from '../../model/settings.ts';
import { medianCentres } from '../../measure/centres.ts';
import { toSphere } from '../../measure/sphere.ts';
import { bisectionCentres } from './bisection.ts';
import { rowOfId, unknownInRule } from './ids.ts';

/** Active reps; index t everywhere in planning. */
export interface ActiveReps {
	readonly count: number;
	readonly id: readonly string[];
	readonly name: readonly string[];
	/** Row in the dataset's reps. */
	readonly row: Int32Array;
	/** Where travel starts; degrees. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** 1 where the home was not in the data and stands at the median of the rep's accounts (or a free start). */
	readonly homeAssumed: Uint8Array;
	/** Unit vectors of the same points. */
	readonly sphere: Float64Array;
	/** 1 where the centre stays at the home although centres are free; null = nowhere. */
	readonly keptCentre: Uint8Array | null;
	/** Field hours a year. */
	readonly capacity: Float64Array;
	readonly capacityAssumed: boolean;
}

/** Dataset rep row → active index, −1 = inactive. @throws RevirError REPS_NONE */
export function activeRows(dataset: Dataset): Int32Array {
	const { reps } = dataset;
	const rows: number[] = [];
	for (let r = 0; r < reps.count; r++) if (reps.active === null || reps.active[r] !== 0) rows.push(r);
	if (rows.length === 0)
		throw new RevirError('REPS_NONE', { got: `${reps.count} reps, none active`, expected: 'at least one' });
	return Int32Array.from(rows);
}

/** Today's active rep per account; −1 = no owner, an unknown or inactive one, or not located. */
export function ownersToday(dataset: Dataset, rows: Int32Array, accountUnit: Int32Array): Int32Array {
	const { accounts, reps } = dataset;
	const out = new Int32Array(accounts.count).fill(-1);
	if (accounts.ownerId === null) return out;
	const byId = new Map<string, number>();
	rows.forEach((row, t) => byId.set(reps.id.at(row) ?? '', t));
	const byCode = accounts.ownerId.values.map((value) => byId.get(value) ?? -1);
	for (let i = 0; i < accounts.count; i++) {
		const code = accounts.ownerId.codes[i]!;
		if (code >= 0 && accountUnit[i]! >= 0) out[i] = byCode[code]!;
	}
	return out;
}

/**
 * Homes and capacities. A missing home stands at the visits-weighted median of the rep's accounts. Free centres start from
 * the medians of today's territories, else from recursive bisection; those that a rule keeps stay at their home.
 * @throws RevirError REPS_NO_HOME in homes mode when a rep has neither a home nor a located account; RULE_UNKNOWN, RULE_IMPOSSIBLE
 * where a rule keeps the centre of a rep who is not there or has no home
 */
export function activeReps(
	dataset: Dataset,
	settings: Settings,
	rows: Int32Array,
	owner: Int32Array,
	visits: Float64Array,
	accountSphere: Float64Array
): ActiveReps {
	const { reps } = dataset;
	const count = rows.length;
	const free = settings.centres === 'free';
	const lon = Float64Array.from(rows, (row) => reps.lon[row]!);
	const lat = Float64Array.from(rows, (row) => reps.lat[row]!);
	const known = Uint8Array.from(rows, (_, t) => (Number.isFinite(lon[t]!) && Number.isFinite(lat[t]!) ? 1 : 0));
	const sphere = toSphere(lon, lat);
	const keptCentre = free ? keptCentres(dataset, settings, rows, known) : null;
	const homeAssumed = new Uint8Array(count);
	const weight = visits.map((value) => value + 1e-6);
	const medians = medianCentres(accountSphere, weight, owner, new Float64Array(count * 3).fill(NaN));
	for (let t = 0; t < count; t++) {
		if (known[t] === 1 && (!free || keptCentre?.[t] === 1)) continue;
		homeAssumed[t] = 1;
		if (!Number.isNaN(medians[t * 3]!)) sphere.set(medians.subarray(t * 3, t * 3 + 3), t * 3);
		else if (!free)
			throw new RevirError('REPS_NO_HOME', {
				where: { row: rows[t]! + 1, column: 'lon' },
				got: `no home and no located account of ${reps.name.at(rows[t]!) ?? reps.id.at(rows[t]!) ?? ''}`
			});
	}
	if (free) fillFromBisection(sphere, known, accountSphere, weight);
	for (let t = 0; t < count; t++) if (homeAssumed[t] === 1) [lon[t], lat[t]] = degrees(sphere, t);
	let capacityAssumed = false;
	const capacity = Float64Array.from(rows, (row) => {
		const given = reps.capacityHours?.[row] ?? NaN;
		if (given >= 0) return given;
		capacityAssumed = true;
		return settings.travel.fieldHours;
	});
	return {
		count,
		id: Array.from(rows, (row) => reps.id.at(row) ?? ''),
		name: Array.from(rows, (row) => reps.name.at(row) ?? reps.id.at(row) ?? ''),
		row: rows,
		lon,
		lat,
		homeAssumed,
		sphere,
		keptCentre,
		capacity,
		capacityAssumed
	};
}

/** By the rules `keep-centre`; a rep who is left out for now has none. */
function keptCentres(dataset: Dataset, { rules, exclude }: Settings, rows: Int32Array, known: Uint8Array) {
	const kept = new Uint8Array(rows.length);
	for (const { id, params } of rulesOf(rules, 'keep-centre'))
		for (const repId of params.repIds) {
			const t = rows.indexOf(rowOfId(dataset.reps.id).get(repId) ?? -1);
			if (t < 0 && exclude?.reps.includes(repId) === true) continue;
			if (t < 0) throw unknownInRule(id, 'rep', repId);
			if (known[t] === 0)
				throw new RevirError('RULE_IMPOSSIBLE', { where: { rule: id }, got: `no home of rep "${repId.slice(0, 80)}"` });
			kept[t] = 1;
		}
	return kept.includes(1) ? kept : null;
}

/** Free centres of reps without accounts today: their home if known, else a part of the map by recursive bisection. */
function fillFromBisection(
	sphere: Float64Array,
	known: Uint8Array,
	accountSphere: Float64Array,
	weight: Float64Array
): void {
	const count = known.length;
	const open: number[] = [];
	for (let t = 0; t < count; t++) if (Number.isNaN(sphere[t * 3]!)) open.push(t);
	if (open.length === 0) return;
	const parts = bisectionCentres(accountSphere, weight, open.length);
	open.forEach((t, k) => sphere.set(parts.subarray(k * 3, k * 3 + 3), t * 3));
}

/** For display only: Math.atan2 may differ in the last bit, travel is computed from the unit vectors. */
function degrees(sphere: Float64Array, t: number): [number, number] {
	const [x, y, z] = [sphere[t * 3]!, sphere[t * 3 + 1]!, sphere[t * 3 + 2]!];
	return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.sqrt(x * x + y * y)) * 180) / Math.PI];
}
