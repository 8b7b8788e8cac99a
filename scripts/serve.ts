import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileContentSecurityPolicy, isolationHeaders } from './headers.mjs';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const preferred = Number(process.env['PORT'] ?? 4173);
let handler: Handler | null = null;

const server = createServer((request, response) => {
	for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
	// A policy on Kit's own pages would replace the one with its script hashes on a 304 and blank the page.
	const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
	if (extname(path) !== '') response.setHeader('Content-Security-Policy', fileContentSecurityPolicy);
	if (handler === null) response.writeHead(503, { 'Retry-After': '1' }).end();
	else handler(request, response);
});

server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EADDRINUSE' && process.env['PORT'] === undefined) server.listen(0);
	else {
		console.error(`Cannot listen on port ${preferred}: ${error.message}. Set PORT to a free one.`);
		process.exit(1);
	}
});

server.on('listening', () => {
	const address = `http://localhost:${(server.address() as AddressInfo).port}`;
	// adapter-node assumes https unless it is told, and reads this when it is imported.
	process.env['ORIGIN'] ??= address;
	void import(
		pathToFileURL(resolve(import.meta.dirname, '..', process.env['REVIR_BUILD_DIR'] ?? 'build', 'handler.js')).href
	).then((app) => {
		handler = (app as { handler: Handler }).handler;
		console.log(`\n  Revir is running at ${address}\n  Stop it with Ctrl+C.\n`);
	});
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		server.close(() => process.exit(0));
		server.closeAllConnections();
	});
}
server.listen(preferred);
