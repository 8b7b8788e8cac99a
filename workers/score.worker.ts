import * as Comlink from 'comlink';
import { computeScore, updateScore, type Factors, type Score } from '#engine/score/score.ts';
import type { ScoreWorkerApi } from './plan-api.ts';

let columns: Factors | null = null;
let last: Score | null = null;

const api: ScoreWorkerApi = {
	load(loaded) {
		columns = loaded;
		last = null;
	},
	score({ factors }) {
		if (columns === null) return new Float32Array(0);
		last = last === null ? computeScore(columns, factors) : updateScore(columns, last, factors);
		const copy = last.score.slice();
		return Comlink.transfer(copy, [copy.buffer]);
	}
};

Comlink.expose(api);
