import type { Reason } from '../health/finding.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { Candidate } from './candidates.ts';
import { wordsOf } from './fields.ts';
import { headersOf, type Mapping, type Target } from './mapping.ts';
import type { Profile } from './profile.ts';
import type { PeriodColumn } from './sales-columns.ts';
import type { ColumnSuggestion } from './suggestion.ts';
import { targetsOf } from './targets.ts';
import type { PersonalKind } from './words-personal.ts';

interface Found {
	readonly mapping: Mapping;
	readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
	readonly picks: ReadonlyMap<string, string>;
	readonly personal: ReadonlyMap<string, PersonalKind>;
	readonly periods: readonly PeriodColumn[];
	readonly profiles: ReadonlyMap<string, Profile>;
	readonly swapped: boolean;
}

/** What became of every column, and why. O(columns × fields). */
export function describeColumns(table: RawTable, found: Found): ColumnSuggestion[] {
	const used = new Map<string, Target[]>();
	for (const field of found.mapping.fields)
		for (const header of headersOf(field)) used.set(header, [...(used.get(header) ?? []), field.target]);
	const helperOf = new Map([...found.picks].map(([target, column]) => [column, target]));
	return table.columns.map(({ name }) => {
		const targets = used.get(name) ?? [];
		const list = found.candidates.get(name) ?? [];
		const helper = helperOf.get(name);
		const chosen =
			list.find(({ target }) => target === helper) ?? list.find(({ target }) => targets.includes(target as Target));
		const period = found.periods.find(({ column }) => column === name);
		const unlocked = found.mapping.unlocked.some(({ column }) => column === name);
		const alternatives = list
			.filter(({ target }) => !targets.includes(target as Target) && targetsOf[found.mapping.kind].has(target))
			.map(({ target, confidence }) => ({ target: target as Target, confidence: round(confidence) }));
		// A firm's own turnover is not what it buys from us, so it is never taken by itself.
		if (list[0]?.target === 'company_turnover' && targets.length === 0)
			alternatives.unshift({ target: 'revenue_y0', confidence: 0.4 });
		const words = targets.map((target) => wordsOf(target, found.profiles.get(name)!).unknown).flat();
		return {
			column: name,
			targets,
			confidence: targets.length === 0 ? 0 : round(chosen?.confidence ?? period?.confidence ?? 0.5),
			reason: reasonOf(name, targets, chosen, period, found),
			blocked: unlocked ? null : (found.personal.get(name) ?? null),
			alternatives: unique(alternatives).slice(0, 3),
			unknownWords: words
		};
	});
}

function reasonOf(
	name: string,
	targets: readonly Target[],
	chosen: Candidate | undefined,
	period: PeriodColumn | undefined,
	found: Found
): Reason {
	const personal = found.personal.get(name);
	if (targets.length > 0) {
		if (period)
			return {
				key: 'mapping_by_period',
				params: {
					period:
						period.month === null ? String(period.year) : `${period.year}-${String(period.month).padStart(2, '0')}`
				}
			};
		if (found.swapped && (targets.includes('lon') || targets.includes('lat')))
			return { key: 'mapping_swapped', params: {} };
		return chosen?.reason ?? { key: 'mapping_by_content', params: { what: targets[0]! } };
	}
	if (personal !== undefined) return { key: 'mapping_personal', params: { what: personal } };
	if (found.profiles.get(name)!.filled === 0) return { key: 'mapping_empty', params: {} };
	if (period) return { key: 'mapping_period_outside', params: { year: period.year } };
	const [best] = found.candidates.get(name) ?? [];
	if (best?.target === 'company_turnover') return { key: 'mapping_company_turnover', params: {} };
	if (
		best === undefined ||
		best.target === 'none' ||
		best.confidence < 0.5 ||
		!targetsOf[found.mapping.kind].has(best.target)
	)
		return { key: 'mapping_no_target', params: {} };
	const by = found.mapping.fields.find(({ target }) => target === best.target);
	return by === undefined
		? { key: 'mapping_unsure', params: { target: best.target } }
		: { key: 'mapping_taken', params: { target: best.target, by: headersOf(by).join(', ') } };
}

const round = (value: number) => Math.round(value * 100) / 100;

function unique<T extends { target: Target }>(list: readonly T[]): T[] {
	return list.filter(({ target }, at) => list.findIndex((other) => other.target === target) === at);
}
