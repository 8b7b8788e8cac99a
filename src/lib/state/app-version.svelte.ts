/** The copy of the app that works offline, and the politeness of its updates: nothing reloads unasked. */
export class AppVersion {
	/** A new version waits. */
	ready = $state(false);
	#registration: Promise<ServiceWorkerRegistration | null> | null = null;
	#waiting: ServiceWorker | null = null;
	#asked = false;

	/** Registers once, then keeps what is open. Where the browser has no service worker the page simply stays online. */
	async start(base: string, urls: readonly string[]): Promise<void> {
		if (!('serviceWorker' in navigator) || !import.meta.env.PROD || this.#registration !== null) return;
		this.#registration = this.#register(base);
		await this.keep(urls);
	}

	/** What this page has loaded before the service worker was there must be in its cache as well. */
	async keep(urls: readonly string[]): Promise<void> {
		if (this.#registration === null || (await this.#registration) === null) return;
		const { active } = await navigator.serviceWorker.ready;
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		active?.postMessage({ type: 'keep', urls: [...loaded, ...urls] });
	}

	later(): void {
		this.ready = false;
	}

	reload(): void {
		this.#asked = true;
		if (this.#waiting === null) location.reload();
		else this.#waiting.postMessage({ type: 'take-over' });
	}

	async #register(base: string): Promise<ServiceWorkerRegistration | null> {
		try {
			const registration = await navigator.serviceWorker.register(`${base}/service-worker.js`);
			const look = () => {
				// Without a controller it is the first version: nothing to tell.
				if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
				this.#waiting = registration.waiting;
				this.ready = true;
			};
			registration.addEventListener('updatefound', () =>
				registration.installing?.addEventListener('statechange', look)
			);
			navigator.serviceWorker.addEventListener('controllerchange', () => {
				if (this.#asked) location.reload();
			});
			look();
			return registration;
		} catch {
			// Blocked by policy or storage: online use does not need it.
			return null;
		}
	}
}
