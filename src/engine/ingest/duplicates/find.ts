import type { AccountColumns } from '../../model/columns.ts';
import { share } from '../../model/steps.ts';
import type { Finding } from '../health/finding.ts';
import { buildBlocks } from './blocks.ts';
import { visitPairs } from './candidates.ts';
import { clusterLinks, type Link, type RowCluster } from './clusters.ts';
import { readWords } from './compare-words.ts';
import { mergeRows } from './merge.ts';
import { defaultMergeRules } from './merge-options.ts';
import type { DuplicateCluster } from './pair-record.ts';
import { duplicateReason } from './reason.ts';
import { readRecords, type RecordOptions } from './records.ts';
import { pairScorer, probabilityOf, type PairScorer } from './score-pair.ts';

export interface DuplicateOptions extends RecordOptions {
	/** Probability from which a proposal may be taken over in one go; default 0.9. */
	readonly sure?: number;
	/** Probability from which a pair is shown at all; default 0.4. */
	readonly review?: number;
}

export const defaultSure = 0.9;
export const defaultReview = 0.4;

export interface DuplicatesFound {
	/** Disjoint, by first row. */
	readonly clusters: readonly DuplicateCluster[];
	/** For any other pair the reader asks about. */
	readonly scorer: PairScorer;
	readonly comparedPairs: number;
}

/** Bits below the threshold that two entries of one cluster may be of each other. */
const CHAIN_SLACK = 4;
const MOST_ROWS = 50;

const bitsAt = (probability: number) => Math.log2(probability / (1 - probability));

/**
 * Clusters of rows that are one company at one place. Blocking, scored pairs, clusters without chains; nothing is merged. Yields
 * progress 0–1 about every 5 ms. About O(rows · keys · window).
 */
export function* findDuplicateClusters(
	accounts: AccountColumns,
	options: DuplicateOptions = {}
): Generator<number, DuplicatesFound> {
	const records = yield* share(readRecords(accounts, options), 0, 0.15);
	const facts = readWords(records.words, accounts.count);
	const scorer = pairScorer(records, facts);
	const blocks = yield* share(buildBlocks(records, facts), 0.15, 0.35);
	const leastBits = bitsAt(options.review ?? defaultReview);
	const links: Link[] = [];
	const collect = (a: number, b: number) => {
		const bits = scorer.bits(a, b, leastBits);
		if (bits >= leastBits) links.push({ a, b, bits });
	};
	const comparedPairs = yield* share(visitPairs(blocks, accounts.count, collect), 0.35, 0.9);
	const rules = { leastBits, weakestBits: leastBits - CHAIN_SLACK, mostRows: MOST_ROWS };
	const found = yield* share(
		clusterLinks(links, (a, b) => scorer.bits(a, b, rules.weakestBits), rules),
		0.9,
		0.95
	);
	const clusters: DuplicateCluster[] = [];
	for (const cluster of found) {
		clusters.push(describeCluster(cluster, scorer, options.sure ?? defaultSure));
		if (clusters.length % 200 === 0) yield 0.95;
	}
	return { clusters, scorer, comparedPairs };
}

function describeCluster({ rows, joined }: RowCluster, scorer: PairScorer, sure: number): DuplicateCluster {
	const pairs = joined.map(({ a, b }) => scorer.evidence(a, b));
	return {
		rows,
		pairs,
		confidence: joined.reduce((product, { bits }) => product * probabilityOf(bits), 1),
		sure: joined.every(({ bits }) => probabilityOf(bits) >= sure)
	};
}

/** Findings of class `duplicate`, one per cluster, each with a proposed merge. Yields progress 0–1. O(rows × columns of the clusters). */
export function* duplicateFindings(
	accounts: AccountColumns,
	clusters: readonly DuplicateCluster[]
): Generator<number, Finding[]> {
	const findings: Finding[] = [];
	for (const cluster of clusters) {
		findings.push(duplicateFinding(accounts, cluster));
		if (findings.length % 100 === 0) yield findings.length / clusters.length;
	}
	return findings;
}

/** One cluster as a finding. O(rows × columns). */
function duplicateFinding(accounts: AccountColumns, cluster: DuplicateCluster): Finding {
	return {
		id: `duplicate:${cluster.rows.join('+')}`,
		problem: 'duplicate',
		rows: cluster.rows,
		column: null,
		got: cluster.rows.map((row) => accounts.name?.at(row) ?? accounts.id.at(row)).join(' | '),
		reason: duplicateReason(accounts, cluster, defaultMergeRules),
		mend: mergeRows(accounts, cluster.rows, defaultMergeRules),
		confidence: cluster.confidence
	};
}
