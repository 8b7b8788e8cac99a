import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { Finding, ProblemClass, FindingState } from '#engine/ingest/health/finding.ts';
import { accountSchema, type ColumnSpec } from '#engine/model/schema.ts';
import { columnName as nameOf } from '#engine/report/column-names.ts';
import { findingText } from '#engine/report/finding-text.ts';
import type { ReviewedAccount, ShownFinding } from '#workers/import-api.ts';
import * as format from '../format.ts';
import { say } from '../words.ts';

export const className: Record<ProblemClass, () => string> = {
	duplicate: m.health_class_duplicate,
	address: m.health_class_address,
	position: m.health_class_position,
	missing: m.health_class_missing,
	outlier: m.health_class_outlier,
	stale: m.health_class_stale,
	contradiction: m.health_class_contradiction,
	industry: m.health_class_industry
};
export const classWhy: Record<ProblemClass, () => string> = {
	duplicate: m.health_why_duplicate,
	address: m.health_why_address,
	position: m.health_why_position,
	missing: m.health_why_missing,
	outlier: () => say(m.health_why_outlier),
	stale: m.health_why_stale,
	contradiction: m.health_why_contradiction,
	industry: m.health_why_industry
};

export const stateNames: Readonly<Record<Exclude<FindingState, 'open'>, () => string>> = {
	mended: m.health_state_mended,
	aside: m.health_state_aside,
	gone: m.health_state_gone
};

/** How sure a proposal is, in words; `least` is where a word begins. */
export const sureness = [
	{ least: 0.95, text: m.health_sure_certain },
	{ least: 0.8, text: m.health_sure_very },
	{ least: 0.6, text: m.health_sure_likely },
	{ least: 0.4, text: m.health_sure_possible },
	{ least: 0, text: m.health_sure_weak }
] as const;
export const sureText = (confidence: number): string =>
	(sureness.find(({ least }) => confidence >= least) ?? sureness[4]).text();
export const proposalText = ({ mend, confidence }: Finding): string =>
	mend === null ? m.health_sure_none() : sureText(confidence);

/** The plan's own words go before those of the schema. */
export const columnName = (column: string): string =>
	column === 'owner_id' ? say(m.health_rep) : nameOf(column, getLocale());

export const reasonText = ({ reason }: Finding, currency: string): string => findingText(reason, getLocale(), currency);

/** What a finding is about, in few words: the accounts, or the word where it stands in many of them. */
export function subject({ finding, accounts }: ShownFinding): string {
	const first = accounts[0];
	// How many goes first: a long name is cut.
	if (finding.problem === 'duplicate' && first !== undefined)
		return (finding.rows.length > 2 ? `${format.number(finding.rows.length)} × ` : '') + accountName(first);
	if (finding.rows.length > 2 && finding.got !== null) return finding.got;
	const names = [...new Set(accounts.map(accountName))];
	return names.slice(0, 2).join(' · ') + (finding.rows.length > 2 ? ' …' : '');
}
export const accountName = ({ name, id }: ReviewedAccount): string => name || id;

const specs = new Map<string, ColumnSpec>(accountSchema.map((spec) => [spec.name, spec]));

export const valuesOf = (column: string): readonly string[] | null => specs.get(column)?.values ?? null;

/** A cell in the reader's writing; null = empty. */
export function cellText(column: string, text: string | null, currency: string): string {
	if (text === null || text === '') return m.health_empty();
	const spec = specs.get(column);
	if (spec?.kind === 'date') return format.date(Date.parse(text));
	const value = Number(text);
	if (spec?.kind !== 'number' || !Number.isFinite(value)) return text;
	if (column === 'lon' || column === 'lat') return format.number(value, 4);
	// Not shortened: what differs must be seen to differ.
	if (spec.unit.startsWith('currency')) return `${format.number(value)}\u00a0${currency}`;
	if (spec.unit === 'fraction') return format.percent(value, 0);
	return format.number(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);
}

/** A value can be written for it by hand: not two accounts that are one, and not half of a position. */
export const takesValue = ({ problem, column }: Finding): boolean =>
	problem !== 'duplicate' && column !== null && !['lat', 'location_precision', 'account_id'].includes(column);

/** Whose value is a whole position, be it written as coordinates or as an address. */
export const isPlace = ({ column }: Finding): boolean => column === 'lon';
