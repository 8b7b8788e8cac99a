import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reason } from '#engine/ingest/health/finding.ts';
import { personalKinds } from '#engine/ingest/mapping/words-personal.ts';
import { accountTargets, postcodeTargets, repTargets } from '#engine/ingest/mapping/targets.ts';
import { helperWords } from '#engine/ingest/mapping/words-accounts.ts';
import { repHelpers } from '#engine/ingest/mapping/words-reps.ts';
import type { Guess } from '#engine/ingest/raw/raw-table.ts';
import type { Language } from '#engine/model/error-texts.ts';
import { columnNames } from '#engine/report/column-names.ts';
import { guessText, guessValue } from '#engine/report/guess-text.ts';
import { mappingText } from '#engine/report/mapping-text.ts';

const languages: readonly Language[] = ['en', 'nb', 'de'];
const reasons: readonly Reason[] = [
	{ key: 'mapping_by_name', params: { word: 'umsatz', fit: 98 } },
	{ key: 'mapping_by_content', params: { what: 'postcode_city' } },
	{ key: 'mapping_by_user', params: {} },
	{ key: 'mapping_by_period', params: { period: '2024-03' } },
	{ key: 'mapping_swapped', params: {} },
	{ key: 'mapping_personal', params: { what: 'email' } },
	{ key: 'mapping_empty', params: {} },
	{ key: 'mapping_period_outside', params: { year: 2019 } },
	{ key: 'mapping_company_turnover', params: {} },
	{ key: 'mapping_no_target', params: {} },
	{ key: 'mapping_unsure', params: { target: 'segment' } },
	{ key: 'mapping_taken', params: { target: 'city', by: 'Ort' } }
];

const gap = /[{}[\]]|undefined|NaN|\bnull\b/;

describe('texts of a mapping', () => {
	it('exist for every reason the sources give', () => {
		const room = resolve('src/engine/ingest/mapping');
		const sources = readdirSync(room).map((file) => readFileSync(resolve(room, file), 'utf8'));
		const keys = new Set(sources.flatMap((text) => [...text.matchAll(/'(mapping_[a-z_]+)'/g)].map(([, key]) => key!)));
		expect(reasons.map(({ key }) => key).sort()).toEqual([...keys].sort());
	});

	it.each(languages)('fill every gap (%s)', (language) => {
		const texts = reasons.map((reason) => mappingText(reason, language));
		for (const text of texts) expect(text).not.toMatch(gap);
		expect(new Set(texts).size).toBe(reasons.length);
		for (const what of personalKinds)
			expect(mappingText({ key: 'mapping_personal', params: { what } }, language)).not.toContain('_');
	});

	it('tell the share of cells that fit only where some do not', () => {
		expect(mappingText(reasons[0]!, 'de')).toBe('Die Überschrift sagt „umsatz“; 98\u00a0% der Zellen passen.');
		expect(mappingText({ key: 'mapping_by_name', params: { word: 'umsatz', fit: 100 } }, 'de')).toBe(
			'Die Überschrift sagt „umsatz“.'
		);
		expect(mappingText(reasons[3]!, 'en')).toContain('Mar 2024');
		expect(mappingText(reasons[3]!, 'nb')).toContain(' 3.2024');
		expect(mappingText(reasons[1]!, 'nb')).toContain('Postnummer og sted');
	});

	it.each(languages)('name every column that can be filled (%s)', (language) => {
		const columns = [...accountTargets.keys(), ...repTargets.keys(), ...postcodeTargets.keys()];
		const helpers = [...Object.keys(helperWords), ...Object.keys(repHelpers)].filter((name) => name !== 'none');
		const named = columnNames[language] as Readonly<Record<string, string>>;
		for (const column of [...columns, ...helpers]) expect(named[column], column).toMatch(/^\p{Lu}[^_]*$/u);
		expect(new Set(Object.values(named)).size).toBe(Object.keys(named).length);
	});
});

describe('texts of what a reader guessed', () => {
	const guesses: readonly (readonly [Guess['what'], readonly string[]])[] = [
		['encoding', ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-2', 'iso-8859-15']],
		['delimiter', [',', ';', '\t', '|']],
		['quote', ['"', "'"]],
		['headerRow', ['0', '5']],
		['sheet', ['Kunden']],
		['decimal', [',', '.']],
		['dates', ['dmy', 'mdy', 'ymd']],
		['kinds', ['text', 'number', 'date', 'flag']]
	];
	it.each(languages)('exist for every guess and value (%s)', (language) => {
		const texts = guesses.flatMap(([what, values]) =>
			values.map((value) => {
				const named = guessValue({ what, value }, language);
				if (!['headerRow', 'sheet', 'kinds'].includes(what)) expect(named, value).not.toBe(value);
				return guessText({ what, value, column: 'Datum', confidence: 0.9, others: [] }, language);
			})
		);
		for (const text of texts) expect(text).not.toMatch(gap);
		expect(new Set(texts).size).toBe(texts.length);
	});
});
