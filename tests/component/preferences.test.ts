import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { m } from '#paraglide/messages.js';
import { preferences } from '#lib/state/preferences.svelte.ts';
import { countOf } from '#lib/screens/counted.ts';
import * as format from '#lib/screens/format.ts';
import { say, wordOf } from '#lib/screens/words.ts';

const kept = () => JSON.parse(localStorage.getItem('revir-preferences') ?? '{}') as Record<string, unknown>;

beforeEach(() => preferences.speak('en'));
afterEach(() => {
	preferences.set({ numbers: 'language', currency: 'symbol', density: 'comfortable', theme: 'system', recent: [] });
	preferences.plan = 'plan';
	preferences.forgetWords();
	preferences.plan = null;
	preferences.speak('en');
});

describe('figures as the reader prefers them', () => {
	test('the writing of numbers is a choice of its own, whatever the language', () => {
		preferences.set({ numbers: 'de-DE' });
		expect(format.number(12345.6, 1)).toBe('12.345,6');
		preferences.set({ numbers: 'de-CH' });
		expect(format.number(12345.6, 1)).toMatch(/^12[’']345\.6$/);
	});

	test('money short with symbol, short with code, or in thousands', () => {
		preferences.set({ numbers: 'en-GB' });
		expect(format.money(2_241_600, 'EUR')).toBe('€2.2m');
		preferences.set({ currency: 'code' });
		expect(format.money(2_241_600, 'EUR')).toBe('EUR\u00a02.2m');
		preferences.set({ currency: 'thousands' });
		expect(format.money(2_241_600, 'EUR')).toBe('2,242\u00a0k€');
		expect(format.money(2_241_600, 'NOK')).toBe('2,242\u00a0kNOK');
		expect(format.money(1.1, 'EUR')).toBe('€1.1');
	});

	test('a language without a short form of thousands shows no cents instead', () => {
		preferences.set({ numbers: 'de-DE' });
		expect(format.money(24_771.3, 'EUR')).toBe('24.771\u00a0€');
	});
});

describe('words of a plan', () => {
	test('are used in labels and sentences of that plan only', () => {
		preferences.plan = 'plan';
		preferences.rename('customer', { one: 'praxis', many: 'praxen' });
		expect(countOf('customer', 3)).toBe('3 praxen');
		expect(say(m.col_accounts)).toBe('Praxen');
		preferences.plan = 'another plan';
		expect(countOf('customer', 3)).toBe('3 accounts');
	});

	test('an empty field stands for the usual word of the language', () => {
		preferences.plan = 'plan';
		preferences.rename('territory', { one: '  ', many: 'Bezirke' });
		expect(wordOf('territory', 'one')).toBe('territory');
		preferences.speak('de');
		expect(wordOf('territory', 'one')).toBe('Gebiet');
		expect(wordOf('territory', 'many')).toBe('Bezirke');
	});
});

test('what is kept is read back; commands used last come first, each once', () => {
	preferences.set({ density: 'compact', theme: 'dark' });
	preferences.used('fit');
	preferences.used('undo');
	preferences.used('fit');
	expect(kept()).toMatchObject({ density: 'compact', theme: 'dark', recent: ['fit', 'undo'] });
	expect(document.documentElement.dataset).toMatchObject({ density: 'compact', theme: 'dark' });
});
