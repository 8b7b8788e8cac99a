import type { ImportWorkerApi } from '#workers/import-api.ts';

/** What the health step asks of an import. */
export type HealthClient = Pick<
	ImportWorkerApi,
	| 'examine'
	| 'findings'
	| 'accept'
	| 'acceptAll'
	| 'revert'
	| 'setAside'
	| 'setAsideAll'
	| 'mendWith'
	| 'duplicate'
	| 'merge'
	| 'effect'
	| 'export'
>;
