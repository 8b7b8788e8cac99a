import type { AccountColumns } from '../../model/columns.ts';
import type { SizeName, Traits } from '../impute/traits.ts';
import type { Finding } from './finding.ts';
import { columnOf } from './cells.ts';
import { peerSpread, type PeerSpread } from './peers.ts';
import { medianOf, significant } from './robust.ts';
import { cellFinding, type RowCheck } from './row-checks.ts';

/** Deviations from what is usual that are told; of 100,000 figures of a log-normal scatter less than one lies beyond. */
const FAR = 5;
/** The same for a figure that other years of the account confirm. */
const FAR_BUT_CONFIRMED = 7;
/** After dividing by a thousand a figure must be as usual as this. */
const USUAL = 2;
/** A narrow group must not make everything an outlier: a factor of 1.35. */
const LEAST_DEVIATION = 0.3;
const THOUSAND = Math.log(1000);
/** A factor between 250 and 4,000 to other years is one of a thousand. */
const SLACK = Math.log(4);
const CONFIRMED = Math.log(3);
const FEWEST_PEOPLE = 2;

const years: readonly SizeName[] = ['revenue_y0', 'revenue_y1', 'revenue_y2'];

interface Size {
	readonly name: SizeName;
	readonly values: Float64Array;
	readonly logs: Float64Array;
	readonly peers: (row: number) => PeerSpread | null;
	/** What other columns of the row say it should be near; NaN = nothing. */
	readonly confirmed: (row: number) => number;
}

/** Checks of revenue, potential and employees against peers and the account's other years. O(n log n) to prepare; yields between columns. */
export function* sizeChecks(accounts: AccountColumns, traits: Traits): Generator<undefined, RowCheck[]> {
	const { employees } = traits.sizes;
	const noSize = new Float64Array(traits.count).fill(NaN);
	const checks: RowCheck[] = [];
	for (const name of ['revenue_y0', 'revenue_y1', 'revenue_y2', 'potential', 'employees'] as const) {
		const values = columnOf(accounts, name) as Float64Array | null;
		if (values === null) continue;
		const logs = traits.sizes[name];
		const peers = peerSpread(logs, traits.words.industry, name === 'employees' ? noSize : employees);
		const others = name === 'employees' ? [] : years.filter((year) => year !== name).map((year) => traits.sizes[year]);
		const confirmed = (row: number) => medianOf(others.map((year) => year[row]!).filter((log) => !Number.isNaN(log)));
		checks.push(sizeCheck({ name, values, logs, peers, confirmed }));
		yield;
	}
	return [...checks, fewPeopleCheck(accounts, traits)];
}

function sizeCheck({ name, values, logs, peers, confirmed }: Size): RowCheck {
	return (row) => {
		const log = logs[row]!;
		const usual = Number.isNaN(log) ? null : peers(row);
		if (usual === null) return null;
		const deviation = Math.max(LEAST_DEVIATION, usual.deviation);
		const away = (at: number) => Math.abs(at - usual.median) / deviation;
		const told = (key: string, confidence: number, mended?: number): Finding => {
			const params = {
				column: name,
				value: values[row]!,
				usual: significant(Math.exp(usual.median)),
				count: usual.count,
				level: usual.level,
				...(mended === undefined ? {} : { mended })
			};
			return cellFinding('outlier', row, name, values[row]!, { key, params }, confidence, mended);
		};
		const other = confirmed(row);
		const gap = log - other;
		const up = (Number.isNaN(gap) ? log - usual.median : gap) > 0;
		const mended = up ? values[row]! / 1000 : values[row]! * 1000;
		const mendedLog = log + (up ? -THOUSAND : THOUSAND);
		const key = up ? 'outlier.thousand.high' : 'outlier.thousand.low';
		// Which of the two years is wrong? The one further from its peers.
		if (name !== 'potential' && Math.abs(Math.abs(gap) - THOUSAND) < SLACK && away(log) > away(other))
			return told(key, 0.9, mended);
		const far = away(log);
		if (far <= FAR) return null;
		if (away(mendedLog) < USUAL) return told(key, Math.abs(gap) < CONFIRMED ? 0.6 : 0.75, mended);
		if (Math.abs(gap) < CONFIRMED && far <= FAR_BUT_CONFIRMED) return null;
		return told(log > usual.median ? 'outlier.high' : 'outlier.low', 0.6);
	};
}

/** One or two people and sales that nobody of that size has. */
function fewPeopleCheck({ employees, revenueY0 }: AccountColumns, { sizes, words, count }: Traits): RowCheck {
	if (employees === null || revenueY0 === null) return () => null;
	const each = sizes.revenue_y0.map((log, row) => log - sizes.employees[row]!);
	const peers = peerSpread(each, words.industry, new Float64Array(count).fill(NaN));
	return (row) => {
		const usual = employees[row]! > FEWEST_PEOPLE || Number.isNaN(each[row]!) ? null : peers(row);
		if (usual === null) return null;
		if ((each[row]! - usual.median) / Math.max(LEAST_DEVIATION, usual.deviation) < FAR) return null;
		const params = { column: 'employees', value: employees[row]!, revenue: significant(revenueY0[row]!) };
		return cellFinding('outlier', row, 'employees', employees[row]!, { key: 'outlier.employees.few', params }, 0.6);
	};
}
