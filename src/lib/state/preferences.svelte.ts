import * as v from 'valibot';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '#paraglide/runtime.js';

const storageKey = 'revir-preferences';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];
/** `language` follows the language of the page; the others are writing conventions of their own. */
export const numberFormats = ['language', 'en-GB', 'de-DE', 'de-CH', 'nb-NO'] as const;
export type NumberFormat = (typeof numberFormats)[number];
export const currencyDisplays = ['symbol', 'code', 'thousands'] as const;
export type CurrencyDisplay = (typeof currencyDisplays)[number];
/** Things that every company has a word of its own for. */
export const nouns = ['territory', 'rep', 'customer'] as const;
export type Noun = (typeof nouns)[number];
/** One and many; an empty word means the usual one of the language. */
export interface Words {
	readonly one: string;
	readonly many: string;
}
export type Vocabulary = Readonly<Partial<Record<Noun, Words>>>;

const word = v.pipe(v.string(), v.trim(), v.maxLength(40));
const words = v.optional(v.object({ one: word, many: word }));
const vocabulary = v.object({ territory: words, rep: words, customer: words });

/** Every field falls back alone: one broken value costs no other. */
const stored = v.object({
	theme: v.fallback(v.picklist(themeChoices), 'system'),
	density: v.fallback(v.picklist(densities), 'comfortable'),
	numbers: v.fallback(v.picklist(numberFormats), 'language'),
	currency: v.fallback(v.picklist(currencyDisplays), 'symbol'),
	/** Single letters as shortcuts get in the way of speech input, so they can be switched off. */
	letterKeys: v.fallback(v.boolean(), true),
	tourSeen: v.fallback(v.boolean(), false),
	/** Commands of the palette, the latest first. */
	recent: v.fallback(v.array(v.string()), []),
	/** By title of the plan. */
	vocabulary: v.fallback(v.record(v.string(), vocabulary), {})
});
type Stored = v.InferOutput<typeof stored>;

function read(): Stored {
	let value: unknown = {};
	try {
		value = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
	} catch {
		// Broken or blocked storage: the defaults below.
	}
	return v.parse(stored, typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
}

const recentCount = 6;

/** What the reader prefers on this computer, whatever the plan; kept across visits. */
class Preferences {
	#stored = $state.raw<Stored>(read());
	#language = $state<Locale>(getLocale());
	/** Title of the open plan: its vocabulary applies. */
	plan = $state<string | null>(null);

	readonly theme = $derived(this.#stored.theme);
	readonly density = $derived(this.#stored.density);
	readonly numbers = $derived(this.#stored.numbers);
	readonly currency = $derived(this.#stored.currency);
	readonly letterKeys = $derived(this.#stored.letterKeys);
	readonly tourSeen = $derived(this.#stored.tourSeen);
	readonly recent = $derived(this.#stored.recent);
	readonly vocabulary: Vocabulary = $derived(
		this.plan === null ? {} : ((this.#stored.vocabulary[this.plan] ?? {}) as Vocabulary)
	);

	constructor() {
		// Messages ask for the locale each time they are called: a state value makes every text follow without a reload.
		overwriteGetLocale(() => this.#language);
		this.#apply();
	}

	get language(): Locale {
		return this.#language;
	}

	/** Speaks this language from now on; the open plan and its settings stay. */
	speak(language: Locale): void {
		void setLocale(language, { reload: false });
		this.#language = language;
		this.#apply();
	}

	set(change: Partial<Omit<Stored, 'vocabulary'>>): void {
		this.#keep({ ...this.#stored, ...change });
	}

	/** Words for the open plan. */
	rename(noun: Noun, words: Words): void {
		if (this.plan === null) return;
		const own = { ...this.vocabulary, [noun]: words };
		this.#keep({ ...this.#stored, vocabulary: { ...this.#stored.vocabulary, [this.plan]: own } });
	}

	forgetWords(): void {
		const others = Object.entries(this.#stored.vocabulary).filter(([title]) => title !== this.plan);
		this.#keep({ ...this.#stored, vocabulary: Object.fromEntries(others) });
	}

	used(command: string): void {
		this.set({ recent: [command, ...this.recent.filter((id) => id !== command)].slice(0, recentCount) });
	}

	#keep(next: Stored): void {
		this.#stored = next;
		this.#apply();
		try {
			localStorage.setItem(storageKey, JSON.stringify(next));
		} catch {
			// Blocked or full storage: it holds for this visit.
		}
	}

	#apply(): void {
		const root = document.documentElement;
		root.lang = this.#language;
		root.dataset['density'] = this.#stored.density;
		if (this.#stored.theme === 'system') delete root.dataset['theme'];
		else root.dataset['theme'] = this.#stored.theme;
	}
}

export const preferences = new Preferences();
