import type { ImportWorkerApi } from '#workers/import-api.ts';

type Answered<Call> = Call extends (...input: infer Input) => infer Output
	? (...input: Input) => Promise<Awaited<Output>>
	: never;

/** What the health step asks of an import. */
export type HealthClient = {
	[
		K in
			| 'examine'
			| 'findings'
			| 'accept'
			| 'acceptAll'
			| 'revert'
			| 'setAside'
			| 'mendWith'
			| 'duplicate'
			| 'merge'
			| 'effect'
			| 'export'
	]: Answered<ImportWorkerApi[K]>;
};

export type { DuplicateReview, FindingState, Health, ReviewedAccount, ShownFinding } from '#workers/import-api.ts';
