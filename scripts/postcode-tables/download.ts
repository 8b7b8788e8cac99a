import { setTimeout as wait } from 'node:timers/promises';

export interface DownloadOptions {
	/** Tries in all; what cannot get better (404, too large) is not tried again. */
	readonly tries?: number;
	/** Wait before the second try, ms; doubles after each. */
	readonly pause?: number;
	/** For one try, ms. */
	readonly patience?: number;
	readonly limit?: number;
	readonly log?: (line: string) => void;
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;

/** Fetches one file whole. @throws Error with the address and what to do about it */
export async function download(url: string, options: DownloadOptions = {}): Promise<Uint8Array> {
	const { tries = 3, pause = 1000, patience = 60_000, limit = 64 * 1024 * 1024, log = () => undefined } = options;
	for (let attempt = 1; ; attempt++) {
		try {
			return await once(url, patience, limit);
		} catch (error) {
			const { message } = error as Error;
			if (attempt >= tries || error instanceof Refusal) throw new Error(`${url}: ${message}`, { cause: error });
			log(`${url}: ${message}; trying again (${attempt + 1} of ${tries})`);
			await wait(pause * 2 ** (attempt - 1));
		}
	}
}

/** Trying again would not help. */
class Refusal extends Error {}

async function once(url: string, patience: number, limit: number): Promise<Uint8Array> {
	let response: Response;
	try {
		response = await fetch(url, { signal: AbortSignal.timeout(patience) });
	} catch (error) {
		const { cause, name } = error as Error & { cause?: { code?: string; message: string } };
		if (name === 'TimeoutError') throw new Error(`no answer within ${patience / 1000} s`, { cause: error });
		throw new Error(`cannot be reached (${cause?.code ?? cause?.message ?? (error as Error).message})`, {
			cause: error
		});
	}
	if (response.status === 404) throw new Refusal('there is no such file; check the country code and --base');
	const isTemporary = response.status >= 500 || response.status === 429;
	if (!response.ok) throw new (isTemporary ? Error : Refusal)(`the server answers ${response.status}`);
	const parts: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const part of response.body ?? []) {
			size += part.length;
			if (size > limit) throw new Refusal(`larger than ${megabytes(limit)}`);
			parts.push(part);
		}
	} catch (error) {
		if (error instanceof Refusal) throw error;
		throw new Error('the connection broke off', { cause: error });
	}
	const declared = Number(response.headers.get('content-length') ?? NaN);
	const isPlain = response.headers.get('content-encoding') === null;
	if (isPlain && Number.isFinite(declared) && declared !== size)
		throw new Error(`the connection broke off after ${size} of ${declared} bytes`);
	return Buffer.concat(parts);
}
