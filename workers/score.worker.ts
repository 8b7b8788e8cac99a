import * as Comlink from 'comlink';
import { computeScore, updateScore, type Factors, type Score } from '#engine/score/score.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { ScoreWorkerApi } from './plan-api.ts';
import { hostWorker, toThrown } from './plan-host.ts';

let columns: Factors | null = null;
let last: Score | null = null;

const api: ScoreWorkerApi = {
	load(loaded) {
		columns = loaded;
		last = null;
	},
	score({ factors }) {
		if (columns === null) throw toThrown(new RevirError('COMPUTE_STOPPED'));
		last = last === null ? computeScore(columns, factors) : updateScore(columns, last, factors);
		const copy = last.score.slice();
		return Comlink.transfer(copy, [copy.buffer]);
	}
};

hostWorker(api);
