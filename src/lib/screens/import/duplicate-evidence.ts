import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { FieldEvidence, PairEvidence } from '#engine/ingest/duplicates/pair-record.ts';
import { findingWords } from '#engine/report/finding-words.ts';
import * as format from '../format.ts';

const groups = [
	['agree', m.health_dup_agree],
	['similar', m.health_dup_similar],
	['differ', m.health_dup_differ]
] as const;

/** What speaks for two entries being one company and what against, in words, weightiest first. */
export function evidenceOf({ fields }: PairEvidence): string[] {
	return groups.flatMap(([agreement, text]) => {
		const own = fields.filter((field) => field.agreement === agreement);
		if (own.length === 0) return [];
		const sorted = [...own].sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits));
		return [text({ fields: sorted.map(fieldText).join(', ') })];
	});
}

function fieldText({ field, score, agreement }: FieldEvidence): string {
	const name = findingWords[getLocale()].fields[field];
	if (field === 'distance' && !Number.isNaN(score)) return `${name} (${format.number(score, score < 10 ? 1 : 0)} km)`;
	const isShare = (field === 'name' || field === 'street') && agreement !== 'agree' && !Number.isNaN(score);
	return isShare ? `${name} (${format.percent(score, 0)})` : name;
}
