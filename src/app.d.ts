declare global {
	/** Version of package.json, put in by Vite. */
	const __ENGINE_VERSION__: string;
	namespace App {}
}

export {};
