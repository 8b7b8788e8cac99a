import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';

const staticHosting = process.env['REVIR_ADAPTER'] === 'static';

/**
 * adapter-node bundles with a Rollup of its own that takes no options; it warns of SvelteKit's chunks that have nothing
 * left in them once their exports are inlined. Every other warning passes.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @returns {import('@sveltejs/kit').Adapter}
 */
const withoutEmptyChunks = (adapter) => ({
	...adapter,
	async adapt(builder) {
		const { warn } = console;
		console.warn = (...parts) => {
			if (!String(parts[0]).startsWith('Generated an empty chunk')) warn(...parts);
		};
		try {
			await adapter.adapt(builder);
		} finally {
			console.warn = warn;
		}
	}
});

/** @type {import('@sveltejs/kit').Config} */
const config = {
	kit: {
		adapter: staticHosting
			? adapterStatic({ pages: 'build-static', assets: 'build-static', fallback: 'index.html' })
			: withoutEmptyChunks(adapterNode({ out: process.env['REVIR_BUILD_DIR'] ?? 'build' })),
		// The page registers it after the first plan, and tells of updates instead of taking them.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				// Svelte transitions and deck.gl widgets set inline styles.
				'style-src': ['self', 'unsafe-inline'],
				'worker-src': ['self', 'blob:'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (tsconfig) => {
				tsconfig.include.push(
					'../workers/**/*.ts',
					'../scripts/**/*.ts',
					'../scripts/**/*.mjs',
					'../bench/**/*.ts',
					'../tests/**/*.ts',
					'../*.config.ts',
					'../*.config.js'
				);
				return tsconfig;
			}
		}
	}
};

export default config;
