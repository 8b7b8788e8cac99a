import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';

const staticHosting = process.env['REVIR_ADAPTER'] === 'static';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	kit: {
		adapter: staticHosting
			? adapterStatic({ pages: 'build-static', assets: 'build-static', fallback: 'index.html' })
			: adapterNode({ out: process.env['REVIR_BUILD_DIR'] ?? 'build' }),
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
