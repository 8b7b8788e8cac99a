import type { ReadShipped } from '#engine/ingest/locate/load-locating.ts';

/** Files of the own host, beside the geography; what the operator has not fetched is absent. */
export const shippedAt =
	(geographyBase: string): ReadShipped =>
	async (name) => {
		const response = await fetch(`${geographyBase}/../${name}`);
		// A host that answers everything with its page has no such file either.
		const isJson = response.headers.get('content-type')?.includes('json') === true;
		return response.ok && isJson ? ((await response.json()) as unknown) : null;
	};
