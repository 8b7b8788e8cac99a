import { preferences, type ThemeChoice } from './preferences.svelte.ts';

/** Light or dark: the system's choice until the reader makes one. */
export class Theme {
	#systemDark = $state(false);
	readonly choice = $derived(preferences.theme);
	readonly dark = $derived(this.choice === 'system' ? this.#systemDark : this.choice === 'dark');

	constructor() {
		const query = matchMedia('(prefers-color-scheme: dark)');
		this.#systemDark = query.matches;
		query.addEventListener('change', (event) => (this.#systemDark = event.matches));
	}

	choose(choice: ThemeChoice): void {
		preferences.set({ theme: choice });
	}

	toggle(): void {
		this.choose(this.dark ? 'light' : 'dark');
	}
}
