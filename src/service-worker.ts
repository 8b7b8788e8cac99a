/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Code of this version, all of it: a page that is open must find every part of itself offline. */
const code = `revir-code-${version}`;
/** Demo data and geography: used by every version, fetched anew when the server has newer ones. */
const data = 'revir-data';
const page = `${base}/`;
const own = (url: URL) => url.origin === location.origin && url.pathname.startsWith(page);
const isCode = (url: URL) => url.pathname.startsWith(`${base}/_app/immutable/`);
const isData = (url: URL) => url.pathname.startsWith(`${base}/generated/`) || url.pathname === `${base}/favicon.svg`;
/** A slow network counts as none after this long, where there is an answer at hand. */
const patienceMs = 4000;

worker.addEventListener('install', (event) => {
	event.waitUntil(
		(async () => {
			const cache = await caches.open(code);
			await cache.addAll(build);
			// Past the browser's own cache: page and code must be of one version.
			await cache.add(new Request(page, { cache: 'reload' }));
		})()
	);
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			for (const name of await caches.keys()) {
				if (name.startsWith('revir-code-') && name !== code) await caches.delete(name);
			}
			await worker.clients.claim();
		})()
	);
});

worker.addEventListener('message', (event) => {
	const message = event.data as { type: string; urls?: readonly string[] };
	if (message.type === 'take-over') void worker.skipWaiting();
	if (message.type === 'keep') event.waitUntil(keep(message.urls ?? []));
});

async function keep(urls: readonly string[]): Promise<void> {
	for (const text of urls) {
		const url = new URL(text, location.href);
		if (!own(url) || !(isCode(url) || isData(url))) continue;
		const cache = await caches.open(isCode(url) ? code : data);
		if ((await cache.match(url)) === undefined) await cache.add(url).catch(() => undefined);
	}
}

/** Whole, good answers only; a single-page host answers unknown files with its page. */
const keepable = (response: Response, url: URL) =>
	response.status === 200 &&
	response.type === 'basic' &&
	(url.pathname === page || response.headers.get('content-type')?.startsWith('text/html') !== true);

async function fetched(request: Request, url: URL, cache: Cache): Promise<Response> {
	const response = await fetch(request);
	if (keepable(response, url)) await cache.put(url.pathname, response.clone());
	return response;
}

/** Names of code hold its hash: what is cached never goes stale. */
async function cacheFirst(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(code);
	return (await cache.match(url.pathname)) ?? fetched(request, url, cache);
}

/** Newest from the server; else, or when it takes too long, what was kept. Cached answers keep all their headers. */
async function networkFirst(request: Request, url: URL, name: string): Promise<Response> {
	const cache = await caches.open(name);
	const kept = await cache.match(url.pathname);
	const fresh = fetched(request, url, cache);
	if (kept === undefined) return fresh;
	const tired = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs));
	return Promise.race([fresh.catch(() => kept), tired]);
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || !own(url)) return;
	if (isCode(url)) event.respondWith(cacheFirst(request, url));
	else if (request.mode === 'navigate') event.respondWith(networkFirst(request, new URL(page, url), code));
	else if (isData(url)) event.respondWith(networkFirst(request, url, data));
});
