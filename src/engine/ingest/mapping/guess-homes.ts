import type { AccountColumns, RepColumns } from '../../model/columns.ts';
import { repsFromOwners } from '../reps.ts';
import { weightedMedian } from '../health/robust.ts';
import { foldedKey } from '../spelling.ts';
import { textColumn } from '../text-columns.ts';

const RADIANS = Math.PI / 180;

/** Reps of the owner column with their names, where the file has both, and homes guessed. Of several spellings of one owner only the
 *  one with most accounts is a rep: the others are findings. @throws RevirError REPS_NONE when no account has an owner */
export function repsOfAccounts(accounts: AccountColumns, ownerNames: ReadonlyMap<string, string>): RepColumns {
	const all = repsFromOwners(accounts);
	const { ownerId } = accounts;
	const rows = new Int32Array(ownerId!.values.length);
	for (const code of ownerId!.codes) if (code >= 0) rows[code]!++;
	const held = new Map(ownerId!.values.map((owner, code) => [owner, rows[code]!]));
	const main = new Map<string, string>();
	const ids = Array.from({ length: all.count }, (_, rep) => all.id.at(rep)!);
	for (const id of ids) {
		const before = main.get(foldedKey(id));
		if (before === undefined || held.get(id)! > held.get(before)!) main.set(foldedKey(id), id);
	}
	const kept = ids.filter((id) => main.get(foldedKey(id)) === id);
	const unknown = () => new Float64Array(kept.length).fill(NaN);
	const names = textColumn(kept.map((id) => ownerNames.get(id) ?? id));
	const reps = { ...all, count: kept.length, id: textColumn(kept), name: names, lon: unknown(), lat: unknown() };
	return guessHomes(reps, accounts);
}

/**
 * A home for every rep without one: that of the own accounts whose weighted distance to all others is least, judged from the weighted
 * median of their longitudes and latitudes (one customer's place, so never in a lake). Weight: visits a year where known, else 1.
 * Marked in `homeGuessed`; reps without a located account stay without. O(accounts log accounts).
 */
export function guessHomes(reps: RepColumns, accounts: AccountColumns): RepColumns {
	const own = accountsByRep(reps, accounts);
	const lon = reps.lon.slice();
	const lat = reps.lat.slice();
	const guessed = reps.homeGuessed?.slice() ?? new Uint8Array(reps.count);
	const weight = (row: number) => {
		const visits = accounts.visitsPerYear?.[row] ?? NaN;
		return visits >= 0 ? visits : 1;
	};
	for (let rep = 0; rep < reps.count; rep++) {
		const rows = own[rep]!;
		if (rows.length === 0 || (!Number.isNaN(lon[rep]!) && !Number.isNaN(lat[rep]!))) continue;
		const weights = rows.map(weight);
		// Nobody is visited: all count alike.
		if (!weights.some((one) => one > 0)) weights.fill(1);
		const middle = (values: Float64Array) =>
			weightedMedian(
				rows.map((row) => values[row]!),
				weights
			);
		const [x, y] = [middle(accounts.lon), middle(accounts.lat)];
		const narrow = Math.cos(y * RADIANS);
		let nearest = rows[0]!;
		let least = Infinity;
		for (const row of rows) {
			const dx = (accounts.lon[row]! - x) * narrow;
			const dy = accounts.lat[row]! - y;
			const distance = dx * dx + dy * dy;
			if (distance >= least) continue;
			least = distance;
			nearest = row;
		}
		lon[rep] = accounts.lon[nearest]!;
		lat[rep] = accounts.lat[nearest]!;
		guessed[rep] = 1;
	}
	return { ...reps, lon, lat, homeGuessed: guessed.includes(1) ? guessed : reps.homeGuessed };
}

function accountsByRep(reps: RepColumns, accounts: AccountColumns): number[][] {
	const own: number[][] = Array.from({ length: reps.count }, () => []);
	const { ownerId } = accounts;
	if (ownerId === null) return own;
	const byId = new Map(Array.from({ length: reps.count }, (_, rep) => [reps.id.at(rep)!, rep]));
	const repOf = ownerId.values.map((owner) => byId.get(owner) ?? -1);
	for (let row = 0; row < accounts.count; row++) {
		const rep = repOf[ownerId.codes[row]!] ?? -1;
		if (rep >= 0 && !Number.isNaN(accounts.lon[row]!) && !Number.isNaN(accounts.lat[row]!)) own[rep]!.push(row);
	}
	return own;
}
