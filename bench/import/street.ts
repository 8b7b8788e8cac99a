import { loadDemoGeography } from '#cli/demo/geography.ts';
import { duplicateFinding, findDuplicateClusters } from '#engine/ingest/duplicates/find.ts';
import { applyMends, type AcceptedMend, type Cleaned } from '#engine/ingest/health/apply-mends.ts';
import { findContradictions } from '#engine/ingest/health/find-contradictions.ts';
import { findOutliers } from '#engine/ingest/health/find-outliers.ts';
import { findStale } from '#engine/ingest/health/find-stale.ts';
import type { Finding } from '#engine/ingest/health/finding.ts';
import { findMissing } from '#engine/ingest/impute/find-missing.ts';
import { findPositions } from '#engine/ingest/locate/find-positions.ts';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { locate, type LocatedAccounts } from '#engine/ingest/locate/locate.ts';
import { postcodesOfPlaces } from '#engine/ingest/locate/served-table.ts';
import { applyMapping, type MappedAccounts } from '#engine/ingest/mapping/apply.ts';
import { applyRepMapping, type MappedReps } from '#engine/ingest/mapping/apply-reps.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import type { RawTable } from '#engine/ingest/raw/raw-table.ts';
import { findIndustries } from '#engine/ingest/taxonomy/find-industries.ts';
import { asOf, type DirtyFile } from '../../tests/fixtures/dirty/entry.ts';

/** From here a proposal is taken over without a look. */
const SURE = 0.9;

export interface Imported {
	readonly table: RawTable;
	readonly suggested: Suggested;
	readonly mapped: MappedAccounts;
	readonly reps: MappedReps;
	readonly located: LocatedAccounts;
	readonly findings: readonly Finding[];
	readonly accepted: readonly (Finding & AcceptedMend)[];
	readonly cleaned: Cleaned;
	/** Milliseconds per stage. */
	readonly took: Readonly<Record<string, number>>;
}

/** What the page does with a file, one step after the other. */
export async function importStreet(
	{ file, bytes, country }: DirtyFile,
	repFile: { readonly file: string; readonly bytes: Uint8Array }
): Promise<Imported> {
	const took: Record<string, number> = {};
	let from = performance.now();
	const told = <T>(stage: string, result: T): T => {
		const now = performance.now();
		took[stage] = now - from;
		from = now;
		return result;
	};
	const { places, outline, postcodes } = loadDemoGeography(country === 'DE' ? 'maschinenbau' : 'saas-norge');
	const shipped = postcodes === null ? [] : [postcodesOfPlaces({ country, postcodes }, places)];
	const gazetteer = createGazetteer(places, shipped);
	const where = { gazetteer, country };
	told('load places', null);
	const table = told('read', await openRaw(bytes, file));
	const suggested = told('suggest', suggestMapping(table, { asOf, country }));
	const mapped = told('apply', finish(applyMapping(table, suggested.mapping, { asOf })));
	const repTable = await openRaw(repFile.bytes, repFile.file);
	const reps = finish(applyRepMapping(repTable, suggestMapping(repTable, { asOf, country, kind: 'reps' }).mapping));
	told('reps', null);
	const { accounts: given, meta, written } = mapped;
	const outlines = outline === null ? [] : [outline];
	const positions = told('positions', finish(findPositions(given, { ...where, outlines, written })));
	const located = told('locate', finish(locate(given, where)));
	const { accounts } = located;
	const missing = told('missing', finish(findMissing(accounts, { meta })));
	const outliers = told('outliers', finish(findOutliers(accounts, undefined)));
	const rest = [
		...finish(findStale(accounts, { meta })),
		...finish(findContradictions(accounts, { meta, reps: reps.reps }))
	];
	told('stale, contradictions', null);
	const industries = told('industries', finish(findIndustries(accounts, undefined)));
	// Compared with what is sure put right: swapped coordinates and two spellings of a branch must not speak against one company.
	const sure = [...located.findings, ...positions, ...industries].filter(isSure);
	const { clusters } = finish(findDuplicateClusters(applyMends(accounts, sure).accounts, { domain: mapped.domain }));
	const duplicates = told(
		'duplicates',
		clusters.map((cluster) => duplicateFinding(accounts, cluster))
	);
	const findings = [duplicates, located.findings, positions, missing, outliers, rest, industries].flat();
	const accepted = findings.filter(isSure);
	const cleaned = told('mend', applyMends(accounts, accepted));
	return { table, suggested, mapped, reps, located, findings, accepted, cleaned, took };
}

function isSure(finding: Finding): finding is Finding & AcceptedMend {
	if (finding.mend === null) return false;
	return finding.problem === 'duplicate' ? finding.reason.key === 'duplicate.sure' : finding.confidence >= SURE;
}

function finish<T>(steps: Generator<number, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
