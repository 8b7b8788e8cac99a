import type { Settings } from '#engine/model/settings.ts';
import type { PlanView } from './types.ts';

export const demoIds = ['maschinenbau', 'saas-norge'] as const;
export type DemoId = (typeof demoIds)[number];
export const isDemo = (id: string | null): id is DemoId => demoIds.includes(id as DemoId);

/** Files of a demo plan or of the reader's own, ready for the worker. */
export interface PlanFiles {
	readonly accounts: ArrayBuffer;
	readonly accountsName: string;
	readonly reps: ArrayBuffer | null;
	readonly repsName: string | null;
	/** Polygons that become the basic units. */
	readonly areas?: ArrayBuffer;
	readonly areasName?: string;
	/** What was told of the files that these came of. */
	readonly notices?: PlanView['notices'];
	/** Beside a plan file: those that stood later than its plan. */
	readonly settings: Settings | null;
	/** Known to be open in the data; left out = none. */
	readonly problems?: number;
}

const fetchOk = async (url: string): Promise<Response> => {
	const response = await fetch(url);
	// A single-page server answers unknown paths with its page; that is no data file.
	if (!response.ok || response.headers.get('content-type')?.startsWith('text/html') === true) {
		throw new Error(url);
	}
	return response;
};

const country: Readonly<Record<DemoId, string>> = { maschinenbau: 'DE', 'saas-norge': 'NO' };
const folderOf = (base: string, id: DemoId) => `${base}/generated/demo/${id}`;

/** Everything a demo plan is opened from: it must be at hand offline. */
export function demoFiles(base: string, id: DemoId): string[] {
	const geography = ['index', `places-${country[id]}`, `outline-${country[id]}`];
	return [
		...['accounts.arrow', 'reps.arrow', 'settings.json'].map((name) => `${folderOf(base, id)}/${name}`),
		...geography.map((name) => `${base}/generated/geo/${name}.json`)
	];
}

export async function fetchDemo(base: string, id: DemoId): Promise<PlanFiles> {
	const folder = folderOf(base, id);
	const [{ parseSettings }, accounts, reps, settings] = await Promise.all([
		import('#engine/model/parse-settings.ts'),
		fetchOk(`${folder}/accounts.arrow`).then((response) => response.arrayBuffer()),
		fetchOk(`${folder}/reps.arrow`).then((response) => response.arrayBuffer()),
		fetchOk(`${folder}/settings.json`).then((response) => response.json() as Promise<unknown>)
	]);
	return {
		accounts,
		accountsName: `${id}.arrow`,
		reps,
		repsName: 'reps.arrow',
		settings: parseSettings(settings, 'settings.json')
	};
}
