import * as Comlink from 'comlink';
import { fits } from '#engine/ingest/mapping/fingerprint.ts';
import { mergeRows } from '#engine/ingest/duplicates/merge.ts';
import { readMapping } from '#engine/ingest/mapping/mapping-file.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { ImportWorkerApi } from './import-api.ts';
import { exportImport } from './import-export.ts';
import { ImportSession } from './import-session.ts';
import { duplicateReview, shownFinding } from './import-view.ts';
import { guarded, hostWorker } from './plan-host.ts';
import type { Review } from '#engine/ingest/health/review.ts';

const session = new ImportSession();

const changed = (change: (review: Review) => void) =>
	guarded(() => {
		change(session.review);
		return session.health();
	});

function finding(id: string) {
	const found = session.review.finding(id);
	if (found === null) throw new RevirError('COMPUTE_STOPPED');
	return found;
}

const api: ImportWorkerApi = {
	openRaw: (slot, { bytes, name }, options, onShare) =>
		guarded(() => session.files[slot].open(new Uint8Array(bytes), name, options, onShare)),
	reopenRaw: (slot, options, onShare) => guarded(() => session.files[slot].reopen(options, onShare)),
	close: (slot) => guarded(() => session.files[slot].close()),
	openAreas: ({ bytes, name }, wanted) => guarded(() => session.openAreas(new Uint8Array(bytes), name, wanted)),
	closeAreas: () => guarded(() => session.closeAreas()),
	addPostcodes: ({ bytes, name }) => guarded(() => session.addPostcodes(new Uint8Array(bytes), name)),
	suggest: (slot, input) => guarded(() => suggestMapping(session.files[slot].table, input)),
	readMapping: (text, file) => guarded(() => readMapping(text, file)),
	fits: (slot, mapping) => guarded(() => fits(mapping, session.files[slot].table)),
	load: (input, onShare) => guarded(() => session.load(input, onShare)),
	makeReps: (made) => guarded(() => session.makeReps(made)),
	adopt: (files, geographyBase, onShare) => guarded(() => session.adopt(files, geographyBase, onShare)),
	examine: (onShare) => guarded(() => session.examine(onShare)),
	findings: (problem, from, count) =>
		guarded(() => {
			const { review, repText } = session;
			const all = review.of(problem);
			return {
				total: all.length,
				shown: all.slice(from, from + count).map((one) => shownFinding(review, one, repText))
			};
		}),
	accept: (ids) => changed((review) => review.accept(ids)),
	acceptAll: (problem, leastConfidence) => changed((review) => review.acceptAll(problem, leastConfidence)),
	revert: (ids) => changed((review) => review.revert(ids)),
	setAside: (ids) => changed((review) => review.setAside(ids)),
	setAsideAll: (problem) =>
		guarded(() => {
			const ids = session.review.setAsideAll(problem);
			return { ids, health: session.health() };
		}),
	mendWith: (id, value) => guarded(() => session.mendWith(id, value)),
	duplicate: (id, rules) => guarded(() => duplicateReview(session.examination, finding(id), rules, session.repText)),
	merge: (id, rules) =>
		changed((review) => review.mendBy(id, mergeRows(session.examination.compared, finding(id).rows, rules))),
	effect: (problem, settings, depth, onShare) => guarded(() => session.effect(problem, settings, depth, onShare)),
	export: (what, kind, language) =>
		guarded(async () => {
			const bytes = await exportImport(session, what, kind, language);
			return Comlink.transfer(bytes, [bytes.buffer]);
		}),
	finish: () =>
		guarded(() => {
			const files = session.finish();
			return Comlink.transfer(files, [files.accounts, files.reps, ...(files.areas ? [files.areas] : [])]);
		})
};

hostWorker(api);
