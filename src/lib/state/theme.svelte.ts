export type ThemeChoice = 'system' | 'light' | 'dark';
const key = 'revir-theme';

const remembered = (): ThemeChoice => {
	const value = localStorage.getItem(key);
	return value === 'light' || value === 'dark' ? value : 'system';
};

/** Light or dark: the system's choice until the reader makes one, then that one, remembered. */
export class Theme {
	choice = $state<ThemeChoice>('system');
	#systemDark = $state(false);
	readonly dark = $derived(this.choice === 'system' ? this.#systemDark : this.choice === 'dark');

	constructor() {
		const query = matchMedia('(prefers-color-scheme: dark)');
		this.#systemDark = query.matches;
		query.addEventListener('change', (event) => (this.#systemDark = event.matches));
		this.choose(remembered());
	}

	choose(choice: ThemeChoice): void {
		this.choice = choice;
		if (choice === 'system') {
			localStorage.removeItem(key);
			delete document.documentElement.dataset['theme'];
		} else {
			localStorage.setItem(key, choice);
			document.documentElement.dataset['theme'] = choice;
		}
	}

	toggle(): void {
		this.choose(this.dark ? 'light' : 'dark');
	}
}
