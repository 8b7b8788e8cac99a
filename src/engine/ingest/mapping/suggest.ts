import type { RawTable } from '../raw/raw-table.ts';
import { isDay, parseDate } from './cells.ts';
import { assign } from './assign.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { currencyOfCountry } from './currency-of-country.ts';
import { describeColumns } from './describe-columns.ts';
import { fieldsOf, looksSwapped } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { headerWords } from './header-words.ts';
import { headersOf, MAPPING_VERSION, type Field, type Mapping, type TableKind, type Unlocked } from './mapping.ts';
import { personalColumns } from './personal.ts';
import { profileOf, type Profile } from './profile.ts';
import { salesColumns } from './sales-columns.ts';
import { orderFields, salesFields, type SalesFields } from './sales-fields.ts';
import type { Suggested } from './suggestion.ts';
import { tableKind } from './table-kind.ts';
import { targetsOf } from './targets.ts';
import type { Wanted } from './wanted.ts';

export interface SuggestOptions {
	/** ISO date: what is a full year by then counts as one. */
	readonly asOf: string;
	/** Overrules the recognised kind. */
	readonly kind?: TableKind;
	/** Personal columns the user wants, with the reason. */
	readonly unlocked?: readonly Unlocked[];
	/** ISO 3166-1 alpha-2, for a file without a country column. */
	readonly country?: string;
	/** What the user decided, by header; goes before every guess. */
	readonly wanted?: Wanted;
}

/** Half a position is none. */
const halves = [
	['lon', 'lat'],
	['lat', 'lon']
] as const;

const ofMailbox = ['domain', 'owner_id', 'rep_id', 'manager_id'];

/** What a user decided against any sum of guesses. */
const OUTWEIGHS = 1000;

/** Below this a column is left out and its best target only offered. */
export const leastConfidence = 0.5;

/**
 * Proposes how a file's columns fill ours: by header (English, German, Norwegian, exports of five CRMs), cells and kind, each
 * target and column once so that the sum of confidences is greatest. Columns with personal data are left out. Pure.
 * O(columns × words + targets² × columns), cells: at most 2,000 a column, 50,000 for uniqueness of ids.
 */
export function suggestMapping(table: RawTable, options: SuggestOptions): Suggested {
	const profiles = new Map(table.columns.map((column) => [column.name, profileOf(column, table.count)]));
	const guess = tableKind(table, profiles);
	const kind = options.kind ?? guess.kind;
	const unlocked = (options.unlocked ?? []).filter(({ column }) => profiles.has(column));
	const personal = personalColumns(table, profiles, kind);
	const wanted = options.wanted ?? {};
	const decided = (column: string) => Object.hasOwn(wanted, column);
	const periods = kind === 'accounts' ? salesColumns(table, profiles).filter(({ column }) => !decided(column)) : [];
	const skip = new Set([...personal.keys(), ...periods.map(({ column }) => column)]);
	for (const { column } of unlocked) skip.delete(column);
	const candidates = candidatesOf(table, profiles, kind, skip);
	for (const { column } of unlocked) {
		// Of a mailbox only the firm's domain is of use.
		if (personal.get(column) === 'email')
			candidates.set(column, [
				{ target: 'domain', confidence: 0.6, reason: { key: 'mapping_by_content', params: { what: 'domain' } } }
			]);
	}
	for (const column of candidates.keys()) {
		if (!decided(column)) continue;
		const target = wanted[column]!;
		// A mailbox that was unlocked still gives no more than its domain, or the key of a rep.
		if (personal.get(column) === 'email' && target !== null && !ofMailbox.includes(target)) continue;
		const reason = { key: 'mapping_by_user', params: {} };
		candidates.set(column, target === null ? [] : [{ target, confidence: 1, reason }]);
	}
	const asked = new Set(Object.values(wanted));
	const yearly = ['revenue_y0', 'revenue_y1', 'revenue_y2'].filter((target) => !asked.has(target));
	const picks = pick(candidates, periods.some(({ month }) => month === null) ? yearly : [], wanted);
	const swapped = settle(picks, profiles, kind);
	for (const [half, other] of halves) {
		const column = picks.get(half);
		if (column !== undefined && !picks.has(other) && wanted[column] !== half) picks.delete(half);
	}
	const found = kind === 'orders' ? orders(picks, profiles, options.asOf) : salesFields(periods, options.asOf);
	const sales = { ...found, fields: found.fields.filter(({ target }) => !asked.has(target)) };
	const filled = new Set<string>(sales.fields.map(({ target }) => target));
	const fields = [
		...fieldsOf(picks, profiles, targetsOf[kind]).filter(({ target }) => !filled.has(target)),
		...sales.fields
	];
	if (
		options.country !== undefined &&
		targetsOf[kind].has('country') &&
		!fields.some(({ target }) => target === 'country')
	)
		fields.push({ target: 'country', how: 'constant', value: options.country });
	const mapping: Mapping = {
		format: 'revir-mapping',
		version: MAPPING_VERSION,
		kind,
		fingerprint: fingerprint(table),
		currency:
			currencyOf(fields, picks.get('currency'), profiles) ??
			(table.metadata.has('currency') ? null : currencyOfCountry(options.country)),
		year0: sales.year0,
		month0: sales.month0,
		fields: withFallbacks(fields, candidates, picks),
		unlocked
	};
	const columns = describeColumns(table, { mapping, candidates, picks, personal, periods, profiles, swapped });
	return { mapping, kind: guess, columns };
}

