import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reason } from '#engine/ingest/health/finding.ts';
import type { Language } from '#engine/model/error-texts.ts';
import { findingText } from '#engine/report/finding-text.ts';
import { findingReasons } from './finding-reasons.ts';

const languages: readonly Language[] = ['en', 'nb', 'de'];
const classes = 'locate|address|position|duplicate|missing|outlier|stale|contradiction|industry';

/** What the sources put into keys that they compose; a composed key that is not listed fails the test. */
const parts: Readonly<Record<string, readonly string[]>> = {
	'address.postcode-${postcode.how}': ['prefix', 'leading-zero', 'decimals'],
	'position.${slip.kind}': [
		...source('locate/coordinate-slips.ts').matchAll(/kind: ((?:'[a-z-]+'(?: \| )?)+);/g)
	].flatMap(([, kinds]) => [...kinds!.matchAll(/[a-z-]+/g)].map(([kind]) => kind)),
	'position.${kind}': ['zero', 'out-of-range', 'far-from-postcode', 'far-from-place', 'outside-country', 'in-sea']
};

function source(file: string): string {
	return readFileSync(resolve('src/engine/ingest', file), 'utf8');
}

/** Every key in the sources, composed ones spelled out. */
function keysInSources(): string[] {
	const found = new Set<string>();
	for (const room of ['locate', 'duplicates', 'impute', 'taxonomy', 'health'])
		for (const file of readdirSync(resolve('src/engine/ingest', room))) {
			const text = source(`${room}/${file}`);
			for (const [, key] of text.matchAll(new RegExp(`'((?:${classes})\\.[a-z.-]+)'`, 'g'))) found.add(key!);
			for (const [, stem, gap] of text.matchAll(new RegExp(`\`((?:${classes})\\.[a-z.-]*)(\\$\\{[^}]+\\})`, 'g'))) {
				const ends = parts[stem! + gap!];
				if (ends === undefined) throw new Error(`${file} composes ${stem}${gap}: list what it can become.`);
				for (const end of ends) found.add(stem! + end);
			}
		}
	return [...found].sort();
}

const known = new Map(findingReasons.map((reason) => [reason.key, reason]));
const text = (key: string, language: Language, params: Reason['params'] = {}) =>
	findingText({ key, params: { ...known.get(key)!.params, ...params } }, language);

describe('texts of findings', () => {
	it('exist for every reason the sources give', () => {
		const keys = keysInSources();
		expect(keys.length).toBeGreaterThan(60);
		expect([...known.keys()].sort()).toEqual(keys);
	});

	it.each(languages)('say something of their own, with every gap filled (%s)', (language) => {
		const texts = findingReasons.map((reason) => findingText(reason, language));
		for (const [i, written] of texts.entries()) {
			expect(written, findingReasons[i]!.key).not.toMatch(/[{}[\]#]|undefined|NaN|\bnull\b|\s{2}|\s[.,;]/);
			expect(written, findingReasons[i]!.key).toMatch(/^\S.*[.?]$/s);
		}
		expect(new Set(texts).size).toBe(texts.length);
	});

	it('leave a gap to be seen whose figure is not given', () => {
		expect(findingText({ key: 'contradiction.parent.self', params: {} }, 'en')).toContain('{parent}');
	});

	it('write numbers, dates, degrees and names as each language does', () => {
		expect(text('address.postcode-leading-zero', 'en')).toBe('Postcode 1067 has lost its leading zero: 01067 Dresden.');
		expect(text('address.postcode-leading-zero', 'de', { place: '' })).toBe(
			'Die PLZ 1067 hat ihre führende Null verloren: 01067.'
		);
		expect(text('stale.modified', 'de')).toBe('Diesen Datensatz hat seit dem 5.3.2021 niemand geändert (1.800 Tage).');
		expect(text('stale.modified', 'en')).toContain('5 Mar 2021');
		expect(text('position.swapped', 'nb')).toContain('51,05°\u00a0N; 13,74°\u00a0Ø');
		expect(findingText(known.get('missing.similar')!, 'de', 'EUR')).toContain(
			'125.000\u00a0EUR (80 % zwischen 60.000\u00a0EUR'
		);
		expect(text('missing.similar', 'en', { column: 'employees', value: 12.5 })).toContain('suggest 12.5 (');
		expect(text('missing.similar', 'en')).toContain('25 similar customers (same industry, segment and region) suggest');
		expect(text('outlier.margin', 'nb')).toBe('Marginen 95\u00a0% er langt fra det vanlige, 31,5\u00a0%.');
		expect(text('locate.country-not-loaded', 'nb')).toContain('Norge');
		expect(text('duplicate.sure', 'en')).toBe(
			'3 entries are the same company; equal: name, postcode; similar: street. They have 2 different reps. One of them is locked. The revenue of 2 of them is added up. The figures of one of them are copies of another’s and count once.'
		);
		expect(text('contradiction.owner.unknown', 'en', { count: 1 })).toMatch(/^1 account is served/);
		expect(text('industry.unclear', 'de')).toContain('vielleicht verarbeitendes Gewerbe, C');
		expect(text('industry.unclear', 'de', { section: '' })).toBe('„Sonstiges“ ist nicht eindeutig (12 Kunden).');
	});

	it('never read a cell of the file as a template', () => {
		expect(text('industry.variant', 'en', { word: '[{kept}] {count|#|#}' })).toContain('“[{kept}] {count|#|#}”');
	});
});
