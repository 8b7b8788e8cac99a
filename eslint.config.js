import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'node_modules/',
			'.svelte-kit/',
			'build*/',
			'src/paraglide/',
			'static/',
			'.reports/',
			'test-results/',
			'.vitest/',
			'.scratch*',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// The compiler knows the names.
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		// Indexed access in numeric loops is in range by construction; the compiler flag stays on elsewhere.
		files: ['src/engine/**', 'tests/**', 'bench/**', 'workers/**', 'scripts/**', 'src/cli/**', 'src/lib/map/**'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	}
);