/** What a column can be that fills nothing: several columns may be, so they compete for none of them. */
const noTarget = new Set(['none', 'order_id', 'company_turnover']);

/** The assignment of greatest total confidence. */
function pick(
	candidates: ReadonlyMap<string, readonly Candidate[]>,
	taken: readonly string[],
	wanted: Wanted
): Map<string, string> {
	const columns = [...candidates.keys()];
	const targets = [...new Set([...candidates.values()].flatMap((list) => list.map(({ target }) => target)))]
		.filter((target) => !noTarget.has(target) && !taken.includes(target))
		.sort();
	const weight = targets.map((target) =>
		columns.map((column) => {
			const list = candidates.get(column)!;
			const confidence = list.find((one) => one.target === target)?.confidence ?? 0;
			// A column known to be none of ours stays out, unless it suits the target better.
			const none = Math.max(0, ...list.filter((one) => noTarget.has(one.target)).map((one) => one.confidence));
			if (confidence < leastConfidence || confidence < none) return 0;
			return wanted[column] === target ? OUTWEIGHS : confidence;
		})
	);
	const picks = new Map<string, string>();
	if (targets.length === 0) return picks;
	assign(weight).forEach((at, k) => {
		if (at >= 0) picks.set(targets[k]!, columns[at]!);
	});
	return picks;
}

/** Names without ids, and swapped coordinates. Returns whether longitude and latitude were swapped. */
function settle(picks: Map<string, string>, profiles: ReadonlyMap<string, Profile>, kind: TableKind): boolean {
	const rename = (from: string, to: string) => {
		const column = picks.get(from);
		if (column === undefined || picks.has(to)) return;
		picks.delete(from);
		picks.set(to, column);
	};
	if (kind !== 'reps') rename('owner_name', 'owner_id');
	if (kind === 'reps' && picks.has('last_name')) picks.delete('name');
	if (kind === 'orders') for (const target of ['revenue_y0', 'revenue_y1']) picks.delete(target);
	const [lon, lat] = [picks.get('lon'), picks.get('lat')];
	if (lon === undefined || lat === undefined) return false;
	if (!looksSwapped(profiles.get(lat)!.median, profiles.get(lon)!.median)) return false;
	picks.set('lon', lat);
	picks.set('lat', lon);
	return true;
}

function orders(picks: Map<string, string>, profiles: ReadonlyMap<string, Profile>, asOf: string): SalesFields {
	const none = { fields: [], year0: null, month0: null };
	const date = picks.get('order_date');
	const whole = picks.get('order_amount');
	const pieces = whole === undefined ? picks.get('quantity') : undefined;
	const amount = whole ?? (pieces === undefined ? undefined : picks.get('unit_price'));
	if (date === undefined || amount === undefined) return none;
	const { kind, min, max, distinct } = profiles.get(date)!;
	const dates = kind === 'date' ? [min, max] : distinct.map(parseDate).filter((time) => !Number.isNaN(time));
	const [first, last] = [Math.min(...dates), Math.max(...dates)];
	if (!isDay(first) || !isDay(last)) return none;
	return orderFields(date, amount, pieces, headerWords(amount).scale, first, last, asOf);
}

const mayFallBack = new Set(['name', 'domain', 'employees']);

/** Second columns of the same meaning fill what the first leaves empty, where mixing two does no harm. */
function withFallbacks(
	fields: readonly Field[],
	candidates: ReadonlyMap<string, readonly Candidate[]>,
	picks: ReadonlyMap<string, string>
): Field[] {
	const used = new Set([...picks.values(), ...fields.flatMap(headersOf)]);
	return fields.map((field) => {
		if (field.how !== 'plain' || !mayFallBack.has(field.target)) return field;
		const more = [...candidates].filter(
			([column, [best]]) => !used.has(column) && best?.target === field.target && best.confidence >= 0.9
		);
		return { ...field, from: [...field.from, ...more.map(([column]) => column)] };
	});
}

/** Of the currency column where all rows agree, else of the header of a sum. */
function currencyOf(
	fields: readonly Field[],
	column: string | undefined,
	profiles: ReadonlyMap<string, Profile>
): string | null {
	const values = column === undefined ? [] : profiles.get(column)!.distinct;
	if (values.length === 1 && /^[A-Z]{3}$/.test(values[0]!)) return values[0]!;
	for (const field of fields) {
		if (!/^(revenue|potential)/.test(field.target)) continue;
		for (const header of headersOf(field)) {
			const { currency } = headerWords(header);
			if (currency !== null) return currency;
		}
	}
	return null;
}
