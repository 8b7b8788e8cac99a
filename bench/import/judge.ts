import { kilometres } from '#engine/ingest/locate/distance.ts';
import { locatedBy } from '#engine/ingest/locate/locate.ts';
import { findingText } from '#engine/report/finding-text.ts';
import type { DirtyFile } from '../../tests/fixtures/dirty/entry.ts';
import { judgePairs } from '../duplicates/judge.ts';
import type { Imported } from './street.ts';

export interface Judged {
	readonly file: string;
	readonly seed: number;
	readonly figures: Readonly<Record<string, string>>;
	readonly took: Readonly<Record<string, number>>;
	/** How often each reason was found and how many of these were accepted. */
	readonly reasons: readonly string[];
	/** What a reader of the bench wants to look into. */
	readonly wrong: readonly string[];
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);

export function judgeImport({ file, truth, targets, currency }: DirtyFile, done: Imported, seed: number): Judged {
	const { suggested, mapped, located, findings, accepted, cleaned, took, reps } = done;
	const wrong: string[] = [];
	const right = suggested.columns.filter(({ column, targets: found, blocked }) => {
		const wanted = targets[column];
		const isRight =
			wanted === 'blocked' ? blocked !== null && found.length === 0 : [...found].sort().join(' ') === sorted(wanted);
		if (!isRight) wrong.push(`column "${column}": ${found.join(' ') || blocked || '–'} instead of ${wanted ?? '?'}`);
		return isRight;
	}).length;
	if (mapped.meta.currency !== currency) wrong.push(`currency ${mapped.meta.currency} instead of ${currency}`);
	for (const { error, count } of mapped.notices)
		wrong.push(`notice ${error.code} ${error.where?.column ?? ''} ×${count}: ${error.got ?? ''}`);
	const rowOf = mapped.source;
	const truthOf = (row: number) => truth[rowOf[row]!];
	if (mapped.accounts.count !== truth.length) wrong.push(`${mapped.accounts.count} accounts of ${truth.length} rows`);

	const { accounts } = cleaned;
	const away = (row: number) => {
		const is = truthOf(cleaned.oldRow[row]!);
		return is === undefined ? NaN : kilometres(accounts.lon[row]!, accounts.lat[row]!, is.lon, is.lat);
	};
	const known = (rows: readonly number[]) =>
		rows
			.map(away)
			.filter((km) => !Number.isNaN(km))
			.sort((a, b) => a - b);
	const kept = Array.from({ length: accounts.count }, (_, row) => row);
	const all = known(kept);
	const found = known(kept.filter((row) => locatedBy[located.by[cleaned.oldRow[row]!]!] !== 'own'));
	for (const row of kept.filter((one) => away(one) > 50)) {
		const address = [accounts.postcode, accounts.city].map((column) => column?.values[column.codes[row]!] ?? '–');
		wrong.push(`${away(row).toFixed(0)} km off: ${address.join(' ')}`);
	}

	const clusters = findings.filter(({ problem }) => problem === 'duplicate');
	const entity = Int32Array.from({ length: mapped.accounts.count }, (_, row) => truthOf(row)?.entity ?? -1 - row);
	const pairs = (list: readonly { readonly rows: readonly number[] }[]) =>
		list.flatMap(({ rows }) => rows.flatMap((a, i) => rows.slice(i + 1).map((b): [number, number] => [a, b])));
	const labelled = { entity };
	const shown = judgePairs(labelled, pairs(clusters));
	const sure = judgePairs(labelled, pairs(clusters.filter(({ reason }) => reason.key === 'duplicate.sure')));

	const revenue = missingRevenue(done, (row) => truthOf(row)?.revenue ?? 0);
	const trueTotal = truth.reduce((sum, row) => sum + row.revenue, 0);
	const total = (values: Float64Array | null) => Array.from(values ?? []).reduce((sum, value) => sum + (value || 0), 0);
	const before = total(mapped.accounts.revenueY0) / trueTotal - 1;
	const after = total(cleaned.accounts.revenueY0) / trueTotal - 1;
	const filled = total(revenue.filled) / trueTotal - 1;

	const unknown = findings.filter((finding) => /[{}]|undefined|NaN/.test(findingText(finding.reason, 'de')));
	for (const { reason } of unknown) wrong.push(`text of ${reason.key}: ${findingText(reason, 'de')}`);
	const homes = reps.homes.city === null ? 0 : reps.reps.count;
	return {
		file,
		seed,
		took,
		wrong,
		reasons: [...Map.groupBy(findings, ({ reason }) => reason.key)].map(
			([key, list]) =>
				`${key} ${list.length} (${list.filter((finding) => (accepted as readonly unknown[]).includes(finding)).length})`
		),
		figures: {
			'columns right': `${right} of ${Object.keys(targets).length}`,
			'rows read': `${mapped.accounts.count} of ${truth.length}`,
			'own positions': String(located.counts.own),
			'located at last': percent(all.length / accounts.count),
			'over 50 km off': String(all.filter((km) => km > 50).length),
			'those without: median km': quantile(found, 0.5).toFixed(1),
			'p90 km': quantile(found, 0.9).toFixed(1),
			'duplicates: precision': percent(shown.precision),
			recall: percent(shown.recall),
			'sure: precision': percent(sure.precision),
			'sure: recall': percent(sure.recall),
			'missing revenue told': revenue.told,
			'median factor': revenue.factor,
			'in the interval': revenue.inside,
			'revenue before': percent(before),
			'after sure mends': percent(after),
			'with all estimates': percent(filled),
			reps: `${reps.reps.count}, ${homes} homes`
		}
	};
}

const sorted = (names: string | undefined) => (names ?? '?').split(' ').filter(Boolean).sort().join(' ');
const quantile = (values: readonly number[], q: number) =>
	values[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;

/** Estimates of last year's revenue against the truth, of customers whose cell is empty. */
function missingRevenue({ findings, cleaned }: Imported, trueRevenue: (row: number) => number) {
	const factors: number[] = [];
	let [inside, gaps] = [0, 0];
	const filled = cleaned.accounts.revenueY0?.slice() ?? null;
	for (const { problem, column, rows, reason, mend } of findings) {
		if (problem !== 'missing' || column !== 'revenue_y0') continue;
		const is = trueRevenue(rows[0]!);
		if (!(is > 0)) continue;
		gaps++;
		if (mend === null) continue;
		const value = Number(reason.params['value']);
		factors.push(Math.exp(Math.abs(Math.log(value / is))));
		if (Number(reason.params['low'] ?? value) <= is && is <= Number(reason.params['high'] ?? value)) inside++;
		const row = cleaned.newRow[rows[0]!]!;
		if (filled !== null && row >= 0) filled[row] = value;
	}
	factors.sort((a, b) => a - b);
	return {
		told: `${factors.length} of ${gaps}`,
		factor: quantile(factors, 0.5).toFixed(2),
		inside: percent(inside / factors.length),
		filled
	};
}
