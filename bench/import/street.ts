import { loadDemoGeography } from '#cli/demo/geography.ts';
import type { AcceptedMend, Cleaned } from '#engine/ingest/health/apply-mends.ts';
import { examine } from '#engine/ingest/health/examine.ts';
import type { Finding } from '#engine/ingest/health/finding.ts';
import { Review } from '#engine/ingest/health/review.ts';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { locate, type LocatedAccounts } from '#engine/ingest/locate/locate.ts';
import { postcodesOfPlaces } from '#engine/ingest/locate/served-table.ts';
import { applyMapping, type MappedAccounts } from '#engine/ingest/mapping/apply.ts';
import { applyRepMapping, type MappedReps } from '#engine/ingest/mapping/apply-reps.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import type { RawTable } from '#engine/ingest/raw/raw-table.ts';
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
	const { accounts: given, meta, written, domain } = mapped;
	const outlines = outline === null ? [] : [outline];
	const located = told('locate', finish(locate(given, where)));
	const locating = { ...where, places, outlines, land: null };
	const examined = { meta, reps: reps.reps, locating, located, written, domain };
	const { findings } = told('examine', finish(examine({ ...examined, accounts: located.accounts })));
	const accepted = findings.filter(isSure);
	const review = new Review(located.accounts, findings);
	review.accept(accepted.map(({ id }) => id));
	const cleaned = told('mend', review.cleaned());
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
